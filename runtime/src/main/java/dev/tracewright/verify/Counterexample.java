package dev.tracewright.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values for which a rule does not keep what it promises.
 *
 * @param inputs the values by parameter, in order, as Java writes them
 * @param pattern which pattern it is, "the pattern" where there is only one
 * @param before what comes of the pattern, "gives 0.0" say
 * @param after what comes of the replacement
 */
public record Counterexample(
    Map<String, String> inputs, String pattern, String before, String after) {
  /** Copies the map. */
  public Counterexample {
    inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /** All in one sentence: {@code for a = -0.0 the pattern gives 0.0 and the replacement -0.0}. */
  public String text() {
    String verb = before.substring(0, before.indexOf(' ') + 1);
    String rest = after.startsWith(verb) ? after.substring(verb.length()) : after;
    String values =
        inputs.entrySet().stream()
            .map(each -> each.getKey() + " = " + each.getValue())
            .collect(Collectors.joining(", "));
    return (values.isEmpty() ? "" : "for " + values + " ")
        + pattern
        + " "
        + before
        + " and the replacement "
        + rest;
  }

  @Override
  public String toString() {
    return text();
  }
}
