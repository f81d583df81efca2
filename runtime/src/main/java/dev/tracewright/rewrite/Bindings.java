package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the nodes of a pattern stand for so far; the latest can be taken back. */
final class Bindings {
  private final Map<Node, Argument> byPattern = new HashMap<>();
  private final Map<Node, Node> byGraph = new HashMap<>();
  private final Map<String, AttributePath> modules = new HashMap<>();
  private final Map<String, TypeRef> types = new HashMap<>();
  private final List<Object> trail = new ArrayList<>();

  private record ModuleName(String name) {}

  private record VariableName(String name) {}

  /** How many things are bound: what {@link #takeBack} goes back to. */
  int size() {
    return trail.size();
  }

  @Nullable Argument get(Node patternNode) {
    return byPattern.get(patternNode);
  }

  /** The node of the pattern that a computing node of the graph stands for. */
  @Nullable Node patternNode(Node graphNode) {
    return byGraph.get(graphNode);
  }

  @Nullable TypeRef type(String variable) {
    return types.get(variable);
  }

  @Nullable AttributePath module(String parameter) {
    return modules.get(parameter);
  }

  /** A parameter stands for any argument. */
  void bindParameter(Node parameter, Argument argument) {
    byPattern.put(parameter, argument);
    trail.add(parameter);
  }

  /** A computing node stands for one, which then stands for no other. */
  void bindNode(Node patternNode, Node graphNode) {
    byPattern.put(patternNode, graphNode);
    byGraph.put(graphNode, patternNode);
    trail.add(patternNode);
  }

  void bindModule(String parameter, AttributePath path) {
    modules.put(parameter, path);
    trail.add(new ModuleName(parameter));
  }

  void bindType(String variable, TypeRef type) {
    types.put(variable, type);
    trail.add(new VariableName(variable));
  }

  /** Forgets everything that was bound since there were {@code size} things. */
  void takeBack(int size) {
    while (trail.size() > size) {
      Object last = trail.remove(trail.size() - 1);
      if (last instanceof ModuleName module) {
        modules.remove(module.name());
      } else if (last instanceof VariableName variable) {
        types.remove(variable.name());
      } else if (last instanceof Node patternNode) {
        Argument argument = Objects.requireNonNull(byPattern.remove(patternNode));
        if (argument instanceof Node node && byGraph.get(node) == patternNode) {
          byGraph.remove(node);
        }
      }
    }
  }

  /** How many nodes that compute something are bound, in the pattern's own graph. */
  int computing() {
    return byGraph.size();
  }

  Match match(Pattern pattern, Graph graph, Node anchor) {
    Map<Node, Argument> inOrder = new LinkedHashMap<>();
    for (Node node : pattern.graph().nodes()) {
      Argument argument = node.op() == Opcode.OUTPUT ? null : byPattern.get(node);
      if (argument != null) {
        inOrder.put(node, argument);
      }
    }
    return new Match(pattern, graph, anchor, inOrder, modules, types);
  }
}
