package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the arguments of one node use: each node once, in order, and each sub-graph. */
final class Uses {
  private @Nullable Node single;
  private @Nullable NodeSet several;
  private List<Graph> graphs = List.of();
  private List<Integer> depths = List.of();
  private int levels;

  /**
   * Collects the uses.
   *
   * @throws IllegalArgumentException if the arguments nest too deeply or hold a graph twice
   */
  static Uses of(List<Argument> args) {
    Uses uses = new Uses();
    for (int i = 0; i < args.size(); i++) {
      uses.collect(args.get(i), 0);
    }
    return uses;
  }

  private void collect(Argument argument, int depth) {
    if (argument instanceof Node node) {
      add(node);
    } else if (argument instanceof Graph graph) {
      if (graphs.isEmpty()) {
        graphs = new ArrayList<>(2);
        depths = new ArrayList<>(2);
      }
      if (graphs.contains(graph)) {
        throw new IllegalArgumentException("a graph can be only one argument of a node");
      }
      graphs.add(graph);
      depths.add(depth);
      levels = Math.max(levels, depth + 1 + graph.height());
    } else if (argument instanceof ListArgument list) {
      collectAll(list.elements(), depth);
    } else if (argument instanceof ArrayArgument array) {
      collectAll(array.elements(), depth);
    } else if (argument instanceof MapArgument map) {
      for (Map.Entry<Literal, Argument> each : map.entries().entrySet()) {
        collect(each.getValue(), deeper(depth));
      }
    }
  }

  private void collectAll(List<Argument> elements, int depth) {
    for (Argument each : elements) {
      collect(each, deeper(depth));
    }
  }

  private int deeper(int depth) {
    if (depth >= Graph.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "arguments nest deeper than " + Graph.MAX_DEPTH + " levels");
    }
    levels = Math.max(levels, depth + 1);
    return depth + 1;
  }

  private void add(Node node) {
    if (several != null) {
      several.add(node);
    } else if (single == null) {
      single = node;
    } else if (single != node) {
      several = new NodeSet();
      several.add(single);
      several.add(node);
    }
  }

  /** Null for none, the node for one, an array for several: what a node keeps. */
  @Nullable Object inputs() {
    return several == null ? single : several.toArray();
  }

  /** The nodes, each once, in the order of their first place. */
  List<Node> nodes() {
    return listOf(inputs());
  }

  List<Graph> graphs() {
    return graphs;
  }

  /** How many levels of arguments and graphs there are. */
  int levels() {
    return levels;
  }

  /** Makes the sub-graphs those of a node. */
  void own(Node node) {
    for (int i = 0; i < graphs.size(); i++) {
      graphs.get(i).setOwner(node, depths.get(i));
    }
    if (levels > 0) {
      node.graph().raise(levels);
    }
  }

  /** The nodes that {@link #inputs()} stands for. */
  static List<Node> listOf(@Nullable Object inputs) {
    if (inputs == null) {
      return List.of();
    }
    return inputs instanceof Node node ? List.of(node) : List.of((Node[]) inputs);
  }
}
