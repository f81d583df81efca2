package dev.tracewright.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.annotations.Precision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RuleConflictTest {
  private static GraphRule rule(String name, String pattern, String replacement) {
    return GraphRule.of(name, Sketch.of(pattern), Sketch.of(replacement));
  }

  private static List<String> conflicts(GraphRule... rules) {
    return RuleConflict.of(List.of(rules), TypeHierarchy.NONE).stream()
        .map(each -> each.kind() + " " + each.rule().name() + " " + each.others())
        .toList();
  }

  @Test
  void aRuleMatchesItselfIfItsPatternOccursInItsReplacement() {
    assertThat(conflicts(rule("grow", "x -> relu(x)", "x -> relu(neg(x))")))
        .containsExactly("MATCHES_ITSELF grow []");
    assertThat(conflicts(rule("once", "x -> relu(relu(x))", "x -> relu(x)"))).isEmpty();
    assertThat(conflicts(rule("swap", "x, y -> add(x, y)", "x, y -> add(y, x)")))
        .containsExactly("MATCHES_ITSELF swap []");
  }

  @Test
  void aLiteralStaysALiteral() {
    Pattern pattern = Pattern.of(Sketch.of("x, c -> mul(x, c)")).withLiterals(Set.of("c"));
    GraphRule rule =
        new GraphRule(
            "again",
            Precision.EXACT,
            List.of(pattern),
            Sketch.of("x, c -> mul(neg(x), c)"),
            Optional.empty());
    assertThat(conflicts(rule)).containsExactly("MATCHES_ITSELF again []");
  }

  @Test
  void rulesThatChaseEachOther() {
    assertThat(
            conflicts(
                rule("there", "x -> relu(x)", "x -> neg(x)"),
                rule("other", "x -> exp(x)", "x -> abs(x)"),
                rule("back", "x -> neg(x)", "x -> relu(x)")))
        .containsExactly("CHASE there [back]");
  }

  @Test
  void aRuleThatAnEarlierOneAlwaysPreempts() {
    assertThat(
            conflicts(
                rule("inner", "x -> relu(x)", "x -> abs(x)"),
                rule("outer", "x -> neg(relu(x))", "x -> exp(x)")))
        .containsExactly("NEVER_FIRES outer [inner]");
    assertThat(
            conflicts(
                rule("outer", "x -> neg(relu(x))", "x -> exp(x)"),
                rule("inner", "x -> relu(x)", "x -> abs(x)")))
        .isEmpty();
    // What the earlier rule matches only if nobody else uses the value may still be there.
    assertThat(
            conflicts(
                rule("whole", "x -> neg(relu(x))", "x -> exp(x)"),
                rule("both", "x -> r = relu(x); r, neg(r)", "x -> a = abs(x); a, exp(a)")))
        .isEmpty();
    // What the earlier rule leaves is found again.
    assertThat(
            conflicts(
                rule("first", "x -> relu(relu(x))", "x -> relu(x)"),
                rule("second", "x -> neg(relu(relu(x)))", "x -> exp(x)"),
                rule("third", "x -> relu(x)", "x -> abs(x)")))
        .containsExactly("NEVER_FIRES second [first]");
  }
}
