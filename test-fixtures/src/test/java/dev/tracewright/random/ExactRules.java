package dev.tracewright.random;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for plain Java after which code still does exactly the same. */
final class ExactRules {
  private static final List<String> ALL =
      List.of(
          "IntAlgebra",
          "LongAlgebra",
          "BooleanAlgebra",
          "Extremes",
          "Shifts",
          "Strings",
          "FloatingPoint",
          "TimesPowerOfTwo",
          "QuotientByPowerOfTwo");

  private ExactRules() {}

  /** Options that apply them, and ask for all that can be said about that. */
  static String[] options() {
    String names =
        ALL.stream().map(each -> "dev.tracewright.rules." + each).collect(Collectors.joining(","));
    return Stream.of("rules=" + names, "verbose=true", "report=true")
        .map(each -> "-Atracewright." + each)
        .toArray(String[]::new);
  }
}
