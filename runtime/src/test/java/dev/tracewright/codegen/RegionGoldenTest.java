package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a reader sees of regions: for each graph in the folder, the body of its method. {@code
 * -Dgolden.update=true} writes the bodies anew, to be reviewed as a difference.
 */
class RegionGoldenTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "regions");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(each -> each.getFileName().toString())
          .filter(each -> each.endsWith(".graph"))
          .map(each -> each.substring(0, each.length() - ".graph".length()))
          .sorted()
          .toList();
    }
  }

  static GeneratedRun generated(String name) {
    try {
      return GeneratedRun.of(Files.readString(FOLDER.resolve(name + ".graph")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void bodyReadsLikeThis(String name) throws IOException {
    String body = generated(name).body();
    Path file = FOLDER.resolve(name + ".java.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, body);
    }
    assertThat(body).isEqualTo(Files.readString(file));
  }
}
