package dev.tracewright.benchmarks;

/**
 * Runs one measurement by name: {@code capture}, {@code rewrite}, {@code memory} or {@code
 * generated}.
 */
public final class Main {
  private Main() {}

  /**
   * Prints a measurement.
   *
   * @param args the name of the measurement and what it takes further
   * @throws Exception if it cannot be made
   */
  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "" : args[0]) {
      case "capture" -> CaptureCost.run();
      case "rewrite" -> RewriteCost.run();
      case "memory" -> MemoryPerNode.run();
      case "generated" -> GeneratedVsHandWritten.run(false);
      case "generated-djl" -> GeneratedVsHandWritten.run(true);
      default -> {
        System.err.println(
            "name a measurement: capture, rewrite, memory, generated or generated-djl");
        System.exit(2);
      }
    }
  }
}
