package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Projection;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import dev.tracewright.graph.TupleType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The regions of a method or of a function object's body: what the parameters of their sub-graphs
 * stand for, where exits lead, which nodes are the results. Function objects inside have regions of
 * their own.
 */
final class Regions {
  private final Map<Node, RegionParts> parts = new HashMap<>();
  private final Map<Node, Argument> meanings = new HashMap<>();
  private final Map<Node, Node> destinations = new HashMap<>();
  private final Map<Node, List<Node>> turns = new HashMap<>();
  private final Set<Node> startingTurns = new HashSet<>();
  private final Map<Node, List<Node>> ends = new HashMap<>();
  private final Map<Node, List<@Nullable Node>> results = new HashMap<>();
  private final Map<Node, Map<Node, Node>> copies = new HashMap<>();
  private final List<Node> inOrder = new ArrayList<>();

  /**
   * Those of one body.
   *
   * @param given what its parameters stand for that are no variables
   */
  Regions(Graph root, Map<Node, Argument> given) {
    meanings.putAll(given);
    collect(root, root);
  }

  private void collect(Graph graph, Graph root) {
    for (Node node : graph.nodes()) {
      if (node.target() instanceof Region region) {
        RegionParts own = RegionParts.of(node);
        parts.put(node, own);
        if (region != Region.LAMBDA) {
          inOrder.add(node);
          if (node.type() instanceof TupleType tuple) {
            results.put(node, new ArrayList<>(Collections.nCopies(tuple.elements().size(), null)));
          }
          Map<Argument, Node> kept = new HashMap<>();
          boolean keeps = region == Region.TRY && continuesOut(node, own.graphs());
          for (Graph sub : own.graphs()) {
            enter(node, own, sub, keeps && sub != own.body() ? kept : null);
            collect(sub, root);
          }
        }
      } else if (node.target() instanceof Projection projection) {
        project(node, projection.index());
      } else if (node.target() instanceof Exit exit && graph != root) {
        lead(node, exit, root);
      }
    }
  }

  /**
   * Says what the parameters of a sub-graph stand for.
   *
   * @param kept if the sub-graph may run after a value that a loop carries was assigned anew: the
   *     parameters that stand for such values as they were before
   */
  private void enter(Node region, RegionParts own, Graph sub, @Nullable Map<Argument, Node> kept) {
    List<Node> parameters = sub.placeholders();
    int first = own.ownParameters(sub);
    for (int i = 0; i < own.operands().size(); i++) {
      Node parameter = parameters.get(first + i);
      Argument operand = resolve(own.operands().get(i));
      if (kept != null && operand instanceof Node node && isCarried(node)) {
        Node before = kept.putIfAbsent(operand, parameter);
        if (before == null) {
          copies.computeIfAbsent(region, key -> new LinkedHashMap<>()).put(parameter, node);
        } else {
          meanings.put(parameter, before);
        }
      } else {
        meanings.put(parameter, operand);
      }
    }
  }

  private static boolean isCarried(Node node) {
    return node.op() == Opcode.PLACEHOLDER
        && node.graph().owner().filter(owner -> owner.target() == Region.LOOP).isPresent();
  }

