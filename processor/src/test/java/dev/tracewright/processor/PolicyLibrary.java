package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.CompilationFixture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A library as its users get it, compiled and packed on the spot. */
final class PolicyLibrary {
  private static final String SERVICES = "META-INF/services/dev.tracewright.policy.TracingPolicy";

  private PolicyLibrary() {}

  /**
   * A jar of classes.
   *
   * @param policies the policies that it lists as services
   * @param sources each source file, its first line a comment with its path
   */
  static Path jar(Path directory, String name, List<String> policies, String... sources) {
    return jar(directory, name, SERVICES, policies, sources);
  }

  /** The same for services of any kind, whose file in the jar is {@code services}. */
  static Path jar(
      Path directory, String name, String services, List<String> policies, String... sources) {
    CompilationFixture fixture = Capture.withLibraries(CompilationFixture.javac(directory));
    for (String each : sources) {
      String path = each.lines().findFirst().orElseThrow().substring("// ".length());
      fixture.source(path, each);
      if (path.equals("module-info.java")) {
        fixture.option("--module-path", Capture.libraryPath());
      }
    }
    assertThat(fixture.compile().messages()).isEmpty();
    try {
      if (!policies.isEmpty()) {
        Path list = fixture.classes().resolve(services);
        Files.createDirectories(Objects.requireNonNull(list.getParent()));
        Files.write(list, policies, StandardCharsets.UTF_8);
      }
      return pack(fixture.classes(), directory.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The class files in a jar. */
  static Path pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
    return jar;
  }
}
