package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.BOOLEAN;
import static dev.tracewright.graph.Samples.DOUBLE;
import static dev.tracewright.graph.Samples.INT;
import static dev.tracewright.graph.Samples.literal;
import static dev.tracewright.graph.Samples.neg;
import static dev.tracewright.graph.Samples.sub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LintTest {
  private final Graph graph = new Graph();
  private final Node x = graph.placeholder("x", DOUBLE);

  private static void assertBreaks(Graph graph, LintRule rule, String node, String message) {
    assertThatThrownBy(graph::lint)
        .isInstanceOfSatisfying(
            LintException.class,
            e -> {
              assertThat(e.rule()).isEqualTo(rule);
              assertThat(e.nodeName()).isEqualTo(node);
            })
        .hasMessageContaining(message)
        .hasMessageContaining(rule.text());
  }

  private Node region(Region region, TypeRef type, Argument... args) {
    return graph.callFunction(region, List.of(args), type);
  }

  private static Graph ending(Exit exit, Argument... values) {
    Graph graph = new Graph();
    graph.placeholder("x", DOUBLE);
    graph.exit(exit, List.of(values));
    return graph;
  }

  @Test
  void aGraphNeedsAnOutput() {
    assertBreaks(graph, LintRule.ONE_OUTPUT, "", "no output");
    assertBreaks(new Graph(), LintRule.ONE_OUTPUT, "", "no output");
  }

  @Test
  void theMessageNamesNodeRuleAndPosition() {
    Node bad = graph.callFunction(new Projection(1), List.of(x), DOUBLE);
    bad.setPosition(SourcePosition.of("com/acme/Gate.java", 14, 17));
    graph.output(bad);
    assertThatThrownBy(graph::lint)
        .hasMessage(
            "%result_1 at com/acme/Gate.java:14:17: it projects no result that there is (several"
                + " results are used through projections alone)");
  }

  @Test
  void severalResultsAreUsedThroughProjections() {
    TupleType two = new TupleType(List.of(DOUBLE, INT));
    Graph body = ending(new Exit(Exit.Kind.YIELD, null), literal(1.0), literal(2));
    Node pair = region(Region.SYNCHRONIZED, two, literal("lock"), body, x);
    Node second = graph.callFunction(new Projection(1), List.of(pair), INT);
    Node output = graph.output(second);
    assertThatCode(graph::lint).doesNotThrowAnyException();
    output.setArgs(List.of(pair));
    assertBreaks(graph, LintRule.TUPLE, "output", "%synchronized_1");
    output.setArgs(List.of(second));
    second.setTarget(new Projection(2));
    assertBreaks(graph, LintRule.TUPLE, second.name(), "projects no result");
  }

  @Test
  void aRegionGivesItsSubGraphsWhatTheyTake() {
    Node cond =
        region(Region.COND, DOUBLE, literal(true), sub((g, y) -> y), sub((g, y) -> neg(g, y)), x);
    graph.output(cond);
    assertThatCode(graph::lint).doesNotThrowAnyException();
    cond.setArgs(cond.args().subList(0, 3));
    assertBreaks(graph, LintRule.OPERANDS, "cond", "argument 1 has 1 parameters for 0 values");
  }

  @Test
  void theArgumentsOfARegionAreItsOwn() {
    Node cond = region(Region.COND, DOUBLE, literal(true), sub((g, y) -> y), x);
    graph.output(cond);
    assertBreaks(graph, LintRule.SUB_GRAPH, "cond", "not those of a cond");
    cond.setTarget(Region.LOOP);
    assertBreaks(graph, LintRule.SUB_GRAPH, "cond", "not those of a loop");
    cond.setTarget(Samples.operator("f", DOUBLE, 3));
    assertBreaks(graph, LintRule.SUB_GRAPH, "cond", "no region");
    cond.setTarget(Region.LAMBDA);
    cond.setArgs(List.of(x));
    assertBreaks(graph, LintRule.SUB_GRAPH, "cond", "argument 0 should be a sub-graph");
  }

  @Test
  void subGraphsAreCheckedToo() {
    Graph body = new Graph();
    body.placeholder("x", DOUBLE);
    region(Region.LAMBDA, ClassType.OBJECT, body, x);
    graph.output(x);
    assertBreaks(graph, LintRule.ONE_OUTPUT, "", "no output");
    Node bad = body.callFunction(new Projection(0), List.of(literal(1)), DOUBLE);
    body.exit(Exit.RETURN, List.of(bad));
    assertBreaks(graph, LintRule.TUPLE, "result_0", "inside %lambda");
  }

  @Test
  void aLoopIsLeftWithItsResultsAndStartedAgainWithWhatItCarries() {
    Graph body = new Graph();
    Node carried = body.placeholder("i", DOUBLE);
    Node done = body.callFunction(Samples.operator("f", BOOLEAN, 0), List.of(), BOOLEAN);
    Graph leave = ending(Exit.BREAK);
    Graph again = ending(new Exit(Exit.Kind.CONTINUE, "loop"), literal(1.0));
    Node cond =
        body.callFunction(Region.COND, List.of(done, leave, again, carried), PrimitiveType.VOID);
    body.exit(Exit.CONTINUE, List.of(carried));
    ListArgument initial = new ListArgument(List.of(x));
    Node loop = region(Region.LOOP, DOUBLE, body, initial);
    graph.output(loop);
    assertBreaks(graph, LintRule.EXIT, "output", "%loop takes 1 values, not 0");
    leave.outputNode().orElseThrow().setArgs(List.of(literal(2.0)));
    assertThatCode(graph::lint).doesNotThrowAnyException();
    again.outputNode().orElseThrow().setTarget(new Exit(Exit.Kind.CONTINUE, "other"));
    assertBreaks(graph, LintRule.EXIT, "output", "'continue other'");
    again.outputNode().orElseThrow().setTarget(new Exit(Exit.Kind.BREAK, cond.name()));
    assertBreaks(graph, LintRule.EXIT, "output", "%cond takes 0 values, not 1");
  }

  @Test
  void exitsAreLegalWhereTheyStand() {
    graph.exit(Exit.YIELD, List.of(x));
    assertBreaks(graph, LintRule.EXIT, "output", "only a sub-graph yields");
    Node output = graph.outputNode().orElseThrow();
    output.setTarget(Exit.BREAK);
    assertBreaks(graph, LintRule.EXIT, "output", "nothing around it is meant by 'break'");
    output.setTarget(Exit.THROW);
    assertThatCode(graph::lint).doesNotThrowAnyException();
    output.setArgs(List.of());
    assertBreaks(graph, LintRule.EXIT, "output", "a throw has one value");
    output.setTarget(Exit.RETURN);
    assertThatCode(graph::lint).doesNotThrowAnyException();
    output.setArgs(List.of(x, x));
    assertBreaks(graph, LintRule.EXIT, "output", "at most one value");
  }

  @Test
  void aFunctionObjectEndsItselfAlone() {
    Graph inner = ending(Exit.BREAK, literal(1.0));
    Graph body = new Graph();
    Node y = body.placeholder("y", DOUBLE);
    body.callFunction(Region.LAMBDA, List.of(inner, y), ClassType.OBJECT);
    body.exit(Exit.BREAK, List.of(y));
    graph.output(region(Region.LOOP, DOUBLE, body, new ListArgument(List.of(x))));
    assertBreaks(graph, LintRule.EXIT, "output", "nothing around it is meant");
    inner.outputNode().orElseThrow().setTarget(Exit.RETURN);
    assertThatCode(graph::lint).doesNotThrowAnyException();
  }
}