  /** Whether a continue inside a region leads to a loop around it. */
  private static boolean continuesOut(Node region, List<Graph> graphs) {
    for (Graph graph : graphs) {
      for (Node node : graph.nodes()) {
        boolean leaves =
            node.target() instanceof Exit exit
                && exit.kind() == Exit.Kind.CONTINUE
                && leaves(graph, region, exit.label());
        if (leaves || (isRegion(node) && continuesOut(region, RegionParts.of(node).graphs()))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean leaves(Graph from, Node region, @Nullable String label) {
    Node owner = owner(from);
    while (!isMeant(owner, label)) {
      if (owner == region) {
        return true;
      }
      owner = owner(owner.graph());
    }
    return false;
  }

  private void project(Node node, int index) {
    List<@Nullable Node> all = results.get((Node) node.arg(0));
    if (all == null || index >= all.size()) {
      throw new IllegalArgumentException("%" + node + " is no result of a region");
    }
    Node first = all.get(index);
    if (first == null) {
      all.set(index, node);
    } else {
      meanings.put(node, first);
    }
  }

  private void lead(Node end, Exit exit, Graph root) {
    Node owner = owner(end.graph());
    boolean nextTurn = exit.kind() == Exit.Kind.CONTINUE;
    switch (exit.kind()) {
      case RETURN, THROW -> {
        return;
      }
      case YIELD -> nextTurn = owner.target() == Region.LOOP;
      case BREAK, CONTINUE -> {
        while (!isMeant(owner, exit.label())) {
          if (owner.graph() == root) {
            throw new IllegalArgumentException("nothing around %" + end + " is meant by its label");
          }
          owner = owner(owner.graph());
        }
      }
    }
    if (nextTurn) {
      startingTurns.add(end);
      turns.computeIfAbsent(owner, key -> new ArrayList<>()).add(end);
    } else if (exit.kind() == Exit.Kind.YIELD && isFinalizer(end.graph())) {
      return;
    } else {
      ends.computeIfAbsent(owner, key -> new ArrayList<>()).add(end);
    }
    destinations.put(end, owner);
  }

  private static boolean isMeant(Node region, @Nullable String label) {
    return label == null ? region.target() == Region.LOOP : region.name().equals(label);
  }

  private static Node owner(Graph sub) {
    return sub.owner().orElseThrow();
  }

  /** The regions from outside in, in the order of the graph; no function objects. */
  List<Node> inOrder() {
    return inOrder;
  }

  /** The arguments of a region by what they are for. */
  RegionParts parts(Node region) {
    return Objects.requireNonNull(parts.get(region), region.name());
  }

  /** The argument itself or, for a parameter that stands for an operand, that operand. */
  Argument resolve(Argument argument) {
    return argument instanceof Node node ? meanings.getOrDefault(node, node) : argument;
  }

  /**
   * What a try has to keep for its handlers and its finally, since its body may assign the variable
   * anew: by the parameter that stands for the value, the value.
   */
  Map<Node, Node> copies(Node region) {
    return copies.getOrDefault(region, Map.of());
  }

  /** Whether a node is the exception that a handler is given. */
  boolean isException(Node node) {
    return node.op() == Opcode.PLACEHOLDER
        && node.graph().owner().map(parts::get).stream()
            .anyMatch(each -> each.handlers().contains(node.graph()))
        && node.graph().placeholders().get(0) == node;
  }

  /** The type that Java gives to the exception of a handler. */
  TypeRef caught(Node exception) {
    RegionParts own = parts(owner(exception.graph()));
    List<Argument> classes = own.entries().get(own.handlers().indexOf(exception.graph()));
    return classes.size() == 1 && classes.get(0) instanceof ClassLiteral literal
        ? literal.type()
        : exception.type();
  }

  /**
   * The region that takes the values of an exit; empty if it leaves the method, or is the end of a
   * finally, which goes on with what was under way.
   */
  Optional<Node> destination(Node exit) {
    return Optional.ofNullable(destinations.get(exit));
  }

  /** Whether an exit starts the next turn of the loop it leads to. */
  boolean startsTurn(Node exit) {
    return startingTurns.contains(exit);
  }

  /** The exits that start the next turn of a loop. */
  List<Node> turns(Node loop) {
    return turns.getOrDefault(loop, List.of());
  }

  /** The exits that end a region with its results; those of a finally end nothing. */
  List<Node> ends(Node region) {
    return ends.getOrDefault(region, List.of());
  }

  /** Whether a graph is the finally of a region. */
  boolean isFinalizer(Graph sub) {
    return sub.owner()
        .map(parts::get)
        .flatMap(RegionParts::finalizer)
        .filter(each -> each == sub)
        .isPresent();
  }

  /** The nodes that are a region's results, null for one that nobody asks for. */
  List<@Nullable Node> results(Node region) {
    List<@Nullable Node> several = results.get(region);
    if (several != null) {
      return several;
    }
    return RegionParts.resultTypes(region).isEmpty() ? List.of() : List.of(region);
  }

  /** A loop's parameters for the values that it carries. */
  List<Node> carried(Node loop) {
    RegionParts own = parts(loop);
    return own.body().placeholders().subList(0, own.initial().size());
  }

  /** Whether a node is a region other than a function object. */
  static boolean isRegion(Node node) {
    return node.target() instanceof Region region && region != Region.LAMBDA;
  }

  /** Whether a node takes no time and has no code: parameters and projections. */
  static boolean isName(Node node) {
    return node.op() == Opcode.PLACEHOLDER || node.target() instanceof Projection;
  }
}
