package dev.tracewright.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every program that a campaign made small and that was put right: members of a class, of which
 * {@code run} is captured, and the arguments of its runs. They are in {@code regressions.txt}, each
 * under its name:
 *
 * <pre>
 * --- a name
 * static int run(int x) {
 *   return x;
 * }
 * on 1
 * on (-7)
 * </pre>
 */
final class RegressionsTest {
  private static final String FILE = "/random/regressions.txt";

  @TestFactory
  Stream<DynamicTest> programsThatOnceFailed() {
    List<Source> sources = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String entry : read().split("(?m)^--- ", -1)) {
      if (!entry.isBlank()) {
        names.add(entry.lines().findFirst().orElseThrow());
        sources.add(source("R" + sources.size(), entry.lines().skip(1).toList()));
      }
    }
    List<Failure> failures = Differential.check(sources);
    return Stream.iterate(0, i -> i < names.size(), i -> i + 1)
        .map(
            i ->
                DynamicTest.dynamicTest(
                    names.get(i),
                    () ->
                        assertThat(failures)
                            .filteredOn(each -> each.source().equals(sources.get(i)))
                            .isEmpty()));
  }

  private static Source source(String name, List<String> lines) {
    List<String> members = lines.stream().filter(each -> !each.startsWith("on")).toList();
    List<String> rows = lines.stream().filter(each -> each.startsWith("on")).toList();
    StringBuilder text = new StringBuilder(Source.HEAD);
    text.append("final class ").append(name).append(" {\n@Traceable\n");
    members.forEach(each -> text.append(each).append('\n'));
    text.append("static Object[][] rows() {\nreturn new Object[][] {\n");
    rows.forEach(each -> text.append('{').append(each.substring(2)).append("},\n"));
    return new Source(name, text.append("};\n}\n}\n").toString());
  }

  private static String read() {
    try (InputStream in = RegressionsTest.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
