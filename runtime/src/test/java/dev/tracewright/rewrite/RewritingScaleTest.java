package dev.tracewright.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rewriting costs, in comparisons: it goes with the candidates and the pattern, no faster. */
final class RewritingScaleTest {
  private static final PrimitiveType D = PrimitiveType.DOUBLE;

  private static Node call(Graph graph, String name, Argument... args) {
    MemberRef target = MemberRef.ofStatic(Sketch.OPS, name, Collections.nCopies(args.length, D), D);
    Node node = graph.callFunction(target, List.of(args), D);
    node.setEffects(Effects.NONE);
    return node;
  }

  private static Rewriting pass(Graph graph, Pattern pattern, Graph replacement) {
    RewriteRule rule =
        new GraphRule("rule", Precision.EXACT, List.of(pattern), replacement, Optional.empty());
    Rewriting pass =
        new Rewriting(rule, Rewriting.matchers(rule, TypeHierarchy.NONE), TypeHierarchy.NONE);
    Checked.run(rule, graph, pass);
    return pass;
  }

  private static Graph chain(int nodes) {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", D);
    Node y = x;
    for (int i = 0; i < nodes / 10; i++) {
      y = call(graph, "add", call(graph, "mul", y, x), x);
      for (int j = 2; j < 10; j++) {
        y = call(graph, "neg", y);
      }
    }
    graph.output(y);
    return graph;
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000, 1_000_000})
  void aNodeCostsTheSameInALongChain(int nodes) {
    Graph graph = chain(nodes);
    Rewriting pass =
        pass(
            graph,
            Pattern.of(Sketch.of("a, b, c -> add(mul(a, b), c)")),
            Sketch.of("a, b, c -> fma(a, b, c)"));
    assertThat(pass.replaced()).hasSize(nodes / 10);
    assertThat(pass.candidates()).isEqualTo(nodes / 10);
    assertThat(pass.comparisons()).isEqualTo(5L * (nodes / 10));
    assertThat(graph.size()).isEqualTo(nodes - nodes / 10 + 2);
  }

  @Test
  void aPatternThatIsAWholeLongGraphNeedsNoStack() {
    Graph graph = ending(chain(100_000));
    Graph replacement = Sketch.of("x -> relu(x)");
    Rewriting pass = pass(graph, Pattern.of(ending(chain(100_000))), replacement);
    assertThat(pass.replaced()).hasSize(1);
    assertThat(graph.size()).isEqualTo(3);
  }

  /** The graph with a last node like no other. */
  private static Graph ending(Graph graph) {
    Node output = graph.outputNode().orElseThrow();
    graph.insertingBefore(output, () -> output.setArgs(List.of(call(graph, "exp", output.arg(0)))));
    return graph;
  }

  @Test
  void equalAnchorsAreTriedInAFewWays() {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", D);
    List<Node> sums = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sums.add(call(graph, "relu", x));
    }
    Node last = sums.get(0);
    for (Node each : sums) {
      last = call(graph, "add", last, each);
    }
    graph.output(last);
    Pattern pattern =
        Pattern.of(
            Sketch.of(
                "x -> a = relu(x); b = relu(x); c = relu(x); d = relu(x); e = relu(x); f = relu(x);"
                    + " a, b, c, d, e, f, mul(a, f)"));
    Rewriting pass = pass(graph, pattern, Sketch.of("x -> x, x, x, x, x, x, x"));
    assertThat(pass.replaced()).isEmpty();
    assertThat(pass.comparisons()).isLessThan(1_000);
    Pattern hopeless =
        Pattern.of(
            Sketch.of(
                "x -> a = relu(x); b = relu(x); c = relu(x); d = relu(x); e = relu(x);"
                    + " exp(a), b, c, d, add(e, neg(x))"));
    assertThat(pass(graph, hopeless, Sketch.of("x -> x, x, x, x, x")).comparisons())
        .isLessThan(40 * 12_000);
  }

  @Test
  void operandsEitherWayRoundAreTriedInAFewWays() {
    int depth = 24;
    Graph graph = new Graph();
    Node x = graph.placeholder("x", D);
    Node y = x;
    Graph wanted = new Graph();
    Node a = wanted.placeholder("a", D);
    Node b = wanted.placeholder("b", D);
    Node z = call(wanted, "neg", b);
    for (int i = 0; i < depth; i++) {
      y = call(graph, "add", y, y);
      z = call(wanted, "add", z, call(wanted, "relu", a));
    }
    graph.output(y);
    wanted.output(z);
    Pattern pattern = Pattern.of(wanted).withCommutative(Set.of("add"));
    Rewriting pass = pass(graph, pattern, Sketch.of("a, b -> a"));
    assertThat(pass.replaced()).isEmpty();
    assertThat(pass.comparisons()).isLessThan(depth * 12_000L);
  }

  @Test
  void aHubWithManyUsersIsNoDetour() {
    int pairs = 20_000;
    Graph graph = new Graph();
    Node hub = graph.placeholder("x", D);
    Node last = hub;
    for (int i = 0; i < pairs; i++) {
      Node sigmoid = call(graph, "sigmoid", hub);
      last = call(graph, "add", last, call(graph, "add", sigmoid, call(graph, "relu", hub)));
    }
    graph.output(last);
    Rewriting pass =
        pass(
            graph,
            Pattern.of(Sketch.of("x -> sigmoid(x), relu(x)")),
            Sketch.of("x -> exp(x), abs(x)"));
    assertThat(pass.replaced()).hasSize(pairs);
    assertThat(pass.comparisons()).isLessThan(20L * pairs);
  }
}
