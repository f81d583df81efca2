package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values may be one object with others, hold them, or be views of what they hold. Primitive
 * values are nobody's.
 */
final class Sharing {
  private final RegionFlow flow;

  /** By node that declares a variable, what is ever assigned to it. */
  private final Map<Node, List<Node>> assigned = new HashMap<>();

  private Sharing(RegionFlow flow) {
    this.flow = flow;
  }

  /** What the values of a graph and of its sub-graphs share. */
  static Sharing of(Graph graph) {
    Sharing sharing = new Sharing(RegionFlow.of(graph));
    Walk.preOrder(graph, sharing::collect);
    return sharing;
  }

  private void collect(Node node) {
    if (node.target() == Variable.STORE && node.arg(0) instanceof Node variable) {
      Variable.declarationOf(variable)
          .ifPresent(
              each ->
                  assigned
                      .computeIfAbsent(each, key -> new ArrayList<>())
                      .addAll(references(node.args().subList(1, 2))));
    }
  }

  /** How values come into and out of the regions. */
  RegionFlow flow() {
    return flow;
  }

  /** The nodes and, step by step, all those whose values theirs may be, hold or show. */
  Set<Node> sources(Collection<Node> nodes) {
    Set<Node> found = new LinkedHashSet<>(nodes);
    Deque<Node> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      for (Node each : directSources(open.pop())) {
        if (found.add(each)) {
          open.push(each);
        }
      }
    }
    return found;
  }

  private List<Node> directSources(Node node) {
    if (node.type().isPrimitive()) {
      return List.of();
    }
    RegionFlow.Parameter parameter = flow.parameter(node);
    if (parameter != null) {
      List<Argument> given = new ArrayList<>(List.of(parameter.given()));
      if (parameter.isCarried()) {
        parameter
            .region()
            .bringingCarried()
            .forEach(each -> given.add(each.arg(parameter.index())));
      }
      return references(given);
    }
    RegionFlow.Result result = flow.result(node);
    if (result != null) {
      return references(
          result.region().bringingResults().stream()
              .map(each -> each.arg(result.index()))
              .toList());
    }
    if (node.target() == Variable.VARIABLE) {
      List<Node> all = new ArrayList<>(assigned.getOrDefault(node, List.of()));
      all.addAll(references(node.args()));
      return all;
    }
    return node.effects().isSeparate() ? List.of() : references(node.args());
  }

  /** The nodes among the arguments whose values are objects. */
  static List<Node> references(List<Argument> args) {
    List<Node> found = new ArrayList<>();
    for (Argument argument : args) {
      Arguments.forEachLeaf(
          argument,
          leaf -> {
            if (leaf instanceof Node node && !node.type().isPrimitive()) {
              found.add(node);
            }
          });
    }
    return found;
  }
}
