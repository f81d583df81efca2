package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.diagnostic.Key;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler in a Java run-time without the module {@code jdk.compiler}. */
final class NoCompilerTest {
  @TempDir Path directory;

  @Test
  @Covers(Key.NO_COMPILER)
  void runTimeWithoutCompilerIsNamedOnce() throws Exception {
    Path source = directory.resolve("Gate.java");
    Files.writeString(
        source,
        """
        import dev.tracewright.annotations.Traceable;

        @Traceable
        class Gate {
          double forward(double x) {
            return x * 2;
          }
        }
        """);
    String said = compile(source);
    assertThat(said.split("\\[no-compiler\\]", -1)).as(said).hasSize(2);
    assertThat(said)
        .contains("Gate.java (at line 4)")
        .contains("[no-compiler] no graph can be captured here")
        .contains("has no compiler; compile with a JDK that contains the module jdk.compiler")
        .contains("docs/diagnostics.md#no-compiler")
        .doesNotContain("Error: ")
        .doesNotContain("Exception");
  }

  private String compile(Path source) throws IOException, InterruptedException {
    String classPath =
        path(
            dev.tracewright.annotations.Traceable.class,
            dev.tracewright.GraphModule.class,
            NullMarked.class);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--limit-modules",
            "java.se",
            "-classpath",
            path(Main.class),
            Main.class.getName(),
            "-17",
            "-d",
            directory.resolve("classes").toString(),
            "-classpath",
            classPath,
            "-processorpath",
            System.getProperty("java.class.path"),
            "-processor",
            TraceableProcessor.class.getName(),
            source.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isNotZero();
    return said;
  }

  private static String path(Class<?>... types) {
    return Stream.of(types)
        .map(Capture::locationOf)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
