package dev.tracewright.processor;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.Message;
import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.jspecify.annotations.NullMarked;

/** Compilations with the real processor and with what a user's class path holds. */
final class Capture {
  private Capture() {}

  /** javac with the processor, annotations and run-time library. */
  static CompilationFixture javac(Path directory) {
    return withLibraries(CompilationFixture.javac(directory)).processor(TraceableProcessor::new);
  }

  /** Eclipse's compiler with the same. */
  static CompilationFixture ecj(Path directory) {
    return withLibraries(CompilationFixture.ecj(directory)).processor(TraceableProcessor::new);
  }

  /** A compilation whose processor comes from a loader that sees more jars, as javac has it. */
  static CompilationFixture isolated(Path directory, List<Path> jars) {
    List<URL> path = new ArrayList<>();
    Stream.concat(processorPath(), jars.stream()).forEach(each -> path.add(url(each)));
    ClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    return withLibraries(CompilationFixture.javac(directory)).processor(() -> processor(loader));
  }

  private static Processor processor(ClassLoader loader) {
    try {
      return (Processor)
          loader.loadClass(TraceableProcessor.class.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the processor and all that it uses lie. */
  static Stream<Path> processorPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds annotations and run-time library to the class path. */
  static CompilationFixture withLibraries(CompilationFixture fixture) {
    libraries().forEach(fixture::classPath);
    return fixture;
  }

  /** Annotations and run-time library as a class path or module path. */
  static String libraryPath() {
    return libraries().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<Path> libraries() {
    return Stream.of(
            dev.tracewright.annotations.Traceable.class,
            dev.tracewright.GraphModule.class,
            NullMarked.class)
        .map(Capture::locationOf);
  }

  /** The directory or jar that a class was loaded from. */
  static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The errors and warnings. */
  static List<Message> complaints(Compiled compiled) {
    return compiled.messages().stream().filter(each -> !each.kind().equals("NOTE")).toList();
  }

  /** {@code Gate.java:8:5 [field-write] forward assigns …}: a message's place and first line. */
  static String line(Message message) {
    String first = message.text().lines().findFirst().orElse("");
    return message.file() + ":" + message.line() + ":" + message.column() + " " + first;
  }
}
