package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.diagnostic.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of {@code docs/capture.md}: each function gives the graph that stands below it. */
class CapturePageTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```java\n([^`]*)```\n\n```\n([^`]*)```\n");
  private static final Pattern FUNCTION = Pattern.compile("static \\S+ (\\w+)\\(");

  /** Java, and what comes of it. */
  record Example(String java, String result) {}

  private static List<Example> examples() {
    try {
      List<Example> found = new ArrayList<>();
      String page = Files.readString(Path.of("..", "docs", "capture.md"));
      for (MatchResult each : EXAMPLE.matcher(page).results().toList()) {
        found.add(new Example(each.group(1), each.group(2).stripTrailing()));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Example> functions() {
    return examples().stream().filter(each -> each.result().startsWith("graph():"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void functionGivesItsGraph(Example example) {
    Traced traced = Traced.inSubject(example.java());
    assertThat(traced.problems()).isEmpty();
    String name = FUNCTION.matcher(example.java()).results().findFirst().orElseThrow().group(1);
    assertThat(traced.graph("Subject." + name)).isEqualTo(example.result());
  }

  @Test
  void classGivesItsNotes() {
    Example example =
        examples().stream()
            .filter(each -> each.result().startsWith("Sums.java"))
            .findFirst()
            .orElseThrow();
    Traced traced = Traced.explained("Sums", "package p; " + example.java());
    String notes =
        traced.problems().stream().map(CapturePageTest::printed).collect(Collectors.joining("\n"));
    assertThat(notes).isEqualTo(example.result());
  }

  private static String printed(Problem problem) {
    String text = problem.text();
    return "Sums.java:"
        + problem.span().line()
        + ": Note: "
        + text.substring(0, text.lastIndexOf('\n'));
  }
}
