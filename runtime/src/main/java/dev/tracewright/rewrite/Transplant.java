package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Origin;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.graph.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies the graph of a replacement to the insert point of another graph: parameters become what
 * they stand for, paths of submodules and type variables too, in sub-graphs as well.
 */
final class Transplant {
  private final Match match;
  private final Origin origin;
  private final @Nullable SourcePosition position;
  private final List<Node> made = new ArrayList<>();

  /**
   * A copy for one match.
   *
   * @param origin what the new nodes come from
   * @param position where they come from, as far as one place can say it
   */
  Transplant(Match match, Origin origin, @Nullable SourcePosition position) {
    this.match = match;
    this.origin = origin;
    this.position = position;
  }

  /** Copies the nodes; what the results of the replacement are in the other graph. */
  List<Argument> of(Graph replacement) {
    Map<Node, Argument> copies = new HashMap<>();
    List<Node> parameters = match.pattern().parameters();
    List<Node> own = replacement.placeholders();
    for (int i = 0; i < own.size(); i++) {
      Argument bound = match.bindings().get(parameters.get(i));
      if (bound != null) {
        copies.put(own.get(i), bound);
      }
    }
    for (Node node : replacement.nodes()) {
      if (node.op() == Opcode.OUTPUT) {
        return Arguments.mapNodes(node.args(), each -> known(copies, each));
      }
      if (node.op() != Opcode.PLACEHOLDER) {
        Node copy = copy(node, match.graph(), copies);
        copies.put(node, copy);
        made.add(copy);
      }
    }
    throw new IllegalArgumentException("the replacement has no output");
  }

  /** The nodes that were made, in order. */
  List<Node> made() {
    return made;
  }

  private static Argument known(Map<Node, Argument> copies, Node node) {
    Argument copy = copies.get(node);
    if (copy == null) {
      throw new IllegalArgumentException(
          "the replacement uses %" + node + ", to which the pattern binds nothing");
    }
    return copy;
  }

  private Node copy(Node node, Graph into, Map<Node, Argument> copies) {
    List<Argument> args =
        Arguments.mapAll(
            node.args(),
            leaf -> {
              if (leaf instanceof Node input) {
                return known(copies, input);
              }
              return leaf instanceof Graph body ? copy(body) : leaf;
            });
    Node copy =
        into.createNode(
            node.op(),
            target(node.target()),
            args,
            TypeArguments.substitute(node.type(), match.typeArguments()),
            node.isTemporary() && !isRegion(node) ? null : node.name(),
            position);
    node.ownEffects().ifPresent(copy::setEffects);
    copy.setOrigin(origin);
    return copy;
  }

  /** Exits inside name it. */
  private static boolean isRegion(Node node) {
    return node.target() instanceof Region;
  }

  private Graph copy(Graph body) {
    Graph copy = new Graph();
    Map<Node, Argument> copies = new HashMap<>();
    for (Node node : body.nodes()) {
      copies.put(node, copy(node, copy, copies));
    }
    return copy;
  }

  private Target target(Target target) {
    if (target instanceof AttributePath path) {
      return path(path);
    }
    return target instanceof ModuleTarget module
        ? new ModuleTarget(path(module.path()), module.method())
        : target;
  }

  private AttributePath path(AttributePath path) {
    String first = path.isRoot() ? "" : path.steps().get(0).text();
    if (!match.pattern().modules().contains(first)) {
      return path;
    }
    AttributePath module = Objects.requireNonNull(match.modules().get(first));
    List<AttributePath.Step> steps = new ArrayList<>(module.steps());
    steps.addAll(path.steps().subList(1, path.steps().size()));
    return new AttributePath(steps);
  }
}
