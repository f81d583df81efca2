package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The conditions under which a graph may be edited, and the edits that touch several nodes. */
final class Edits {
  private Edits() {}

  /**
   * Checks what a node is about to use.
   *
   * @param node the node, or null for one that is about to be made
   * @param place the node before which it stands or will stand, or null for the end
   */
  static void requireLegalUses(
      Graph graph,
      @Nullable Node node,
      Opcode op,
      Target target,
      List<Argument> args,
      Uses uses,
      @Nullable Node place) {
    if (!args.isEmpty() && !Targets.takesArguments(op)) {
      throw new IllegalArgumentException("a " + op.text() + " takes no arguments");
    }
    for (Node input : uses.nodes()) {
      if (input.graph() != graph) {
        throw new IllegalArgumentException(
            "argument %%%s of %s belongs to another graph; map it to a node of this one"
                .formatted(input.name(), describe(node, op, target)));
      }
      if (input.isErased()) {
        throw new IllegalArgumentException(
            "argument %%%s of %s was erased".formatted(input.name(), describe(node, op, target)));
      }
      if (place != null && !NodeOrder.isBefore(input, place)) {
        throw new IllegalArgumentException(
            "%s would use %%%s before it is defined".formatted(describe(node, op, target), input));
      }
    }
    if (uses.levels() > 0 && graph.depth() + uses.levels() > Graph.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "arguments and graphs nest deeper than %d levels at %s"
              .formatted(Graph.MAX_DEPTH, describe(node, op, target)));
    }
    for (Graph each : uses.graphs()) {
      requireFree(graph, node, each, describe(node, op, target));
    }
  }

  private static void requireFree(Graph graph, @Nullable Node node, Graph sub, String user) {
    Node owner = sub.ownerOrNull();
    if (owner != null && owner != node) {
      throw new IllegalArgumentException(
          "a graph that is an argument of %" + owner + " cannot be one of " + user + "; copy it");
    }
    for (Graph each = graph; each != null; each = each.parentOrNull()) {
      if (each == sub) {
        throw new IllegalArgumentException("a graph cannot be an argument inside itself");
      }
    }
  }

  private static String describe(@Nullable Node node, Opcode op, Target target) {
    return node != null && !node.name().isEmpty()
        ? "%" + node.name()
        : "the new " + op.text() + " " + target.text();
  }

  /**
   * Checks that a node with this opcode may stand between its future neighbours: parameters first,
   * the output last.
   */
  static void requirePlace(Opcode op, Target target, @Nullable Node before, @Nullable Node after) {
    if (op == Opcode.PLACEHOLDER) {
      if (before != null && before.op() != Opcode.PLACEHOLDER) {
        throw new IllegalArgumentException(
            "parameters stand first: " + target.text() + " cannot stand behind %" + before);
      }
      return;
    }
    if (after != null && after.op() == Opcode.PLACEHOLDER) {
      throw new IllegalArgumentException(
          "parameters stand first: " + target.text() + " cannot stand before %" + after);
    }
    if (before != null && before.op() == Opcode.OUTPUT) {
      throw new IllegalArgumentException(
          op == Opcode.OUTPUT
              ? "the graph has an output already: %" + before
              : target.text() + " cannot stand behind %" + before + "; say where it goes");
    }
    if (op == Opcode.OUTPUT && after != null) {
      throw new IllegalArgumentException(
          "the output stands last: it cannot stand before %" + after);
    }
  }

  /** Moves a node to before {@code place}, or to the end; the anchor is what the caller named. */
  static void move(Node node, Node anchor, @Nullable Node place) {
    Graph graph = node.graph();
    graph.requireOwn(node);
    graph.requireOwn(anchor);
    if (place == node || node == anchor) {
      return;
    }
    Node before = place == null ? graph.last : place.prev;
    if (before == node) {
      return;
    }
    requirePlace(node.op(), node.target(), before, place);
    if (place != null) {
      for (Node input : node.inputNodes()) {
        if (!NodeOrder.isBefore(input, place)) {
          throw new IllegalArgumentException(
              "%" + node + " would use %" + input + " before it is defined");
        }
      }
    }
    if (before != null) {
      for (Node user : node.users()) {
        if (user == before || NodeOrder.isBefore(user, before)) {
          throw new IllegalArgumentException(
              "%" + user + " would use %" + node + " before it is defined");
        }
      }
    }
    graph.relink(node, place);
  }

  static List<Node> replaceUses(Node node, Argument replacement, Predicate<? super Node> filter) {
    node.graph().requireOwn(node);
    if (replacement == node) {
      return List.of();
    }
    if (replacement instanceof Graph) {
      throw new IllegalArgumentException("a graph cannot stand for the value %" + node);
    }
    List<Node> users = new ArrayList<>();
    List<Node> sources = Uses.of(List.of(replacement)).nodes();
    for (Node user : node.users()) {
      if (user == replacement || !filter.test(user)) {
        continue;
      }
      for (Node source : sources) {
        if (source.graph() == node.graph() && !source.isErased() && !source.isBefore(user)) {
          throw new IllegalArgumentException(
              "%" + user + " would use %" + source + " before it is defined");
        }
      }
      users.add(user);
    }
    for (Node user : users) {
      user.replaceInput(node, replacement);
    }
    return users;
  }
}
