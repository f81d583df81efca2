package dev.tracewright.graph;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Copies nodes between graphs, and graphs. */
final class GraphCopier {
  private GraphCopier() {}

  static Node copyNode(Node node, Graph into, Function<? super Node, ? extends Argument> map) {
    List<Argument> args =
        Arguments.mapAll(
            node.args(),
            leaf -> {
              if (leaf instanceof Node input) {
                return map.apply(input);
              }
              return leaf instanceof Graph graph ? copy(graph) : leaf;
            });
    Node made = into.createNode(node.op(), node.target(), args, node.type(), node.name(), null);
    made.describeLike(node);
    return made;
  }

  static List<Argument> copyBody(Graph source, Graph into, Map<Node, Argument> map) {
    for (Node node : source.nodes()) {
      if (node.op() == Opcode.OUTPUT) {
        return Arguments.mapNodes(node.args(), input -> mapped(input, map.get(input)));
      }
      if (!map.containsKey(node)) {
        map.put(node, copyNode(node, into, input -> mapped(input, map.get(input))));
      }
    }
    return List.of();
  }

  private static Argument mapped(Node input, @Nullable Argument argument) {
    if (argument == null) {
      throw new IllegalArgumentException("nothing stands for %" + input + " of the copied graph");
    }
    return argument;
  }

  /** In an empty graph every name is free, so the copy of a node is found by its name. */
  static Graph copy(Graph source) {
    Graph copy = new Graph();
    for (Node node : source.nodes()) {
      copyNode(node, copy, input -> copy.node(input.name()).orElseThrow());
    }
    return copy;
  }
}
