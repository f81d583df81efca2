package dev.tracewright.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RoundTripTest {
  private static final int GRAPHS = 4000;

  private static String whatIsLost(Graph graph) {
    String text = graph.toString();
    try {
      Graph back = Graph.parse(text);
      return graph
          .difference(back)
          .orElse(back.toString().equals(text) ? "" : "the text of what was read differs");
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  @Test
  void everyGraphReadsBackAsItself() {
    for (int seed = 0; seed < GRAPHS; seed++) {
      Graph graph = new RandomGraphs(seed).graph();
      if (!whatIsLost(graph).isEmpty()) {
        Graph small = Shrinker.shrink(graph, each -> !whatIsLost(each).isEmpty());
        fail("seed " + seed + ": " + whatIsLost(small) + "\n" + small);
      }
    }
  }

  @Test
  void positionsReadBackFromTheTable() {
    for (int seed = 0; seed < GRAPHS / 4; seed++) {
      Graph graph = new RandomGraphs(seed).graph();
      String text = graph.toStringWithPositions();
      assertThat(Comparison.difference(graph, Graph.parse(text), true)).as(text).isEmpty();
    }
  }

  @Test
  void copiesAreEqualAndApart() {
    for (int seed = 0; seed < GRAPHS / 4; seed++) {
      Graph graph = new RandomGraphs(seed).graph();
      Graph copy = graph.copy();
      assertThat(Comparison.difference(graph, copy, true)).isEmpty();
      String text = graph.toString();
      copy.eliminateDeadCode(node -> true);
      assertThat(graph).hasToString(text);
    }
  }

  @Test
  void everyMethodReadsBackAsItself() {
    for (int seed = 0; seed < GRAPHS / 4; seed++) {
      CapturedMethod method = new RandomGraphs(seed).method();
      String text = GraphResource.print(method);
      CapturedMethod back = GraphResource.parse(text);
      assertThat(back.structurallyEquals(method)).as("seed %d:%n%s", seed, text).isTrue();
      assertThat(GraphResource.print(back)).isEqualTo(text);
    }
  }

  @Test
  void theTextIsAsciiAndKeepsItsLines() {
    for (int seed = 0; seed < 200; seed++) {
      String text = new RandomGraphs(seed).graph().toStringWithPositions();
      assertThat(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'))).isTrue();
    }
  }

  /** Whatever is done to a text, it is read or refused with a place. */
  @Test
  void spoiledTextsAreRefusedWithAPlace() {
    Random random = new Random(1);
    int refused = 0;
    for (int seed = 0; seed < GRAPHS; seed++) {
      String text = GraphResource.print(new RandomGraphs(seed % 200).method());
      StringBuilder spoiled = new StringBuilder(text);
      for (int i = random.nextInt(3); i >= 0; i--) {
        spoil(spoiled, random);
      }
      try {
        GraphResource.parse(spoiled.toString());
      } catch (GraphParseException e) {
        refused++;
        assertThat(e.line()).isPositive();
        assertThat(e.column()).isPositive();
      }
    }
    assertThat(refused).isGreaterThan(GRAPHS / 2);
  }

  private static void spoil(StringBuilder text, Random random) {
    if (text.isEmpty()) {
      return;
    }
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(20));
    switch (random.nextInt(5)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, text.substring(at, end));
      case 2 -> text.setCharAt(at, "()[]{}%\"'\\,.:=$<>- \n0ax".charAt(random.nextInt(23)));
      case 3 -> text.setLength(at);
      default -> {
        int from = random.nextInt(text.length());
        text.insert(at, text.substring(from, Math.min(text.length(), from + 30)));
      }
    }
  }

  @Test
  void nestingIsBoundedForTextsAndForGraphsAlike() {
    Deque<Graph> graphs = new ArrayDeque<>();
    graphs.push(new Graph());
    for (int i = 0; i < Graph.MAX_DEPTH; i++) {
      Graph outer = new Graph();
      outer.callFunction(Region.LAMBDA, List.of(graphs.peek()), PrimitiveType.INT);
      graphs.push(outer);
    }
    assertThat(whatIsLost(graphs.peek())).isEmpty();
    Graph tooDeep = new Graph();
    assertThatRefuses(
        () -> tooDeep.callFunction(Region.LAMBDA, List.of(graphs.peek()), PrimitiveType.INT));
    String brackets = "[".repeat(100_000);
    assertThatRefuses(() -> Graph.parse("graph():\n    return " + brackets));
    String types = "java.util.List<".repeat(100_000);
    assertThatRefuses(() -> Graph.parse("graph():\n    %x : " + types));
    assertThatRefuses(() -> Graph.parse("graph():\n    %x : int" + "[]".repeat(300)));
    String nested = "%f : int = call_function[target=lambda](args = (graph():\n".repeat(100_000);
    assertThatRefuses(() -> Graph.parse("graph():\n" + nested));
  }

  private static void assertThatRefuses(Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(nest deeper than 200 levels|at most 255 dimensions).*");
  }
}
