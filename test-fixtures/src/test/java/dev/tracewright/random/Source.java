package dev.tracewright.random;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program to check: a class of package {@code r} with a captured static method {@code run} and a
 * method {@code static Object[][] rows()} that makes the arguments of its runs anew.
 *
 * @param name the simple name of the class
 * @param text its source
 */
record Source(String name, String text) {
  private static final String OWN = "dev.tracewright.random.";

  /** What programs import, by the simple name. */
  private static final Map<String, String> IMPORTS = new TreeMap<>();

  static {
    for (String each : List.of("Cell", "Log", "Oops", "Shade")) {
      IMPORTS.put(each, OWN + each);
    }
    for (String each : List.of("Leaf", "Traceable")) {
      IMPORTS.put(each, "dev.tracewright.annotations." + each);
    }
    for (String each :
        List.of("ArrayList", "Arrays", "Comparator", "Iterator", "List", "Optional")) {
      IMPORTS.put(each, "java.util." + each);
    }
    for (String each :
        List.of("DoubleBinaryOperator", "IntBinaryOperator", "IntUnaryOperator", "Supplier")) {
      IMPORTS.put(each, "java.util.function." + each);
    }
    for (String each : List.of("Collectors", "IntStream")) {
      IMPORTS.put(each, "java.util.stream." + each);
    }
  }

  /** The beginning of sources that import whatever they may mention. */
  static final String HEAD =
      """
      package r;

      import dev.tracewright.annotations.*;
      import dev.tracewright.random.Cell;
      import dev.tracewright.random.Log;
      import dev.tracewright.random.Oops;
      import dev.tracewright.random.Shade;
      import java.util.*;
      import java.util.function.*;
      import java.util.stream.*;

      """;

  /** A program of these declarations; what they mention is imported. */
  static Source importing(String name, String declarations) {
    Set<String> words = new HashSet<>(List.of(declarations.split("\\W+", -1)));
    StringBuilder head = new StringBuilder("package r;\n\n");
    IMPORTS.forEach(
        (simple, full) -> {
          if (words.contains(simple)) {
            head.append("import ").append(full).append(";\n");
          }
        });
    return new Source(name, head.append('\n').append(declarations).toString());
  }

  /**
   * The program that an entry of a resource stands for: members of a class, of which the first,
   * {@code run}, is captured, and behind each {@code on} the arguments of a run.
   */
  static Source of(String name, String entry) {
    List<String> lines = entry.lines().toList();
    List<String> members = lines.stream().filter(each -> !each.startsWith("on")).toList();
    List<String> rows = lines.stream().filter(each -> each.startsWith("on")).toList();
    StringBuilder text = new StringBuilder(HEAD);
    text.append("final class ").append(name).append(" {\n@Traceable\n");
    members.forEach(each -> text.append(each).append('\n'));
    text.append("static Object[][] rows() {\nreturn new Object[][] {\n");
    rows.forEach(each -> text.append('{').append(each.substring(2)).append("},\n"));
    return new Source(name, text.append("};\n}\n}\n").toString());
  }
}
