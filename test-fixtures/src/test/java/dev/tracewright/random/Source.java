package dev.tracewright.random;

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
}
