package dev.tracewright.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.LintException;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is written of a rule is read back; what is not a rule is refused. */
final class RuleResourceTest {
  private static final String PATTERN =
      """
      graph():
          %gain : p.Gain = placeholder[target=gain]
          %a : double = placeholder[target=a]
          %k : int = placeholder[target=k]
          %y : double = call_module[target=gain p.Gain.forward(double)](args = (%a,))
          %f : double = call_function[target=operator.toDouble(int)](args = (%k,))
          %mul : double = call_function[target=operator.mul(double, double)](args = (%y, %f))
          %s : java.lang.String = call_function[target=java.lang.String.valueOf(double)](\
      args = (%mul,))
          return (mul, s)
      where:
          field p.Rule.gain : p.Gain
      """;

  private static final String REPLACEMENT =
      """
      graph():
          %gain : p.Gain = placeholder[target=gain]
          %a : double = placeholder[target=a]
          %k : int = placeholder[target=k]
          %y : double = call_module[target=gain p.Gain.forward(double)](args = (%a,))
          return (y, "a\\nform:\\nb\\u2028")
      where:
          field p.Rule.gain : p.Gain
      """;

  private static Signature signature(String name, Graph graph) {
    List<Signature.Parameter> parameters = new ArrayList<>();
    for (Node each : graph.placeholders()) {
      String parameter = ((ParameterName) each.target()).name();
      parameters.add(new Signature.Parameter(parameter, each.type(), false, Optional.empty()));
    }
    return new Signature(
        ClassType.of("p", "Rule"),
        true,
        name,
        List.of(),
        PrimitiveType.VOID,
        List.of(),
        false,
        parameters);
  }

  private static CompiledRule rule() {
    Graph pattern = Graph.parse(PATTERN);
    Graph replacement = Graph.parse(REPLACEMENT);
    Pattern plain = Pattern.of(pattern, Set.of("gain")).withLiterals(Set.of("k"));
    Pattern turning = Pattern.of(pattern.copy(), Set.of("gain")).withCommutative();
    GraphRule rule =
        new GraphRule(
            "p.Rule",
            Precision.ROUNDING,
            List.of(plain, turning),
            replacement,
            Optional.of(SourcePosition.of("p/Odd name.java", 12, 7)));
    List<Signature> methods = List.of(signature("one", pattern), signature("two", pattern));
    CompiledRule.Form form =
        new CompiledRule.Form(rule, methods, signature("replacement", replacement));
    return new CompiledRule(List.of(form, form));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    String text = RuleResource.print(rule());
    CompiledRule read = RuleResource.parse(text);
    assertThat(RuleResource.print(read)).isEqualTo(text);
    assertThat(read.name()).isEqualTo("p.Rule");
    assertThat(read.rules()).hasSize(2);
    GraphRule first = read.rules().get(0);
    assertThat(first.precision()).isEqualTo(Precision.ROUNDING);
    assertThat(first.position()).contains(SourcePosition.of("p/Odd name.java", 12, 7));
    assertThat(first.patterns()).extracting(Pattern::modules).containsOnly(Set.of("gain"));
    assertThat(first.patterns())
        .extracting(Pattern::literals)
        .containsExactly(Set.of("k"), Set.of());
    assertThat(first.patterns().get(0).results()).hasSize(2);
    assertThat(commuting(first.patterns().get(0))).isEmpty();
    assertThat(commuting(first.patterns().get(1))).containsExactly("mul");
    assertThat(first.replacement().outputNode().orElseThrow().arg(1))
        .hasToString("\"a\\nform:\\nb\\u2028\"");
    assertThat(read.forms().get(0).patterns())
        .extracting(Signature::method)
        .containsExactly("one", "two");
  }

  private static List<String> commuting(Pattern pattern) {
    return pattern.graph().nodes().stream().filter(pattern::commutes).map(Node::name).toList();
  }

  @Test
  void theVersionIsTold() {
    String text = RuleResource.print(rule());
    assertThat(RuleResource.versionOf(text)).isEqualTo(RuleResource.VERSION);
    assertThat(RuleResource.versionOf("tracewright-rule 7\n")).isEqualTo(7);
    assertThat(RuleResource.versionOf("tracewright 1\n")).isEqualTo(-1);
    assertThat(RuleResource.versionOf("")).isEqualTo(-1);
    assertThatThrownBy(() -> RuleResource.parse(text.replaceFirst("rule 1", "rule 7")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 1: the text is no rule of version 1");
  }

  private static void assertRefused(String from, String to, String message) {
    String text = RuleResource.print(rule());
    assertThat(text).contains(from);
    assertThatThrownBy(() -> RuleResource.parse(text.replace(from, to)))
        .isInstanceOfAny(IllegalArgumentException.class, LintException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatNoRuleSaysIsRefused() {
    assertRefused("rule p.Rule", "rule p.Rule p", "no name of a class");
    assertRefused("ROUNDING", "SOMETIMES", "there is no precision SOMETIMES");
    assertRefused("at 12 7", "at 12 -7", "expected a number");
    assertRefused("literals 2", "literals 3", "there are only 3 where number 3 is meant");
    assertRefused("literals 2", "literals 2 ", "expected a number");
    assertRefused("commutative 5", "commutative 6", "has no two operands");
    assertRefused("commutative 5", "commutative 99999999999", "expected a number");
    assertRefused("replacement:", "form:", "expected a replacement");
    assertRefused("%a : double", "%a : int", "other parameters");
    assertRefused("final: captured", "final:\ngraph():\n    return\n", "has one graph");
    assertRefused("parameter a : double", "parameter b : double", "other parameters");
    assertRefused("return (mul, s)", "return (s, mul)", "result 0 is of type");
    assertRefused("return (mul, s)", "return mul", "has 0 users, not 1");
  }

  @Test
  void tooManyFormsAreRefused() {
    String text = RuleResource.print(rule());
    int start = text.indexOf("form:\n");
    String form = text.substring(start, text.indexOf("form:\n", start + 1));
    assertThatThrownBy(() -> RuleResource.parse(text.substring(0, start) + form.repeat(65)))
        .hasMessageContaining("at most 64 forms");
  }

  @Test
  void damagedTextsAreRefusedAndNothingElseHappens() {
    String text = RuleResource.print(rule());
    Random random = new Random(42);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      if (!isRead(damaged(text, random))) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  private static String damaged(String text, Random random) {
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + random.nextInt(40));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(to);
      case 2 -> text.substring(0, at) + text.substring(at, to) + text.substring(at);
      default -> text.substring(0, at) + (char) (32 + random.nextInt(96)) + text.substring(at + 1);
    };
  }

  private static boolean isRead(String text) {
    try {
      return !RuleResource.parse(text).forms().isEmpty();
    } catch (IllegalArgumentException | LintException e) {
      return false;
    }
  }
}
