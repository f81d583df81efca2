package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dependencies lie in jars, our own among them: nobody has mounted those as file systems. */
final class JarDependencyTest {
  private static final String SCALE =
      """
      package depot;

      import dev.tracewright.annotations.Traceable;

      public final class Scale {
        public interface Unit {
          double one();
        }

        @Traceable
        public static double scale(double x) {
          return x * 3 + 1;
        }

        public static double plain(double x, Unit unit) {
          return x + unit.one();
        }
      }
      """;

  private static final String USER =
      """
      package garden;

      import depot.Scale;
      import dev.tracewright.annotations.Traceable;

      final class User {
        @Traceable
        static double use(double x, Scale.Unit unit) {
          return Scale.scale(x) - Scale.plain(x, unit);
        }
      }
      """;

  @TempDir Path directory;
  private Path depot = Path.of("");
  private Path libraries = Path.of("");

  @BeforeEach
  void packDependencies() throws IOException {
    CompilationFixture fixture =
        Capture.javac(directory.resolve("depot")).source("depot/Scale.java", SCALE);
    assertThat(fixture.compile().messages()).isEmpty();
    depot = jar("depot.jar", List.of(fixture.classes()));
    libraries =
        jar(
            "libraries.jar",
            Stream.of(
                    dev.tracewright.annotations.Traceable.class, dev.tracewright.GraphModule.class)
                .map(Capture::locationOf)
                .filter(Files::isDirectory)
                .toList());
  }

  private Path jar(String name, List<Path> folders) throws IOException {
    Path jar = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path folder : folders) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(JarDependencyTest::belongsInAJar).toList()) {
            entries.putNextEntry(
                new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, entries);
          }
        }
      }
    }
    return jar;
  }

  private static boolean belongsInAJar(Path file) {
    return Files.isRegularFile(file) && !file.endsWith("module-info.class");
  }

  private Compiled use(CompilationFixture fixture) {
    Stream.of(dev.tracewright.annotations.Traceable.class, dev.tracewright.GraphModule.class)
        .map(Capture::locationOf)
        .filter(Files::isRegularFile)
        .forEach(fixture::classPath);
    return fixture
        .classPath(libraries)
        .classPath(Capture.locationOf(org.jspecify.annotations.NullMarked.class))
        .classPath(depot)
        .processor(TraceableProcessor::new)
        .source("garden/User.java", USER)
        .compile();
  }

  private static String graph(Compiled compiled) {
    assertThat(compiled.messages("ERROR")).isEmpty();
    String name = "garden/User_UseGraphModule.graph";
    assertThat(compiled.classFiles()).containsKey(name);
    byte[] bytes = HexFormat.of().parseHex(compiled.classFiles().getOrDefault(name, ""));
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void javacEntersTheGraphInTheJar() {
    String graph = graph(use(CompilationFixture.javac(directory.resolve("javac"))));
    assertThat(graph)
        .contains("args = (%x, 3.0)", "target=depot.Scale.plain(double, depot.Scale$Unit)")
        .doesNotContain("target=depot.Scale.scale");
  }

  @Test
  void eclipsesCompilerDoesTheSameOnNewerJdks() {
    Compiled eclipse = use(CompilationFixture.ecj(directory.resolve("ecj")));
    if (Runtime.version().feature() >= 18) {
      Compiled javac = use(CompilationFixture.javac(directory.resolve("javac")));
      assertThat(graph(eclipse)).isEqualTo(graph(javac));
    } else {
      assertThat(eclipse.messages("ERROR")).hasSize(1);
      assertThat(eclipse.messages("ERROR").get(0).text()).startsWith("[no-source]");
    }
  }
}
