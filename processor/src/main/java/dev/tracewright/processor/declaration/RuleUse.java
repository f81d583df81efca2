package dev.tracewright.processor.declaration;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.syntax.Span;
import java.util.Optional;

/**
 * A class that an annotation names as a rule.
 *
 * @param type the class; empty while javac does not know it
 * @param text the name as it is written
 * @param place where it is named
 */
public record RuleUse(Optional<ClassType> type, String text, Span place) {}
