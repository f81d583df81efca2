package dev.tracewright.interpret;

import dev.tracewright.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which values are needed no more once a node has run. */
final class LastUses {
  private final Map<Node, List<Node>> dyingAfter;

  private LastUses(Map<Node, List<Node>> dyingAfter) {
    this.dyingAfter = dyingAfter;
  }

  /** The last uses in a graph whose nodes, in execution order, are these. */
  static LastUses of(List<Node> nodes) {
    Map<Node, List<Node>> dyingAfter = new HashMap<>();
    Set<Node> needed = new HashSet<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      List<Node> dying = new ArrayList<>(1);
      if (needed.add(node)) {
        // Nobody uses it.
        dying.add(node);
      }
      for (Node input : node.inputNodes()) {
        if (needed.add(input)) {
          dying.add(input);
        }
      }
      if (!dying.isEmpty()) {
        dyingAfter.put(node, List.copyOf(dying));
      }
    }
    return new LastUses(dyingAfter);
  }

  /** The nodes whose values die with this one, itself if nobody uses it. */
  List<Node> after(Node node) {
    return dyingAfter.getOrDefault(node, List.of());
  }
}
