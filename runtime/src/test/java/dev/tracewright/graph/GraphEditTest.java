package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.DOUBLE;
import static dev.tracewright.graph.Samples.add;
import static dev.tracewright.graph.Samples.literal;
import static dev.tracewright.graph.Samples.neg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GraphEditTest {
  private final Graph graph = new Graph();
  private final Node x = graph.placeholder("x", DOUBLE);
  private final Node y = graph.placeholder("y", DOUBLE);
  private final Node sum = add(graph, x, y);
  private final Node minus = neg(graph, sum);
  private final Node output = graph.output(minus);

  private List<String> names() {
    return graph.nodes().stream().map(Node::name).toList();
  }

  @Test
  void usersFollowTheArguments() {
    assertThat(x.users()).containsExactly(sum);
    assertThat(sum.inputNodes()).containsExactly(x, y);
    sum.setArgs(List.of(y, y));
    assertThat(x.users()).isEmpty();
    assertThat(y.users()).containsExactly(sum);
    sum.replaceInput(y, x);
    assertThat(sum.args()).containsExactly(x, x);
    graph.lint();
  }

  @Test
  void erasingAUsedNodeNamesItsUsers() {
    assertThatThrownBy(() -> graph.erase(sum))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("%add cannot be erased: it is used by %neg");
    for (int i = 0; i < 7; i++) {
      graph.insertingBefore(output, () -> neg(graph, sum));
    }
    assertThatThrownBy(() -> graph.erase(sum))
        .hasMessage(
            "%add cannot be erased: it is used by %neg, %neg_1, %neg_2, %neg_3, %neg_4 and 3 more");
  }

  @Test
  void anErasedNodeLeavesNothingBehind() {
    minus.replaceAllUsesWith(sum);
    graph.erase(minus);
    graph.erase(minus);
    assertThat(minus.isErased()).isTrue();
    assertThat(sum.users()).containsExactly(output);
    assertThat(names()).containsExactly("x", "y", "add", "output");
    assertThatThrownBy(() -> graph.insertingBefore(output, () -> neg(graph, minus)))
        .hasMessageContaining("%neg")
        .hasMessageContaining("erased");
    graph.lint();
  }

  @Test
  void aUseBeforeTheDefinitionNamesBoth() {
    assertThatThrownBy(() -> sum.setArgs(List.of(minus, y)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%add would use %neg before it is defined");
    assertThatThrownBy(() -> sum.setArgs(List.of(sum, y)))
        .hasMessage("%add would use %add before it is defined");
    assertThatThrownBy(() -> x.replaceAllUsesWith(minus))
        .hasMessage("%add would use %neg before it is defined");
    assertThatThrownBy(() -> graph.insertingBefore(sum, () -> neg(graph, minus)))
        .hasMessage(
            "the new call_function operator.neg(double) would use %neg before it is defined");
    assertThat(sum.args()).containsExactly(x, y);
    graph.lint();
  }

  @Test
  void anArgumentOfAnotherGraphIsRefused() {
    Node foreign = new Graph().placeholder("z", DOUBLE);
    assertThatThrownBy(() -> sum.setArgs(List.of(foreign, y)))
        .hasMessage("argument %z of %add belongs to another graph; map it to a node of this one");
    assertThatThrownBy(() -> graph.erase(foreign)).hasMessage("%z belongs to another graph");
  }

  @Test
  void replacingWrapsAValue() {
    graph.insertingAfter(
        sum,
        () -> {
          Node wrapped = neg(graph, sum);
          assertThat(sum.replaceAllUsesWith(wrapped)).containsExactly(minus);
          assertThat(wrapped.args()).containsExactly(sum);
        });
    assertThat(names()).containsExactly("x", "y", "add", "neg_1", "neg", "output");
    graph.lint();
  }

  @Test
  void replacingTakesAFilterAndLiterals() {
    assertThat(x.replaceAllUsesWith(y, user -> false)).isEmpty();
    assertThat(x.replaceAllUsesWith(literal(2.0))).containsExactly(sum);
    assertThat(sum.args()).containsExactly(literal(2.0), y);
    assertThat(x.users()).isEmpty();
  }

  @Test
  void nodesMadeAfterAnAnchorStandInTheOrderOfTheirMaking() {
    try (InsertPoint point = graph.insertingAfter(sum)) {
      assertThat(point.graph()).isSameAs(graph);
      neg(graph, sum).rename("a");
      neg(graph, sum).rename("b");
      try (InsertPoint inner = graph.insertingBefore(sum)) {
        assertThat(inner.graph()).isSameAs(graph);
        neg(graph, x).rename("c");
        neg(graph, x).rename("d");
      }
      neg(graph, sum).rename("e");
    }
    assertThat(names()).containsExactly("x", "y", "c", "d", "add", "a", "b", "e", "neg", "output");
    graph.lint();
  }

  @Test
  void anInsertPointOutlivesItsAnchor() {
    try (InsertPoint point = graph.insertingBefore(minus)) {
      assertThat(point.graph()).isSameAs(graph);
      minus.replaceAllUsesWith(sum);
      graph.erase(minus);
      neg(graph, x).rename("a");
    }
    assertThat(names()).containsExactly("x", "y", "add", "a", "output");
  }

  @Test
  void placesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> graph.insertingBefore(y, () -> neg(graph, x)))
        .hasMessage("parameters stand first: operator.neg(double) cannot stand before %y");
    assertThatThrownBy(() -> graph.insertingAfter(sum, () -> graph.placeholder("z", DOUBLE)))
        .hasMessage("parameters stand first: z cannot stand behind %add");
    assertThatThrownBy(() -> graph.insertingAfter(output))
        .hasMessage("nothing can stand behind the output %output");
    assertThatThrownBy(() -> neg(graph, x))
        .hasMessage("operator.neg(double) cannot stand behind %output; say where it goes");
    assertThatThrownBy(() -> graph.output(x))
        .hasMessage("the graph has an output already: %output");
    assertThatThrownBy(() -> graph.insertingBefore(sum, () -> graph.output(x)))
        .hasMessage("the output stands last: it cannot stand before %add");
    graph.lint();
  }

  @Test
  void aLateParameterStandsWithTheOthers() {
    graph.placeholder("z", DOUBLE);
    assertThat(names()).containsExactly("x", "y", "z", "add", "neg", "output");
    graph.lint();
  }

  @Test
  void movesKeepTheOrderOfDefinitionAndUse() {
    Node[] third = new Node[1];
    graph.insertingAfter(sum, () -> third[0] = neg(graph, x));
    third[0].moveBefore(sum);
    assertThat(names()).containsExactly("x", "y", "neg_1", "add", "neg", "output");
    third[0].moveAfter(minus);
    assertThat(names()).containsExactly("x", "y", "add", "neg", "neg_1", "output");
    assertThat(minus.isBefore(third[0])).isTrue();
    x.moveAfter(y);
    assertThat(names()).startsWith("y", "x");
    assertThatThrownBy(() -> minus.moveBefore(sum))
        .hasMessage("%neg would use %add before it is defined");
    assertThatThrownBy(() -> sum.moveAfter(minus))
        .hasMessage("%neg would use %add before it is defined");
    assertThatThrownBy(() -> sum.moveBefore(x)).hasMessageStartingWith("parameters stand first");
    assertThatThrownBy(() -> sum.moveAfter(output)).hasMessageContaining("cannot stand behind");
    graph.lint();
  }

  @Test
  void theGraphMayBeEditedWhileItIsWalked() {
    List<String> seen = new ArrayList<>();
    for (Node node : graph.nodes()) {
      seen.add(node.name());
      if (node == sum) {
        graph.insertingAfter(node, () -> neg(graph, sum).rename("met"));
      } else if (node == minus) {
        node.replaceAllUsesWith(sum);
        graph.erase(node);
      }
    }
    assertThat(seen).containsExactly("x", "y", "add", "met", "neg", "output");
    assertThat(graph.nodes().reversed())
        .extracting(Node::name)
        .containsExactly("output", "met", "add", "y", "x");
  }

  @Test
  void nodesAreFoundByTarget() {
    assertThat(graph.findNodes(Opcode.CALL_FUNCTION, minus.target())).containsExactly(minus);
    Node[] made = new Node[1];
    graph.insertingBefore(minus, () -> made[0] = neg(graph, x));
    assertThat(graph.findNodes(Opcode.CALL_FUNCTION, minus.target()))
        .containsExactly(made[0], minus);
    made[0].setTarget(sum.target());
    assertThat(graph.findNodes(Opcode.CALL_FUNCTION, sum.target())).containsExactly(sum, made[0]);
    graph.erase(made[0]);
    assertThat(graph.findNodes(Opcode.CALL_FUNCTION, sum.target())).containsExactly(sum);
    assertThat(graph.findNodes(Opcode.PLACEHOLDER)).containsExactly(x, y);
    assertThatThrownBy(() -> sum.setTarget(new ParameterName("x")))
        .hasMessage("the target x does not fit a call_function");
  }

  @Test
  void aGraphIsCopiedIntoAnother() {
    Graph other = new Graph();
    Node a = other.placeholder("add", DOUBLE);
    Map<Node, Argument> map = new HashMap<>(Map.of(x, a, y, literal(1.0)));
    List<Argument> results = other.graphCopy(graph, map);
    other.output(results.get(0));
    assertThat(other.nodes().stream().map(Node::name))
        .containsExactly("add", "add_1", "neg", "output");
    assertThat(map.get(sum)).isEqualTo(other.node("add_1").orElseThrow());
    assertThat(graph.size()).isEqualTo(5);
    other.lint();
  }

  @Test
  void deadCodeGoesButEffectsStay() {
    Node[] made = new Node[2];
    graph.insertingBefore(
        output,
        () -> {
          made[0] = neg(graph, x);
          made[1] = neg(graph, made[0]);
        });
    List.of(made).forEach(each -> each.setEffects(Effects.THROWS));
    List.of(sum, minus).forEach(each -> each.setEffects(Effects.NONE));
    assertThat(graph.eliminateDeadCode()).isFalse();
    made[1].setEffects(Effects.FRESH);
    assertThat(graph.eliminateDeadCode()).isTrue();
    assertThat(made[1].isErased()).isTrue();
    assertThat(made[0].isErased()).isFalse();
    assertThat(graph.eliminateDeadCode(node -> true)).isTrue();
    assertThat(names()).containsExactly("x", "y", "add", "neg", "output");
  }

  @Test
  void metadataAndPositionsComeAlong() {
    MetaKey<String> key = MetaKey.of("note", String.class);
    assertThat(sum.meta(key)).isEmpty();
    sum.setMeta(key, "hot");
    sum.setPosition(SourcePosition.of("com/acme/A.java", 3, 4));
    Graph copy = graph.copy();
    Node copied = copy.node("add").orElseThrow();
    assertThat(copied.meta(key)).contains("hot");
    assertThat(copied.position()).isEqualTo(sum.position());
    copied.setMeta(key, null);
    assertThat(sum.meta(key)).contains("hot");
    assertThat(copy.structurallyEquals(graph)).isTrue();
  }
}
