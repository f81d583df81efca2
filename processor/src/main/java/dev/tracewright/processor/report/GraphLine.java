package dev.tracewright.processor.report;

import dev.tracewright.graph.Origin;
import dev.tracewright.graph.SourcePosition;
import java.util.Optional;

/**
 * A line of a graph's text.
 *
 * @param text its characters
 * @param place where the node that starts here comes from
 * @param origin the rule that made it, if one did
 */
record GraphLine(String text, Optional<SourcePosition> place, Optional<Origin> origin) {}
