package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The order in which the nodes of a graph and of its sub-graphs are printed. */
final class Walk {
  private Walk() {}

  /** Visits each node, then the nodes of its sub-graphs, then the next node. */
  static void preOrder(Graph graph, Consumer<? super Node> visit) {
    Deque<Node> open = new ArrayDeque<>();
    if (graph.first != null) {
      open.push(graph.first);
    }
    while (!open.isEmpty()) {
      Node node = open.pop();
      visit.accept(node);
      if (node.next != null) {
        open.push(node.next);
      }
      List<Graph> subs = Arguments.subGraphs(node);
      for (int i = subs.size() - 1; i >= 0; i--) {
        Node inside = subs.get(i).first;
        if (inside != null) {
          open.push(inside);
        }
      }
    }
  }
}
