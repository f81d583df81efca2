package dev.tracewright.benchmarks;

import dev.tracewright.GraphModule;
import dev.tracewright.annotations.Traceable;
import dev.tracewright.processor.TraceableProcessor;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * What is compiled, again and again.
 *
 * @param sources the files
 * @param classPath what they are compiled against
 */
record Compilation(List<JavaFileObject> sources, String classPath) {
  private static final ThreadMXBean PROCESSOR_TIME = ManagementFactory.getThreadMXBean();

  /** A compilation of what needs nothing but the annotations and the library. */
  static Compilation plain(List<JavaFileObject> sources) {
    return new Compilation(
        sources, place(Traceable.class) + File.pathSeparator + place(GraphModule.class));
  }

  /** A compilation against everything that the measuring program runs on. */
  static Compilation withLibraries(List<JavaFileObject> sources) {
    return new Compilation(sources, System.getProperty("java.class.path"));
  }

  /**
   * Compiles once and returns the milliseconds it took: processor time of this thread, on which
   * javac does all its work.
   */
  double milliseconds(boolean capture) throws IOException {
    Path out = Files.createTempDirectory("capture-cost");
    try {
      return run(capture, out);
    } finally {
      delete(out);
    }
  }

  /** How many nodes are captured. */
  long nodes() throws IOException {
    Path out = Files.createTempDirectory("capture-cost");
    try {
      run(true, out);
      long nodes = 0;
      try (Stream<Path> all = Files.walk(out)) {
        for (Path each : all.filter(file -> file.toString().endsWith(".graph")).toList()) {
          nodes += nodes(Files.readString(each));
        }
      }
      return nodes;
    } finally {
      delete(out);
    }
  }

  private static long nodes(String resource) {
    return resource
        .lines()
        .filter(line -> line.startsWith("    %") || line.startsWith("    return "))
        .count();
  }

  private double run(boolean capture, Path out) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-d",
            out.toString(),
            "-classpath",
            classPath,
            "-parameters",
            capture ? "-Xlint:none" : "-proc:none");
    long start = PROCESSOR_TIME.getCurrentThreadCpuTime();
    JavaCompiler.CompilationTask task =
        compiler.getTask(null, null, messages, options, null, sources);
    if (capture) {
      task.setProcessors(List.of(new TraceableProcessor()));
    }
    boolean done = task.call();
    double elapsed = (PROCESSOR_TIME.getCurrentThreadCpuTime() - start) / 1e6;
    if (!done) {
      Diagnostic<?> first =
          messages.getDiagnostics().stream()
              .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
              .findFirst()
              .orElseThrow();
      throw new IllegalStateException("the measured sources do not compile: " + first);
    }
    return elapsed;
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
