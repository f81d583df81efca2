package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.DiagnosticsPage.Section;
import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.Message;
import dev.tracewright.processor.diagnostic.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs of {@code docs/diagnostics.md}: each wrong one gives exactly the message that {@code
 * diagnostics/expected.txt} says, at that place; each corrected one compiles without a word.
 */
final class DiagnosticsTest {
  @TempDir Path directory;

  static Stream<String> keysWithPrograms() {
    return DiagnosticsPage.sections().values().stream()
        .filter(each -> !each.programs().isEmpty())
        .map(Section::key);
  }

  @ParameterizedTest
  @MethodSource("keysWithPrograms")
  void theExampleGivesItsMessageAtItsPlace(String key) {
    Compiled compiled = compile(section(key), 0);
    List<String> ours = compiled.messages().stream().map(Capture::line).toList();
    assertThat(ours).containsExactly(expected().getOrDefault(key, "no line in expected.txt"));
    assertThat(compiled.messages().get(0).text()).endsWith("docs/diagnostics.md#" + key);
  }

  @ParameterizedTest
  @MethodSource("keysWithPrograms")
  void theCorrectedExampleCompilesWithoutAWord(String key) {
    Section section = section(key);
    assertThat(section.programs()).hasSize(2);
    Compiled compiled = compile(section, 1);
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    assertThat(compiled.classFiles().keySet()).anyMatch(each -> each.endsWith(".graph"));
  }

  @Test
  void everyKeyHasASectionAndEverySectionAKey() {
    assertThat(DiagnosticsPage.sections().keySet())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Key.values()).map(Key::text).toList());
  }

  @Test
  void everyExpectationHasAProgram() {
    TreeSet<String> tested = new TreeSet<>(expected().keySet());
    assertThat(tested).containsExactlyInAnyOrderElementsOf(keysWithPrograms().toList());
  }

  @Test
  void everyKeyHasATest() throws Exception {
    TreeSet<String> tested = new TreeSet<>(expected().keySet());
    for (Class<?> each : testsOfThisPackage()) {
      for (Method method : each.getDeclaredMethods()) {
        Covers covers = method.getAnnotation(Covers.class);
        if (covers != null) {
          assertThat(method.isAnnotationPresent(Test.class)).as(method.toString()).isTrue();
          Arrays.stream(covers.value()).map(Key::text).forEach(tested::add);
        }
      }
    }
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Key.values()).map(Key::text).toList());
  }

  private static List<Class<?>> testsOfThisPackage() throws Exception {
    Path home = Path.of(DiagnosticsTest.class.getResource("DiagnosticsTest.class").toURI());
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(Objects.requireNonNull(home.getParent()))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith("Test.class")) {
          String type = name.substring(0, name.length() - ".class".length());
          found.add(Class.forName(DiagnosticsTest.class.getPackageName() + "." + type));
        }
      }
    }
    return found;
  }

  @Test
  void textsTakeAsManyArgumentsAsTheyQuote() {
    for (Key key : Key.values()) {
      for (String text : List.of(key.what(), key.why(), key.remedy())) {
        assertThat(text).isNotBlank().doesNotEndWith(".").doesNotContain("!");
        assertThat(text.replace("%s", "")).doesNotContain("%");
      }
      assertThat(key.text()).matches("[a-z]+(-[a-z]+)*");
    }
  }

  private static Section section(String key) {
    return Objects.requireNonNull(DiagnosticsPage.sections().get(key), key);
  }

  private Compiled compile(Section section, int index) {
    String program = section.programs().get(index);
    CompilationFixture compiler = Capture.javac(directory).option("-Xlint:all,-processing");
    section.options().forEach(compiler::option);
    return compiler.source(DiagnosticsPage.fileOf(program), program).compile();
  }

  /** The first line of the one message of each example, by key. */
  static Map<String, String> expected() {
    Map<String, String> lines = new LinkedHashMap<>();
    resource("/diagnostics/expected.txt")
        .lines()
        .filter(each -> !each.isBlank())
        .forEach(
            each -> {
              int open = each.indexOf('[');
              lines.put(each.substring(open + 1, each.indexOf(']')), each);
            });
    return lines;
  }

  private static String resource(String name) {
    try (InputStream in = DiagnosticsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints what the examples give, to compare {@code expected.txt} with. */
  static void printActual(Path directory) {
    for (Section each : DiagnosticsPage.sections().values()) {
      if (!each.programs().isEmpty()) {
        String program = each.programs().get(0);
        Path home = directory.resolve(each.key());
        Compiled compiled =
            Capture.javac(home).source(DiagnosticsPage.fileOf(program), program).compile();
        for (Message message : compiled.messages()) {
          System.out.println(Capture.line(message));
        }
      }
    }
  }
}
