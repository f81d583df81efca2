package dev.tracewright.processor.report;

import dev.tracewright.graph.SourcePosition;
import java.util.Optional;

/** Knows the lines of the sources that nodes come from. */
@FunctionalInterface
public interface SourceLines {
  /** The line of a place, without the blanks around it; empty if its source is not at hand. */
  Optional<String> at(SourcePosition place);
}
