package dev.tracewright.benchmarks;

import dev.tracewright.processor.TraceableProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What capture costs javac: the same sources are compiled with the processor and without, in turn,
 * and the difference of the medians is divided by the number of captured nodes. The compilation
 * with the processor also compiles the generated classes.
 */
public final class CaptureCost {
  private static final int[] NODES = {100, 1_000, 10_000, 100_000};
  private static final int NODES_PER_METHOD = 1_000;
  private static final int METHODS_PER_CLASS = 20;

  private CaptureCost() {}

  /** Prints a table; takes about two minutes. */
  public static void main(String[] args) {
    System.out.println("    nodes   without ms   with ms   µs a node");
    for (int nodes : NODES) {
      measure(nodes, nodes <= 1_000 ? 15 : nodes <= 10_000 ? 7 : 3);
    }
  }

  private static void measure(int nodes, int rounds) {
    List<JavaFileObject> sources = sources(nodes);
    double[] without = new double[rounds];
    double[] with = new double[rounds];
    int warmUp = rounds / 3 + 1;
    for (int i = -warmUp; i < rounds; i++) {
      double plain = compile(sources, false);
      double captured = compile(sources, true);
      if (i >= 0) {
        without[i] = plain;
        with[i] = captured;
      }
    }
    double difference = median(with) - median(without);
    System.out.printf(
        Locale.ROOT,
        "%9d %12.0f %9.0f %11.1f%n",
        nodes,
        median(without),
        median(with),
        difference * 1_000 / nodes);
  }

  private static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Static functions of straight-line arithmetic, two nodes a statement. */
  private static List<JavaFileObject> sources(int nodes) {
    List<JavaFileObject> sources = new ArrayList<>();
    int left = nodes;
    for (int type = 0; left > 0; type++) {
      StringBuilder text = new StringBuilder("package measured;\n");
      text.append("final class Measured").append(type).append(" {\n");
      for (int method = 0; method < METHODS_PER_CLASS && left > 0; method++) {
        int size = Math.min(left, NODES_PER_METHOD);
        method(text, method, size);
        left -= size;
      }
      sources.add(new Source("measured/Measured" + type, text.append("}\n").toString()));
    }
    return sources;
  }

  private static void method(StringBuilder text, int method, int nodes) {
    text.append("  @dev.tracewright.annotations.Traceable\n");
    text.append("  static double f").append(method).append("(double x, double y) {\n");
    text.append("    double v0 = x;\n");
    for (int i = 1; i <= nodes / 2; i++) {
      text.append("    double v").append(i).append(" = v").append(i - 1).append(" * y + x;\n");
    }
    text.append("    return v").append(nodes / 2).append(";\n  }\n");
  }

  /** Milliseconds of one compilation. */
  private static double compile(List<JavaFileObject> sources, boolean capture) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path out = temporary();
    List<String> options =
        List.of(
            "-d",
            out.toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            capture ? "-Xlint:none" : "-proc:none");
    JavaCompiler.CompilationTask task = compiler.getTask(null, null, null, options, null, sources);
    if (capture) {
      task.setProcessors(List.of(new TraceableProcessor()));
    }
    long start = System.nanoTime();
    boolean done = task.call();
    double elapsed = (System.nanoTime() - start) / 1e6;
    delete(out);
    if (!done) {
      throw new IllegalStateException("the measured sources do not compile");
    }
    return elapsed;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("capture-cost");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
