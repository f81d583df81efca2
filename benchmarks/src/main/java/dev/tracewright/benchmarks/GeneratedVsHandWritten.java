package dev.tracewright.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Compares the speed of generated methods with that of the methods they were captured from. */
final class GeneratedVsHandWritten {
  private GeneratedVsHandWritten() {}

  /**
   * Prints what a call takes, source and generated side by side.
   *
   * @param djl whether to run the modules on DJL, too; they start a tensor engine
   */
  static void run(boolean djl) throws Exception {
    OptionsBuilder options = new OptionsBuilder();
    options.include(ScalarCalls.class.getName());
    if (djl) {
      options.include(ModuleCalls.class.getName());
    }
    Options quiet = options.verbosity(VerboseMode.SILENT).build();
    print(new Runner(quiet).run());
  }

  private static void print(Collection<RunResult> results) {
    Map<String, Result<?>> scores = new TreeMap<>();
    for (RunResult each : results) {
      scores.put(label(each), each.getPrimaryResult());
    }
    System.out.println("a call           source ns          generated ns       ratio");
    scores.forEach(
        (label, source) -> {
          Result<?> generated = scores.get(label.replace("Source", "Generated"));
          if (label.endsWith("Source") && generated != null) {
            System.out.printf(
                Locale.ROOT,
                "%-12s %12.2f ± %5.2f %12.2f ± %5.2f %9.2f%n",
                label.replace("Source", ""),
                source.getScore(),
                source.getScoreError(),
                generated.getScore(),
                generated.getScoreError(),
                generated.getScore() / source.getScore());
          }
        });
  }

  private static String label(RunResult result) {
    String name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
