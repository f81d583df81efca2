package dev.tracewright.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on the text format shows is in the text format. */
final class TextFormatPageTest {
  private static final Pattern GRAPHS =
      Pattern.compile("```\n(graph\\(\\):\n.*?)\n```", Pattern.DOTALL);
  private static final Pattern ARGUMENTS = Pattern.compile("(?m)^\\| [^|]+ \\| (`.*`) \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "text-format.md"));
  }

  @Test
  void theGraphsPrintAsTheyStand() throws IOException {
    List<String> graphs = GRAPHS.matcher(page()).results().map(each -> each.group(1)).toList();
    assertThat(graphs).isNotEmpty();
    for (String each : graphs) {
      Graph graph = Graph.parse(each);
      graph.lint();
      assertThat(graph).hasToString(each);
    }
  }

  @Test
  void theArgumentsPrintAsTheyStand() throws IOException {
    String section =
        page().replaceFirst("(?s).*## Arguments", "").replaceFirst("(?s)A sub-graph starts.*", "");
    List<String> rows = ARGUMENTS.matcher(section).results().map(each -> each.group(1)).toList();
    assertThat(rows).hasSizeGreaterThan(6);
    for (String row : rows) {
      CODE.matcher(row)
          .results()
          .map(each -> each.group(1))
          .filter(each -> !each.startsWith("graph") && !each.equals("end"))
          .forEach(TextFormatPageTest::assertPrintsAsItStands);
    }
  }

  private static void assertPrintsAsItStands(String argument) {
    String text =
        """
        graph():
            %%x : int = placeholder[target=x]
            %%f : int = call_function[target=A.f()](args = (%s,))
            return f"""
            .formatted(argument);
    assertThat(Graph.parse(text).toString()).contains("(args = (" + argument + ",))");
  }
}
