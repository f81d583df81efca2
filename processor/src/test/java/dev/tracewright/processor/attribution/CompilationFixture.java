package dev.tracewright.processor.attribution;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * One compilation: source files, options, processors, a compiler; all in one directory. Build it up
 * and call {@link #compile} once.
 *
 * <pre>
 * Compiled result = CompilationFixture.javac(directory)
 *     .source("garden/Bed.java", "package garden; class Bed {}")
 *     .processor(TypingProbe::new)
 *     .compile();
 * </pre>
 */
public final class CompilationFixture {

  private static final String RESOURCES = "/attribution/";

  private final JavaCompiler compiler;
  private final Path sources;
  private final Path classes;
  private final Path generated;
  private final List<Path> roots = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>();
  private final List<Supplier<? extends Processor>> processors = new ArrayList<>();

  private CompilationFixture(JavaCompiler compiler, Path directory) {
    this.compiler = compiler;
    this.sources = directory.resolve("source");
    this.classes = directory.resolve("classes");
    this.generated = directory.resolve("generated");
  }

  /** A compilation with the running JDK's javac, in {@code directory}, created if need be. */
  public static CompilationFixture javac(Path directory) {
    return new CompilationFixture(ToolProvider.getSystemJavaCompiler(), directory);
  }

  /** A compilation with Eclipse's compiler. */
  public static CompilationFixture ecj(Path directory) {
    return new CompilationFixture(new EclipseCompiler(), directory)
        .option("-source", "17", "-target", "17", "-nowarn", "-proceedOnError");
  }

  /** Adds a source file to compile; {@code path} with slashes, below the source directory. */
  public CompilationFixture source(String path, String text) {
    roots.add(write(path, text));
    return this;
  }

  /** Adds a source file that only lies there: the compiler may find it, nobody names it. */
  public CompilationFixture bystander(String path, String text) {
    write(path, text);
    return this;
  }

  /** Adds a file below {@code attribution/} in the test resources, at its package's place. */
  public CompilationFixture resource(String name) {
    String text = text(name);
    String simple = name.substring(name.lastIndexOf('/') + 1);
    return source(packagePath(text) + simple, text);
  }

  /** The text of a test resource. */
  public static String text(String name) {
    try (InputStream in = CompilationFixture.class.getResourceAsStream(RESOURCES + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the resources directly in a folder below {@code attribution/}, sorted. */
  public static List<String> resourcesIn(String folder) {
    Path directory =
        Path.of(
            URI.create(
                Objects.requireNonNull(CompilationFixture.class.getResource(RESOURCES + folder))
                    .toString()));
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> folder + "/" + file.getFileName())
          .filter(name -> name.endsWith(".java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a processor; a new one is made for the compilation. */
  public CompilationFixture processor(Supplier<? extends Processor> processor) {
    processors.add(processor);
    return this;
  }

  /** Adds compiler options. */
  public CompilationFixture option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Adds a directory or jar to the class path, which is empty otherwise. */
  public CompilationFixture classPath(Path entry) {
    classPath.add(entry.toString());
    return this;
  }

  /** Where class files go. */
  public Path classes() {
    return classes;
  }

  /** Where sources are. */
  public Path sources() {
    return sources;
  }

  /** Runs the compiler. */
  public Compiled compile() {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
      Files.createDirectories(classes);
      Files.createDirectories(generated);
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
      all.addAll(List.of("-classpath", String.join(File.pathSeparator, classPath)));
      if (processors.isEmpty()) {
        all.add("-proc:none");
      }
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(roots));
      if (!processors.isEmpty()) {
        task.setProcessors(processors.stream().map(Supplier::get).toList());
      }
      boolean success = task.call();
      return new Compiled(
          success, classFiles(), Message.all(diagnostics.getDiagnostics()), classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> classFiles() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        found.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return found;
  }

  private Path write(String path, String text) {
    Path file = sources.resolve(path);
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String packagePath(String text) {
    for (String line : text.lines().toList()) {
      if (line.startsWith("package ")) {
        return line.substring("package ".length(), line.indexOf(';')).replace('.', '/') + "/";
      }
    }
    return "";
  }
}
