package dev.tracewright.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Prints the demonstration's progress and remembers whether a check failed. */
final class Report {
  private final PrintStream out;
  private final long start = System.nanoTime();
  private boolean passed = true;

  Report(PrintStream out) {
    this.out = out;
  }

  void title(String text) {
    out.println();
    out.println("== " + text);
  }

  void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }

  /** Announces a step that takes long, runs it, and says how long it took. */
  <T> T step(String what, Callable<T> action) throws Exception {
    out.print(what + " ... ");
    out.flush();
    long before = System.nanoTime();
    T result = action.call();
    line("%.2f s", seconds(before));
    return result;
  }

  void check(String what, boolean holds, String found) {
    passed &= holds;
    line("%-6s %s: %s", holds ? "ok" : "FAILED", what, found);
  }

  /** Prints the total run time and returns whether every check held. */
  boolean finish() {
    out.println();
    line("%s in %.2f s", passed ? "all checks passed" : "A CHECK FAILED", seconds(start));
    return passed;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
