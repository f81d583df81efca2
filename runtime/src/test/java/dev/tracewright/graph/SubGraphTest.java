package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.DOUBLE;
import static dev.tracewright.graph.Samples.literal;
import static dev.tracewright.graph.Samples.neg;
import static dev.tracewright.graph.Samples.sub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SubGraphTest {
  private final Graph graph = new Graph();
  private final Node x = graph.placeholder("x", DOUBLE);

  private Node loop(String name, Exit exit) {
    Graph body = new Graph();
    Node y = body.placeholder("y", DOUBLE);
    body.exit(exit, List.of(y));
    List<Argument> args = List.of(body, new ListArgument(List.of(x)));
    return graph.createNode(Opcode.CALL_FUNCTION, Region.LOOP, args, DOUBLE, name, null);
  }

  private static Graph body(Node region) {
    return Arguments.subGraphs(region).get(0);
  }

  @Test
  void aSubGraphBelongsToOneArgumentOfOneNode() {
    Graph body = sub((g, y) -> neg(g, y));
    assertThat(body.owner()).isEmpty();
    Node first = graph.callFunction(Region.LAMBDA, List.of(body, x), ClassType.OBJECT);
    assertThat(body.owner()).contains(first);
    assertThatThrownBy(() -> graph.callFunction(Region.LAMBDA, List.of(body, x), ClassType.OBJECT))
        .hasMessage(
            "a graph that is an argument of %lambda cannot be one of the new call_function lambda;"
                + " copy it");
    Graph free = new Graph();
    assertThatThrownBy(() -> first.setArgs(List.of(free, free)))
        .hasMessage("a graph can be only one argument of a node");
    Node inside = body.node("neg").orElseThrow();
    assertThatThrownBy(() -> inside.setArgs(List.of(graph)))
        .hasMessage("a graph cannot be an argument inside itself");
    graph.erase(first);
    assertThat(body.owner()).isEmpty();
    graph.callFunction(Region.LAMBDA, List.of(body, x), ClassType.OBJECT);
  }

  @Test
  void anArgumentThatStaysKeepsItsOwner() {
    Node cond = graph.callFunction(Region.LAMBDA, List.of(sub((g, y) -> y), x), ClassType.OBJECT);
    Graph body = body(cond);
    cond.setArg(1, literal(1.0));
    assertThat(body.owner()).contains(cond);
    assertThat(x.users()).isEmpty();
    cond.setArg(0, sub((g, y) -> y));
    assertThat(body.owner()).isEmpty();
  }

  @Test
  void valuesOfTheOuterGraphAreNotInScope() {
    Graph body = new Graph();
    assertThatThrownBy(() -> neg(body, x)).hasMessageContaining("belongs to another graph");
  }

  @Test
  void labelsFollowTheirRegion() {
    Node outer = loop("outer", new Exit(Exit.Kind.CONTINUE, "outer"));
    Node second = loop("outer", new Exit(Exit.Kind.CONTINUE, "outer"));
    assertThat(second.name()).isEqualTo("outer_1");
    assertThat(body(second)).asString().endsWith("continue outer_1 (y)");
    outer.rename("first");
    assertThat(body(outer)).asString().endsWith("continue first (y)");
    Graph copy = new Graph();
    copy.placeholder("outer_1", DOUBLE);
    Node copied = copy.nodeCopy(second, node -> copy.node("outer_1").orElseThrow());
    assertThat(copied.name()).isEqualTo("outer_2");
    assertThat(body(copied)).asString().endsWith("continue outer_2 (y)");
    assertThat(body(second)).asString().endsWith("continue outer_1 (y)");
  }

  @Test
  void aLabelMeansTheNearestRegionOfItsName() {
    Graph innermost = new Graph();
    innermost.exit(new Exit(Exit.Kind.BREAK, "a"), List.of());
    Graph middle = new Graph();
    Node inner =
        middle.createNode(
            Opcode.CALL_FUNCTION, Region.LAMBDA, List.of(innermost), ClassType.OBJECT, "a", null);
    middle.exit(new Exit(Exit.Kind.BREAK, "a"), List.of());
    Node outer =
        graph.createNode(
            Opcode.CALL_FUNCTION, Region.LAMBDA, List.of(middle), ClassType.OBJECT, "a", null);
    outer.rename("b");
    assertThat(middle).asString().endsWith("break b");
    assertThat(innermost).asString().endsWith("break a");
    // What would catch the label under its new name gives way.
    inner.rename("c");
    innermost.outputNode().orElseThrow().setTarget(new Exit(Exit.Kind.BREAK, "b"));
    outer.rename("c");
    assertThat(inner.name()).isEqualTo("c_1");
    assertThat(innermost).asString().endsWith("break c");
  }

  @Test
  void deadCodeGoesInsideToo() {
    Graph body =
        sub(
            (g, y) -> {
              neg(g, y).setEffects(Effects.NONE);
              return y;
            });
    Node lambda = graph.callFunction(Region.LAMBDA, List.of(body, x), ClassType.OBJECT);
    graph.output(lambda);
    assertThat(graph.eliminateDeadCode()).isTrue();
    assertThat(body.size()).isEqualTo(2);
  }
}
