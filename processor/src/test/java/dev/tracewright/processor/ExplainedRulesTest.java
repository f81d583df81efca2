package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.Message;
import dev.tracewright.processor.diagnostic.Key;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Atracewright.explain=} asks about rules by name. */
final class ExplainedRulesTest {
  private static final String RULES =
      """
      package acme;

      import dev.tracewright.annotations.*;

      final class Rules {
        @RewriteRule(precision = Precision.ROUNDING)
        static final class MulAddToFma {
          @Pattern
          static double pattern(double a, double b, double c) {
            return a * b + c;
          }

          @Replacement
          static double replacement(double a, double b, double c) {
            return Math.fma(a, b, c);
          }
        }

        @RewriteRule
        static final class LoadTwice {
          @Pattern
          static double pattern(double a) {
            return Store.twice(Store.load(a));
          }

          @Replacement
          static double replacement(double a) {
            return Store.loadTwice(a);
          }
        }
      }

      final class Store {
        @Leaf
        static double load(double x) {
          return x;
        }

        @Leaf
        @Pure
        static double twice(double x) {
          return x + x;
        }

        @Leaf
        static double loadTwice(double x) {
          return x + x;
        }
      }
      """;

  private static final String GATE =
      """
      package acme;

      import dev.tracewright.annotations.*;

      @Traceable(rules = {Rules.MulAddToFma.class, Rules.LoadTwice.class})
      final class Gate {
        double forward(double x, double y) {
          %s
        }
      }
      """;

  @TempDir Path directory;

  private Compiled compile(String rule, String body) {
    return Capture.javac(directory)
        .option("-Xlint:all,-processing,-auxiliaryclass", "-Werror")
        .option("-Atracewright.explain=" + rule)
        .source("acme/Rules.java", RULES)
        .source("acme/Gate.java", GATE.formatted(body))
        .compile();
  }

  /** The notes on rules when a body, an expression say, is compiled. */
  private List<Message> explained(String rule, String body) {
    Compiled compiled = compile(rule, body.endsWith(";") ? body : "return " + body + ";");
    assertThat(Capture.complaints(compiled)).extracting(Capture::line).isEmpty();
    return compiled.messages().stream()
        .filter(each -> each.text().matches("(?s)\\[rule-(applied|refused|missed)].*"))
        .toList();
  }

  private List<String> notes(String rule, String body) {
    return explained(rule, body).stream().map(Capture::line).toList();
  }

  private String text(String rule, String body) {
    List<Message> messages = explained(rule, body);
    assertThat(messages).hasSize(1);
    return messages.get(0).text();
  }

  @Test
  @Covers(Key.RULE_APPLIED)
  void whereARuleIsAppliedIsSaid() {
    String at = "[rule-applied] the rule MulAddToFma replaces %add in Gate.forward";
    for (String name : List.of("MulAddToFma", "Rules.MulAddToFma", "acme.Rules.MulAddToFma")) {
      assertThat(notes(name, "x * y + y")).containsExactly("Gate.java:8:12 " + at);
    }
    assertThat(notes("MulAddToFma", "(x * y + y) / (y * y + x)"))
        .containsExactly(
            "Gate.java:8:13 " + at,
            "Gate.java:8:27 [rule-applied] the rule MulAddToFma replaces %add_1 in Gate.forward");
    assertThat(text("MulAddToFma", "x * y + y"))
        .contains("its pattern is found here: 2 nodes became 1; to keep it from that")
        .contains("-Atracewright.rules.disable=MulAddToFma");
  }

  @Test
  @Covers(Key.RULE_REFUSED)
  void whyAMatchIsLeftAloneIsSaid() {
    String crossed = "double a = Store.load(x); Store.load(y); return Store.twice(a);";
    assertThat(notes("LoadTwice", crossed))
        .containsExactly(
            "Gate.java:8:53 [rule-refused] the rule LoadTwice leaves %twice in Gate.forward alone");
    assertThat(text("LoadTwice", crossed))
        .contains("its pattern is found here, but %a would move past %load; what a method may");
    assertThat(notes("LoadTwice", "Store.twice(Store.load(x)) + Store.load(y)"))
        .containsExactly(
            "Gate.java:8:12 [rule-applied] the rule LoadTwice replaces %twice in Gate.forward");
  }

  @Test
  @Covers(Key.RULE_MISSED)
  void whereAPatternAgreesMostIsSaid() {
    assertThat(notes("MulAddToFma", "x / y + x"))
        .containsExactly(
            "Gate.java:8:12 [rule-missed] the rule MulAddToFma finds nothing in Gate.forward");
    assertThat(text("MulAddToFma", "x / y + x"))
        .contains("1 of 2 nodes agree from %add on; %div: ");
    assertThat(notes("MulAddToFma", "1 + (x + 2 * y)"))
        .containsExactly(
            "Gate.java:8:17 [rule-missed] the rule MulAddToFma finds nothing in Gate.forward");
    assertThat(notes("MulAddToFma", "x / y"))
        .containsExactly(
            "Gate.java:7:10 [rule-missed] the rule MulAddToFma finds nothing in Gate.forward");
    assertThat(text("MulAddToFma", "x / y"))
        .contains("no node is its call_function[target=operator.add(double, double)]");
  }

  @Test
  void aRuleThatNobodyTriesIsAStrayName() {
    assertThat(compile("MulAdd", "return x / y;").messages())
        .extracting(Message::text)
        .filteredOn(each -> each.startsWith("[explain-stray]"))
        .singleElement()
        .asString()
        .startsWith("[explain-stray] -Atracewright.explain=MulAdd names no captured class and no")
        .contains(
            "the classes captured in this compilation are acme.Gate,"
                + " the rules tried acme.Rules.LoadTwice, acme.Rules.MulAddToFma;");
  }
}
