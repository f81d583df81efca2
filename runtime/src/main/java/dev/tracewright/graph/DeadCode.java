package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** Erases what nobody uses. */
final class DeadCode {
  private DeadCode() {}

  static boolean eliminate(Graph graph, Predicate<? super Node> removable) {
    boolean changed = false;
    Deque<Graph> open = new ArrayDeque<>();
    open.push(graph);
    while (!open.isEmpty()) {
      Graph each = open.pop();
      for (Node node : each.nodes().reversed()) {
        boolean stays = node.op() == Opcode.PLACEHOLDER || node.op() == Opcode.OUTPUT;
        if (!stays && node.users().isEmpty() && removable.test(node)) {
          each.erase(node);
          changed = true;
        } else {
          Arguments.subGraphs(node).forEach(open::push);
        }
      }
    }
    return changed;
  }
}
