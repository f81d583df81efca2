package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.DOUBLE;
import static dev.tracewright.graph.Samples.add;
import static dev.tracewright.graph.Samples.neg;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Large graphs: no recursion on their length, no cost that grows with it. */
final class GraphScaleTest {
  private static final int LONG = 1_000_000;
  private static final int SMALL_STACK = 192 * 1024;

  @Test
  void aMillionNodesNeedNoDeepStack() throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(null, GraphScaleTest::handleAMillionNodes, "small", SMALL_STACK);
    thread.setUncaughtExceptionHandler((where, what) -> failure[0] = what);
    thread.start();
    thread.join();
    assertThat(failure[0]).isNull();
  }

  private static void handleAMillionNodes() {
    Graph graph = Samples.chain(LONG);
    graph.lint();
    assertThat(graph.copy().structurallyEquals(graph)).isTrue();
    Graph back = Graph.parse(graph.toString());
    assertThat(back.structurallyEquals(graph)).isTrue();
    Node output = back.outputNode().orElseThrow();
    output.setArgs(List.of(back.placeholders().get(0)));
    assertThat(back.eliminateDeadCode(node -> true)).isTrue();
    assertThat(back.size()).isEqualTo(2);
  }

  /** Numbers given again, a node inserted: bounded whatever the pattern. */
  private static double renumberedPerInsertion(int count, IntFunction<Integer> place) {
    Graph graph = new Graph();
    List<Node> nodes = new ArrayList<>();
    nodes.add(graph.placeholder("x", DOUBLE));
    nodes.add(neg(graph, nodes.get(0)));
    for (int i = 0; i < count; i++) {
      Node anchor = nodes.get(place.apply(nodes.size()));
      try (InsertPoint point =
          anchor.op() == Opcode.PLACEHOLDER
              ? graph.insertingAfter(anchor)
              : graph.insertingBefore(anchor)) {
        nodes.add(neg(point.graph(), nodes.get(0)));
      }
    }
    Node previous = null;
    for (Node each : graph.nodes()) {
      assertThat(previous == null || previous.isBefore(each)).isTrue();
      previous = each;
    }
    return (double) graph.renumbered() / count;
  }

  @Test
  void insertionCostsTheSameWhereverItHappens() {
    for (int count : new int[] {2_000, 50_000, 100_000}) {
      Random random = new Random(count);
      assertThat(renumberedPerInsertion(count, size -> 0)).isLessThan(6);
      assertThat(renumberedPerInsertion(count, size -> 1)).isLessThan(6);
      assertThat(renumberedPerInsertion(count, size -> size - 1)).isLessThan(6);
      assertThat(renumberedPerInsertion(count, random::nextInt)).isLessThan(6);
      assertThat(
              renumberedPerInsertion(
                  count, size -> size - 1 - random.nextInt(Math.min(size - 1, 3))))
          .isLessThan(6);
    }
    Graph chain = Samples.chain(400_000);
    assertThat(chain.renumbered()).isZero();
  }

  @Test
  void aNodeMayHaveAMillionUsers() {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", DOUBLE);
    Node y = graph.placeholder("y", DOUBLE);
    for (int i = 0; i < LONG; i++) {
      add(graph, x, x);
    }
    assertThat(x.users()).hasSize(LONG);
    List<Node> users = List.copyOf(x.users());
    for (int i = 0; i < users.size(); i += 2) {
      users.get(i).replaceInput(x, y);
    }
    assertThat(y.users()).hasSize(LONG / 2);
    assertThat(x.users().contains(users.get(1))).isTrue();
    assertThat(x.users().iterator().next()).isSameAs(users.get(1));
    assertThat(x.replaceAllUsesWith(y)).hasSize(LONG / 2);
    assertThat(x.users()).isEmpty();
  }
}
