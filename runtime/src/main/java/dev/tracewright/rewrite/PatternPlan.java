package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of a pattern before it is looked for anywhere. */
final class PatternPlan {
  private final Pattern pattern;
  private final List<Node> computing = new ArrayList<>();
  private final List<Node> lastFirst;
  private final Map<Node, Argument> operands = new HashMap<>();
  private final Node anchor;

  PatternPlan(Pattern pattern) {
    this.pattern = pattern;
    for (Node node : pattern.graph().nodes()) {
      if (node.op() != Opcode.PLACEHOLDER && node.op() != Opcode.OUTPUT) {
        computing.add(node);
      }
    }
    this.lastFirst = new ArrayList<>(computing);
    Collections.reverse(lastFirst);
    this.anchor = anchorOf();
    collectOperands(pattern.graph());
  }

  /** The last result that is computed; in a pattern without one, the last node, for its effects. */
  private Node anchorOf() {
    for (Node node : lastFirst) {
      if (pattern.isResult(node)) {
        return node;
      }
    }
    return lastFirst.get(0);
  }

  private void collectOperands(Graph graph) {
    graph.forEachNode(
        node -> {
          if (node.target() instanceof Region) {
            operands(node, operands);
          }
        });
  }

  /** By parameter of the sub-graphs of a region what it is given, where that comes from outside. */
  static void operands(Node region, Map<Node, Argument> into) {
    RegionParts parts = RegionParts.of(region);
    for (Graph body : parts.graphs()) {
      List<Node> parameters = body.placeholders();
      int own = parts.ownParameters(body);
      for (int i = own; i < parameters.size(); i++) {
        into.put(parameters.get(i), parts.operands().get(i - own));
      }
    }
  }

  /** What a value inside a sub-graph is outside, as far out as it comes from. */
  static Argument resolve(Argument argument, Map<Node, Argument> operands) {
    Argument each = argument;
    while (each instanceof Node node) {
      Argument outside = operands.get(node);
      if (outside == null) {
        return each;
      }
      each = outside;
    }
    return each;
  }

  Pattern pattern() {
    return pattern;
  }

  /** Where a search begins. */
  Node anchor() {
    return anchor;
  }

  /**
   * The nodes of a graph that may be what a node of the pattern stands for, in order: those with
   * its target, which an index gives; or all of its kind where the target names a submodule that
   * may lie anywhere.
   */
  List<Node> candidates(Node wanted, Graph graph) {
    boolean isAnywhere =
        PatternFault.pathOf(wanted)
            .filter(path -> !path.isRoot())
            .filter(path -> pattern.modules().contains(path.steps().get(0).text()))
            .isPresent();
    return isAnywhere
        ? graph.findNodes(wanted.op())
        : graph.findNodes(wanted.op(), wanted.target());
  }

  /** The nodes that compute something, in order. */
  List<Node> computing() {
    return computing;
  }

  /** The same, the last first. */
  List<Node> lastFirst() {
    return lastFirst;
  }

  Argument resolve(Argument argument) {
    return operands.isEmpty() ? argument : resolve(argument, operands);
  }
}
