package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Region;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a graph cannot be looked for.
 *
 * @param kind what is wrong
 * @param node where, if it can be said
 * @param message what is wrong, in words
 */
public record PatternFault(Kind kind, Optional<Node> node, String message) {

  /** What may be wrong with a pattern. */
  public enum Kind {
    /** It does not return: it has no output, or always throws. */
    NO_RETURN,
    /** It returns what is no node: a literal, which is everywhere. */
    LITERAL_RESULT,
    /** It computes nothing: it would match everywhere. */
    TRIVIAL,
    /** A parameter is used by nothing, so that nothing is bound to it. */
    UNUSED_PARAMETER,
    /** A node without effects is used by nothing, and would have to be. */
    DEAD_NODE,
    /** It falls into parts that share no value. */
    DISCONNECTED,
    /** A part of it returns early; where it is found, that would end another method. */
    RETURN_INSIDE
  }

  /**
   * What is wrong with a graph as a pattern; empty if nothing is.
   *
   * @param modules the names of the parameters that stand for submodules
   */
  public static List<PatternFault> of(Graph graph, Set<String> modules) {
    Optional<Node> output = graph.outputNode().filter(each -> each.target().equals(Exit.RETURN));
    if (output.isEmpty()) {
      return List.of(
          new PatternFault(Kind.NO_RETURN, graph.outputNode(), "the pattern does not return"));
    }
    List<PatternFault> faults = new ArrayList<>();
    for (Argument each : output.get().args()) {
      if (!(each instanceof Node)) {
        faults.add(
            new PatternFault(
                Kind.LITERAL_RESULT, output, "the pattern returns what it does not compute"));
      }
    }
    boolean computes =
        graph.nodes().stream()
            .anyMatch(each -> each.op() != Opcode.PLACEHOLDER && each.op() != Opcode.OUTPUT);
    if (!computes) {
      faults.add(
          new PatternFault(
              Kind.TRIVIAL, output, "the pattern computes nothing and would match everywhere"));
      return faults;
    }
    unused(graph, modules, faults);
    inside(graph, faults);
    if (parts(graph) > 1) {
      faults.add(
          new PatternFault(
              Kind.DISCONNECTED, output, "the pattern falls into parts that share no value"));
    }
    return faults;
  }

  private static void unused(Graph graph, Set<String> modules, List<PatternFault> faults) {
    Set<String> used = usedModules(graph);
    for (Node node : graph.nodes()) {
      boolean isParameter = node.op() == Opcode.PLACEHOLDER;
      String name = isParameter ? Pattern.nameOf(node) : node.name();
      boolean isUsed =
          (isParameter && modules.contains(name)) ? used.contains(name) : !node.users().isEmpty();
      if (isParameter && !isUsed) {
        faults.add(
            new PatternFault(
                Kind.UNUSED_PARAMETER,
                Optional.of(node),
                "the pattern does not use its parameter " + name));
      } else if (!isUsed && node.op() != Opcode.OUTPUT && node.effects().isRemovable()) {
        faults.add(
            new PatternFault(
                Kind.DEAD_NODE, Optional.of(node), "nothing in the pattern uses %" + name));
      }
    }
  }

  /** The first steps of all paths. */
  static Set<String> usedModules(Graph graph) {
    Set<String> used = new HashSet<>();
    graph.forEachNode(
        node ->
            pathOf(node)
                .filter(path -> !path.isRoot())
                .ifPresent(path -> used.add(path.steps().get(0).text())));
    return used;
  }

  static Optional<AttributePath> pathOf(Node node) {
    if (node.target() instanceof AttributePath path) {
      return Optional.of(path);
    }
    return node.target() instanceof ModuleTarget module
        ? Optional.of(module.path())
        : Optional.empty();
  }

  private static void inside(Graph graph, List<PatternFault> faults) {
    Deque<Graph> open = new ArrayDeque<>();
    graph.nodes().forEach(each -> open.addAll(bodies(each)));
    while (!open.isEmpty()) {
      for (Node node : open.pop().nodes()) {
        if (node.target().equals(Exit.RETURN)) {
          faults.add(
              new PatternFault(
                  Kind.RETURN_INSIDE, Optional.of(node), "a part of the pattern returns early"));
        }
        open.addAll(bodies(node));
      }
    }
  }

  /** The return of a lambda is its own. */
  private static List<Graph> bodies(Node node) {
    return node.target() == Region.LAMBDA ? List.of() : Arguments.subGraphs(node);
  }

  /** Into how many parts the computing nodes fall; parts that read one parameter are one. */
  private static int parts(Graph graph) {
    Map<Object, Object> parent = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() == Opcode.OUTPUT) {
        continue;
      }
      node.inputNodes().forEach(input -> parent.put(root(parent, input), root(parent, node)));
      pathOf(node)
          .filter(path -> !path.isRoot())
          .ifPresent(
              path -> parent.put(root(parent, path.steps().get(0).text()), root(parent, node)));
    }
    Set<Object> roots = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (node.op() != Opcode.OUTPUT && node.op() != Opcode.PLACEHOLDER) {
        roots.add(root(parent, node));
      }
    }
    return roots.size();
  }

  private static Object root(Map<Object, Object> parent, Object start) {
    Object each = start;
    while (parent.getOrDefault(each, each) != each) {
      Object above = parent.getOrDefault(each, each);
      parent.put(each, parent.getOrDefault(above, above));
      each = above;
    }
    return each;
  }
}
