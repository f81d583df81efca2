package dev.tracewright.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.SourcePosition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SubgraphRewriterTest {
  private static List<Replaced> replace(Graph graph, String pattern, String replacement) {
    return SubgraphRewriter.replace(graph, Sketch.of(pattern), Sketch.of(replacement));
  }

  private static void check(
      String graph, String pattern, String replacement, String expected, int matches) {
    Graph rewritten = Sketch.of(graph);
    List<Replaced> replaced = replace(rewritten, pattern, replacement);
    rewritten.lint();
    assertThat(replaced).as(graph + " with " + pattern).hasSize(matches);
    assertThat(Sketch.shape(rewritten)).isEqualTo(Sketch.shape(Sketch.of(expected)));
  }

  @Test
  void oneNodeIsReplacedEverywhere() {
    check(
        "x -> v = neg(x); add(v, v)",
        "x -> neg(x)",
        "x -> relu(x)",
        "x -> v = relu(x); add(v, v)",
        1);
    check(
        "x -> add(neg(x), neg(x))", "x -> neg(x)", "x -> relu(x)", "x -> add(relu(x), relu(x))", 2);
  }

  @Test
  void adjacentAndOverlappingMatches() {
    check(
        "x -> sigmoid(sigmoid(sigmoid(x)))",
        "x -> sigmoid(x)",
        "x -> exp(x)",
        "x -> exp(exp(exp(x)))",
        3);
    check(
        "x -> sigmoid(sigmoid(sigmoid(sigmoid(x))))",
        "x -> sigmoid(sigmoid(x))",
        "x -> neg(x)",
        "x -> neg(neg(x))",
        2);
    check(
        "x -> relu(relu(relu(relu(x))))",
        "x -> relu(relu(x))",
        "x -> relu(x)",
        "x -> relu(relu(x))",
        2);
  }

  @Test
  void aReplacementMayBeAParameterOrALiteral() {
    check(
        "x -> v = neg(x); w = add(v, v); add(w, w)", "x -> add(x, x)", "x -> x", "x -> neg(x)", 2);
    check("x -> relu(mul(x, 0.0))", "x -> mul(x, 0.0)", "x -> 0.0", "x -> relu(0.0)", 1);
  }

  @Test
  void severalResults() {
    check(
        "x -> add(sigmoid(x), relu(x))",
        "x -> sigmoid(x), relu(x)",
        "x -> exp(x), abs(x)",
        "x -> add(exp(x), abs(x))",
        1);
    check(
        "x, y -> v = sub(x, y); add(sigmoid(v), relu(v))",
        "a, b -> v = sub(a, b); sigmoid(v), relu(v), v",
        "a, b -> e = exp(a); f = abs(b); f, f, e",
        "x, y -> e = exp(x); f = abs(y); add(f, f)",
        1);
  }

  @Test
  void whatTheMatchComputesOnTheWayIsUsedByNobodyElse() {
    check(
        "x -> a = neg(x); add(relu(a), a)",
        "x -> relu(neg(x))",
        "x -> exp(x)",
        "x -> a = neg(x); add(relu(a), a)",
        0);
    check(
        "x -> y = relu(x); sub(neg(y), y)",
        "x -> relu(x)",
        "x -> sigmoid(x)",
        "x -> y = sigmoid(x); sub(neg(y), y)",
        1);
  }

  @Test
  void parametersStandForTheSameNodeTwiceAndForLiterals() {
    check("x -> mul(x, x)", "a, b -> mul(a, b)", "a, b -> add(a, b)", "x -> add(x, x)", 1);
    check("x, y -> mul(x, y)", "a -> mul(a, a)", "a -> add(a, a)", "x, y -> mul(x, y)", 0);
    check("x -> mul(x, 2.0)", "a, b -> mul(a, b)", "a, b -> add(b, a)", "x -> add(2.0, x)", 1);
    check("x -> add(x, 1.0)", "a -> add(a, 2.0)", "a -> neg(a)", "x -> add(x, 1.0)", 0);
  }

  @Test
  void listsOfValues() {
    check(
        "a, b, c -> sum([sum([a, b]), c])",
        "x, y -> sum([x, y])",
        "x, y -> product([x, y])",
        "a, b, c -> product([product([a, b]), c])",
        2);
    check(
        "a, b, c -> sum([a, b, c])",
        "x, y -> sum([x, y])",
        "x, y -> x",
        "a, b, c -> sum([a, b, c])",
        0);
  }

  @Test
  void anEarlyUserOfAResultMovesBehindTheReplacement() {
    check(
        "x -> s = sigmoid(x); t = neg(s); r = relu(x); add(t, r)",
        "x -> sigmoid(x), relu(x)",
        "x -> e = exp(x); e, abs(e)",
        "x -> e = exp(x); a = abs(e); t = neg(e); add(t, a)",
        1);
    check(
        "x -> s = sigmoid(x); r = relu(s); add(s, r)",
        "x, y -> sigmoid(x), relu(y)",
        "x, y -> exp(y), abs(x)",
        "x -> s = sigmoid(x); r = relu(s); add(s, r)",
        0);
  }

  @Test
  void effectsKeepTheirOrder() {
    String crossing = "x -> a = read!r(x); w = write!w(x); b = neg(a); add(b, w)";
    check(crossing, "x -> neg(read!r(x))", "x -> exp(x)", crossing, 0);
    String late = "x -> a = read!r(x); b = neg(a); w = write!w(x); add(b, w)";
    check(
        late,
        "x -> neg(read!r(x))",
        "x -> exp(x)",
        "x -> b = exp(x); w = write!w(x); add(b, w)",
        1);
    String silent = "x -> a = relu(x); w = write!w(x); b = neg(a); add(b, w)";
    check(
        silent,
        "x -> neg(relu(x))",
        "x -> exp(x)",
        "x -> w = write!w(x); b = exp(x); add(b, w)",
        1);
    String throwing = "x -> a = check!t(x); c = check!t(1.0); b = neg(a); add(b, c)";
    check(throwing, "x -> neg(check!t(x))", "x -> exp(x)", throwing, 0);
  }

  @Test
  void whatIsRefusedIsSaid() {
    Graph graph = Sketch.of("x -> a = read!r(x); w = write!w(x); b = neg(a); add(b, w)");
    RewriteRule rule =
        GraphRule.of("fuse", Sketch.of("x -> neg(read!r(x))"), Sketch.of("x -> exp(x)"));
    RewriteLog log = new RulePipeline(List.of(rule), TypeHierarchy.NONE).run(graph);
    assertThat(log.steps()).hasSize(1);
    assertThat(log.steps().get(0).refused())
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).isEqualTo("%a would move past %w"));
  }

  @Test
  void rulesRunToAFixedPoint() {
    Graph graph = Sketch.of("x -> relu(relu(relu(relu(x))))");
    RewriteRule rule =
        GraphRule.of("once", Sketch.of("x -> relu(relu(x))"), Sketch.of("x -> relu(x)"));
    RewriteLog log = new RulePipeline(List.of(rule), TypeHierarchy.NONE).run(graph);
    assertThat(Sketch.shape(graph)).isEqualTo(Sketch.shape(Sketch.of("x -> relu(x)")));
    assertThat(log.count("once")).isEqualTo(3);
  }

  @Test
  void rulesThatChaseEachOtherAreNamed() {
    Graph graph = Sketch.of("x -> relu(x)");
    RewriteRule there = GraphRule.of("there", Sketch.of("x -> relu(x)"), Sketch.of("x -> neg(x)"));
    RewriteRule back = GraphRule.of("back", Sketch.of("x -> neg(x)"), Sketch.of("x -> relu(x)"));
    RulePipeline pipeline = new RulePipeline(List.of(there, back), TypeHierarchy.NONE);
    assertThatThrownBy(() -> pipeline.run(graph))
        .isInstanceOfSatisfying(
            RewriteException.class, e -> assertThat(e.rules()).containsExactly("there", "back"));
    RewriteRule growing =
        GraphRule.of("growing", Sketch.of("x -> relu(x)"), Sketch.of("x -> relu(neg(relu(x)))"));
    assertThatThrownBy(
            () ->
                new RulePipeline(List.of(growing), TypeHierarchy.NONE)
                    .run(Sketch.of("x -> relu(x)")))
        .hasMessageContaining("made the graph grow");
  }

  @Test
  void namesAndPlacesAreTakenOver() {
    Graph graph = Sketch.of("x -> t = relu(x); y = neg(t); exp(y)");
    SourcePosition first = SourcePosition.of("A.java", 1, 2);
    SourcePosition second = SourcePosition.of("A.java", 3, 4);
    graph.node("t").orElseThrow().setPosition(first);
    graph.node("y").orElseThrow().setPosition(second);
    replace(graph, "x -> neg(relu(x))", "x -> abs(tanh(x))");
    Node made = graph.node("y").orElseThrow();
    assertThat(made.target().nameHint()).isEqualTo("abs");
    assertThat(made.position()).contains(second);
    assertThat(made.origin().orElseThrow().replaced()).containsExactly(first, second);
    assertThat(graph.node("tanh").orElseThrow().origin()).isEqualTo(made.origin());
  }

  @Test
  void whatNobodyUsesAnyMoreGoes() {
    check("x, y -> mul(relu(x), 0.0)", "a -> mul(a, 0.0)", "a -> 0.0", "x, y -> 0.0", 1);
    check(
        "x -> mul(check!t(x), 0.0)", "a -> mul(a, 0.0)", "a -> 0.0", "x -> c = check!t(x); 0.0", 1);
  }

  @Test
  void operandsEitherWayRound() {
    Pattern pattern = Pattern.of(Sketch.of("a, b -> add(relu(a), neg(b))"));
    Graph graph = Sketch.of("x, y -> add(neg(x), relu(y))");
    assertThat(new SubgraphMatcher(pattern, TypeHierarchy.NONE).match(graph)).isEmpty();
    Match match =
        new SubgraphMatcher(pattern.withCommutative(Set.of("add")), TypeHierarchy.NONE)
            .match(graph)
            .get(0);
    assertThat(match.argument("a")).hasToString("y");
    assertThat(match.argument("b")).hasToString("x");
  }

  @Test
  void theAttemptThatCameFurthest() {
    Pattern pattern = Pattern.of(Sketch.of("a, b -> add(relu(neg(a)), b)"));
    Graph graph = Sketch.of("x -> add(add(relu(exp(x)), x), exp(x))");
    Mismatch closest =
        new SubgraphMatcher(pattern, TypeHierarchy.NONE).closest(graph).orElseThrow();
    assertThat(closest.agreed()).isEqualTo(2);
    assertThat(closest.reason()).contains("Ops.exp(double)").contains("Ops.neg(double)");
    assertThat(closest.graphNode().orElseThrow().target().nameHint()).isEqualTo("exp");
  }

  @Test
  void patternsAndReplacementsMayBeReadFromText() {
    Graph graph = Sketch.of("x -> relu(neg(x))");
    Graph pattern = Graph.parse(Sketch.of("a -> neg(a)").toString());
    Graph replacement = Graph.parse(Sketch.of("a -> exp(a)").toString());
    assertThat(SubgraphRewriter.replace(graph, pattern, replacement)).hasSize(1);
    assertThat(graph.node("exp")).isPresent();
  }
}
