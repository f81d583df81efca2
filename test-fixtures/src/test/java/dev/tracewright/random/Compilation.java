package dev.tracewright.random;

import dev.tracewright.processor.TraceableProcessor;
import dev.tracewright.rules.IntAlgebra;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * One run of javac, with the processor, in memory.
 *
 * @param messages what it reported
 * @param files what it wrote, by path
 * @param crash what it threw, or that it did not come to an end; null if it ended as it should
 */
record Compilation(List<Message> messages, Map<String, byte[]> files, @Nullable String crash) {
  private static final int MOST_SECONDS = 120;
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Those that no compilation uses now: what they know of the class path is kept. */
  private static final Queue<StandardJavaFileManager> PLATFORMS = new ConcurrentLinkedQueue<>();

  /** The version of Java that the sources are written in. */
  static final int SOURCE_LEVEL = Runtime.version().feature() < 21 ? 17 : 21;

  private static final List<String> OPTIONS =
      List.of(
          "-Xlint:all,-processing,-classfile,-options",
          "-Xmaxwarns",
          "1000000",
          "-Xmaxerrs",
          "1000000",
          "-Xdiags:verbose",
          "--release",
          Integer.toString(SOURCE_LEVEL));

  /**
   * A message of javac or of the processor.
   *
   * @param file the simple name of the file, empty if there is none
   */
  record Message(Diagnostic.Kind kind, String code, String file, long line, String text) {
    static Message of(Diagnostic<? extends JavaFileObject> diagnostic) {
      JavaFileObject source = diagnostic.getSource();
      String path = source == null ? "" : source.getName();
      return new Message(
          diagnostic.getKind(),
          String.valueOf(diagnostic.getCode()),
          path.substring(path.lastIndexOf('/') + 1),
          diagnostic.getLineNumber(),
          diagnostic.getMessage(java.util.Locale.ROOT));
    }

    /** The key that our messages begin with; empty for javac's. */
    String key() {
      return text.startsWith("[") ? text.substring(0, text.indexOf(']') + 1) : "";
    }

    boolean isError() {
      return kind == Diagnostic.Kind.ERROR;
    }

    @Override
    public String toString() {
      return kind + " " + file + ":" + line + ": " + text;
    }
  }

  private static StandardJavaFileManager platform() {
    StandardJavaFileManager files =
        JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    try {
      files.setLocation(
          javax.tools.StandardLocation.CLASS_PATH,
          Stream.of(
                  dev.tracewright.annotations.Traceable.class,
                  dev.tracewright.GraphModule.class,
                  NullMarked.class,
                  IntAlgebra.class,
                  Log.class)
              .map(Compilation::locationOf)
              .map(File::new)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compiles. */
  static Compilation of(List<Source> sources, String... moreOptions) {
    CompletableFuture<Compilation> done = new CompletableFuture<>();
    Thread compiler =
        new Thread(null, () -> done.complete(run(sources, moreOptions)), "compiler", 16L << 20);
    compiler.setDaemon(true);
    compiler.start();
    try {
      return done.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      String where =
          Stream.of(compiler.getStackTrace())
              .limit(60)
              .map(Object::toString)
              .collect(Collectors.joining("\n  at "));
      return new Compilation(List.of(), Map.of(), "hang after " + MOST_SECONDS + " s: " + where);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Compilation run(List<Source> sources, String... moreOptions) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(List.of(moreOptions));
    List<JavaFileObject> units =
        sources.stream()
            .map(each -> MemoryFiles.source("r/" + each.name() + ".java", each.text()))
            .toList();
    StandardJavaFileManager platform = PLATFORMS.poll();
    MemoryFiles files = new MemoryFiles(platform == null ? platform() : platform);
    String crash = null;
    java.io.StringWriter output = new java.io.StringWriter();
    try {
      JavaCompiler.CompilationTask task =
          JAVAC.getTask(output, files, diagnostics, options, null, units);
      if (!options.contains("-proc:none")) {
        task.setProcessors(List.of(new TraceableProcessor()));
      }
      task.call();
    } catch (RuntimeException | Error e) {
      crash = "javac throws " + describe(e);
    }
    if (crash == null && output.toString().contains("\tat ")) {
      crash = "javac prints " + output;
    }
    PLATFORMS.add(files.platform());
    List<Message> messages = diagnostics.getDiagnostics().stream().map(Message::of).toList();
    return new Compilation(messages, files.written(), crash);
  }

  private static String describe(Throwable thrown) {
    java.io.StringWriter text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString().lines().limit(80).collect(Collectors.joining("\n"));
  }

  /** The classes to whose methods rules were applied, as far as notes say so. */
  Set<String> rewritten() {
    return messages.stream()
        .map(Message::text)
        .filter(each -> each.contains(" was applied ") && !each.endsWith(" 0 times"))
        .map(each -> each.substring(0, each.indexOf('.')))
        .collect(Collectors.toSet());
  }

  /** The messages that are errors. */
  List<Message> errors() {
    return messages.stream().filter(Message::isError).toList();
  }
}
