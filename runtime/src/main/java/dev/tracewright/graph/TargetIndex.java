package dev.tracewright.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a graph by opcode and target; made when first asked for, kept up to date then. */
final class TargetIndex {
  private static final Comparator<Node> BY_PLACE =
      (a, b) -> a == b ? 0 : NodeOrder.isBefore(a, b) ? -1 : 1;

  private final Map<Key, NodeSet> nodes = new HashMap<>();

  private record Key(Opcode op, Target target) {}

  void add(Node node) {
    nodes.computeIfAbsent(new Key(node.op(), node.target()), key -> new NodeSet()).add(node);
  }

  void remove(Node node) {
    Key key = new Key(node.op(), node.target());
    NodeSet found = nodes.get(key);
    if (found != null && found.remove(node) && found.size() == 0) {
      nodes.remove(key);
    }
  }

  List<Node> find(Opcode op, Target target) {
    NodeSet found = nodes.get(new Key(op, target));
    if (found == null) {
      return List.of();
    }
    Node[] inOrder = found.toArray();
    Arrays.sort(inOrder, BY_PLACE);
    return List.of(inOrder);
  }
}
