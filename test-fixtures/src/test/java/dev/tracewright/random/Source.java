package dev.tracewright.random;

import java.util.List;

/**
 * A program to check: a class of package {@code r} with a captured static method {@code run} and a
 * method {@code static Object[][] rows()} that makes the arguments of its runs anew.
 *
 * @param name the simple name of the class
 * @param text its source
 */
record Source(String name, String text) {
  /** The beginning of every program. */
  static final String HEAD =
      """
      package r;

      import dev.tracewright.annotations.*;
      import dev.tracewright.random.Log;
      import dev.tracewright.random.Shade;
      import java.util.*;
      import java.util.function.*;
      import java.util.stream.*;

      """;

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
