package dev.tracewright.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaFileObject;

/**
 * What capture costs javac: the same sources are compiled with the processor and without, in turn,
 * and the difference of the medians is divided by the number of captured nodes. The compilation
 * with the processor also compiles the generated classes.
 */
final class CaptureCost {
  private static final int[] NODES = {100, 1_000, 10_000, 100_000};
  private static final int[] NODES_OF_ONE_GRAPH = {100, 1_000, 10_000, 100_000};
  private static final int WARM_UP = 10;

  private CaptureCost() {}

  /** Prints the tables. */
  static void run() throws Exception {
    warmUp();
    System.out.println("sources          nodes  without ms  with ms  µs a node  growth");
    for (MeasuredSources kind : MeasuredSources.values()) {
      double last = 0;
      for (int nodes : NODES) {
        last = measure(kind.text(), Compilation.plain(kind.of(nodes)), rounds(nodes), last);
      }
    }
    double last = 0;
    for (int nodes : NODES_OF_ONE_GRAPH) {
      Compilation oneGraph = Compilation.plain(MeasuredSources.oneGraph(nodes));
      last = measure("one graph", oneGraph, rounds(nodes), last);
    }
    for (Whole each : wholes()) {
      measure(each.name(), each.compilation(), 9, 0);
    }
    System.out.println();
    stages();
  }

  private record Whole(String name, Compilation compilation) {}

  private static List<Whole> wholes() throws Exception {
    String fixtures = System.getProperty("fixtures");
    if (fixtures == null) {
      return List.of();
    }
    Path root = Path.of(fixtures).resolve("dev/tracewright/fixtures");
    List<JavaFileObject> miniLm = MeasuredSources.below(root.resolve("minilm"));
    return List.of(
        new Whole("MiniLM", Compilation.withLibraries(miniLm)),
        new Whole("all fixtures", Compilation.withLibraries(MeasuredSources.below(root))));
  }

  private static void warmUp() throws Exception {
    for (MeasuredSources kind : MeasuredSources.values()) {
      Compilation compilation = Compilation.plain(kind.of(1_000));
      for (int i = 0; i < WARM_UP; i++) {
        compilation.milliseconds(false);
        compilation.milliseconds(true);
      }
    }
  }

  private static int rounds(int nodes) {
    return nodes <= 1_000 ? 21 : nodes <= 10_000 ? 9 : 5;
  }

  /** Prints a line and returns the milliseconds that capture took. */
  private static double measure(String name, Compilation compilation, int rounds, double smaller)
      throws Exception {
    long nodes = compilation.nodes();
    double[] without = new double[rounds];
    double[] with = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      without[i] = compilation.milliseconds(false);
      with[i] = compilation.milliseconds(true);
    }
    double difference = median(with) - median(without);
    System.out.printf(
        Locale.ROOT,
        "%-14s %7d %11.0f %8.0f %10.1f  %6s%n",
        name,
        nodes,
        median(without),
        median(with),
        difference * 1_000 / nodes,
        smaller == 0 ? "" : String.format(Locale.ROOT, "%.1f", difference / smaller));
    return difference;
  }

  private static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Prints how the time with the processor divides. */
  private static void stages() throws Exception {
    System.out.print("share of         ");
    for (Stages.Stage stage : Stages.Stage.values()) {
      System.out.printf("%12s", stage.text());
    }
    System.out.println();
    for (MeasuredSources kind : MeasuredSources.values()) {
      stages(kind.text(), Compilation.plain(kind.of(10_000)));
    }
    stages("one graph", Compilation.plain(MeasuredSources.oneGraph(10_000)));
    for (Whole each : wholes()) {
      stages(each.name(), each.compilation());
    }
  }

  private static void stages(String name, Compilation compilation) throws Exception {
    Stages stages =
        Stages.of(
            () -> {
              for (int i = 0; i < 5; i++) {
                compilation.milliseconds(true);
              }
              return name;
            });
    System.out.printf("%-17s", name);
    for (Stages.Stage stage : Stages.Stage.values()) {
      System.out.printf(Locale.ROOT, "%11.0f%%", 100 * stages.share(stage));
    }
    System.out.println();
  }
}
