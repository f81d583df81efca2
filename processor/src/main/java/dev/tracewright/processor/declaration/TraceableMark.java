package dev.tracewright.processor.declaration;

import dev.tracewright.processor.syntax.Span;
import java.util.List;
import java.util.Map;

/**
 * A {@code @Traceable} as it stands in the source.
 *
 * @param method the method to capture when it stands on a class
 * @param name the simple name of the generated class, empty for the derived one
 * @param unrollLimit how often a known loop may run
 * @param nodeBudget how many nodes the graph may have
 * @param rules the rules to apply, in order
 * @param freeze whether attributes are promised not to change
 * @param place the annotation
 * @param values the values that are written out, by name
 */
record TraceableMark(
    String method,
    String name,
    int unrollLimit,
    int nodeBudget,
    List<RuleUse> rules,
    boolean freeze,
    Span place,
    Map<String, Span> values) {

  /** Where the value of that name is written, or the annotation where it is not. */
  Span placeOf(String value) {
    return values.getOrDefault(value, place);
  }
}
