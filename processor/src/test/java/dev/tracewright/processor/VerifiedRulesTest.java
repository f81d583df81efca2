package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.Message;
import dev.tracewright.processor.diagnostic.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are tried on values where they are compiled. */
final class VerifiedRulesTest {
  @TempDir Path directory;

  private CompilationFixture compiler(String name, String source) {
    return Capture.javac(directory).option("-Xlint:all,-processing").source(name, source);
  }

  private Compiled compile(String unit, String... options) {
    CompilationFixture compiler = compiler("p/" + unit + ".java", source(unit));
    for (String each : options) {
      compiler.option(each);
    }
    return compiler.compile();
  }

  private static String source(String unit) {
    try (InputStream in = VerifiedRulesTest.class.getResourceAsStream("/rules/" + unit + ".java")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a unit on which the methods that are replacements begin. */
  private static List<Integer> replacements(String unit) {
    List<String> lines = source(unit).lines().toList();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("@Replacement")) {
        found.add(i + 2);
      }
    }
    return found;
  }

  @Test
  void fiftyRightRulesAreAccepted() {
    assertThat(replacements("RightRules")).hasSize(50);
    Compiled compiled = compile("RightRules", "-Atracewright.verbose=true");
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    assertThat(compiled.classFiles().keySet()).filteredOn(each -> each.contains("$")).isNotEmpty();
  }

  @Test
  void fiftyWrongRulesAreRefusedAtTheirReplacements() {
    assertThat(replacements("WrongRules")).hasSize(50);
    List<Message> messages = compile("WrongRules").messages();
    assertThat(messages).allSatisfy(each -> assertThat(each.text()).startsWith("[rule-refuted] "));
    assertThat(messages)
        .extracting(each -> (int) each.line())
        .containsExactlyInAnyOrderElementsOf(replacements("WrongRules"));
  }

  @Test
  void theMessageShowsTheSimplestValues() {
    List<String> texts =
        compile("WrongRules").messages().stream()
            .map(each -> each.text().lines().skip(1).findFirst().orElse("").strip())
            .toList();
    assertThat(texts)
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith(
                        "its precision is EXACT, but for x = -0.0 the pattern gives -0.0 and the"
                            + " replacement 0.0; "))
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith(
                        "its precision is EXACT, but for a = 0, b = 0 the pattern throws"
                            + " java.lang.ArithmeticException and the replacement gives 0; "))
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith(
                        "its precision is EXACT, but for a = {0}, b = a, i = 0, v = 1 the pattern gives -1"
                            + " and the replacement 0; "))
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith(
                        "its precision is EXACT, but for x = 1 pattern 2 gives 3 and the replacement"
                            + " 2; "));
  }

  @Test
  void anOptionSwitchesItOff() {
    assertThat(compile("WrongRules", "-Atracewright.verify=false").messages())
        .extracting(Capture::line)
        .isEmpty();
  }

  private static final String OF_A_LIBRARY =
      """
      import dev.tracewright.annotations.Pattern;
      import dev.tracewright.annotations.Replacement;
      import dev.tracewright.annotations.RewriteRule;

      @RewriteRule
      final class Rule {
        @Pattern
        static long pattern(long x) {
          return x + System.nanoTime();
        }

        @Replacement
        static long replacement(long x) {
          return System.nanoTime() - -x;
        }
      }
      """;

  @Test
  @Covers(Key.RULE_NOT_VERIFIED)
  void aNoteSaysWhatKeepsARuleFromBeingTried() {
    assertThat(compiler("Rule.java", OF_A_LIBRARY).compile().messages()).isEmpty();
    List<Message> messages =
        compiler("Rule.java", OF_A_LIBRARY)
            .option("-Atracewright.verbose=true")
            .compile()
            .messages();
    assertThat(messages)
        .extracting(Capture::line)
        .containsExactly(
            "Rule.java:6:7 [rule-not-verified] the rewrite rule Rule is not tried on values");
    assertThat(messages.get(0).text())
        .contains("it calls java.lang.System.nanoTime(); let a ValueGenerator");
  }
}
