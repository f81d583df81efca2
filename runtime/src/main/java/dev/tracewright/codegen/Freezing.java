package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.LoadTime;
import dev.tracewright.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Splits a graph into what is computed at load time and the rest. A load-time node becomes a value,
 * and so a field, if the rest uses it or if several values need it; every other one is part of the
 * one value that needs it.
 */
final class Freezing {
  private static final ClassType UNDECIDED = ClassType.of("", "Undecided");

  private final Graph graph;
  private final Attributes attributes;
  private final LoadTime loadTime;
  private final List<Node> nodes;

  /** By load-time node the value that needs it: itself where it is one. */
  private final Map<Node, Node> homes = new HashMap<>();

  private final Map<Node, AttributePath> paths = new HashMap<>();

  Freezing(Graph graph, Attributes attributes) {
    this.graph = graph;
    this.attributes = attributes;
    this.loadTime = LoadTime.of(graph);
    this.nodes = loadTime.nodes();
  }

  Frozen split(CapturedMethod method) {
    Graph rest = graph.copy();
    Map<Node, List<Node>> readers = readers(rest);
    findHomes(readers.keySet());
    List<Frozen.Value> values = new ArrayList<>();
    for (Node node : nodes) {
      if (homes.get(node) == node) {
        AttributePath path = attributes.freeze(node.name(), node.type());
        paths.put(node, path);
        readers.getOrDefault(node, List.of()).forEach(each -> each.setTarget(path));
        values.add(new Frozen.Value(path, node, value(node)));
      }
    }
    CapturedMethod called =
        new CapturedMethod(method.signature(), method.assumptions(), method.captured(), rest);
    return new Frozen(called, values);
  }

  /** Lets a copy of the graph read what it would compute, and gives the reads by what is read. */
  private Map<Node, List<Node>> readers(Graph copy) {
    List<Node> twins = LoadTime.of(copy).nodes();
    Set<Node> moved = new HashSet<>(twins);
    Map<AttributePath, Node> read = new HashMap<>();
    for (int i = 0; i < twins.size(); i++) {
      Node twin = twins.get(i);
      AttributePath path =
          AttributePath.ROOT.then(
              new AttributePath.FieldStep(UNDECIDED, "value" + i, twin.type(), false));
      read.put(path, nodes.get(i));
      twin.graph()
          .insertingBefore(
              twin,
              () ->
                  twin.replaceAllUsesWith(
                      twin.graph().getAttr(path, twin.type()), user -> !moved.contains(user)));
    }
    for (int i = twins.size() - 1; i >= 0; i--) {
      twins.get(i).graph().erase(twins.get(i));
    }
    // What only moved nodes used inside of a region is no longer an operand of it.
    copy.eliminateDeadResults();
    copy.eliminateDeadCode();
    Map<Node, List<Node>> readers = new HashMap<>();
    copy.forEachNode(
        each -> {
          Node node = each.target() instanceof AttributePath path ? read.get(path) : null;
          if (node != null) {
            readers.computeIfAbsent(node, key -> new ArrayList<>()).add(each);
          }
        });
    return readers;
  }

  private void findHomes(Set<Node> used) {
    Map<Node, Set<Node>> needed = new HashMap<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      Set<Node> by = needed.getOrDefault(node, Set.of());
      if (used.contains(node) || by.size() > 1) {
        homes.put(node, node);
      } else if (by.size() == 1) {
        homes.put(node, by.iterator().next());
      }
      Node home = homes.get(node);
      if (home != null) {
        for (Node input : node.inputNodes()) {
          if (loadTime.meaning(input) instanceof Node meant) {
            needed.computeIfAbsent(meant, key -> new LinkedHashSet<>()).add(home);
          }
        }
      }
    }
  }

  /** What computes one value. */
  private Graph value(Node result) {
    Graph made = new Graph();
    Map<Node, Node> copies = new HashMap<>();
    for (Node node : nodes) {
      if (homes.get(node) == result) {
        node.inputNodes().forEach(input -> read(loadTime.meaning(input), made, copies));
        copies.put(node, made.nodeCopy(node, input -> copied(loadTime.meaning(input), copies)));
      }
    }
    // It is returned, not kept in a variable of its own.
    Node last = Objects.requireNonNull(copies.get(result), result.name());
    last.rename();
    made.output(last);
    return made;
  }

  /** Makes what no part of a value computes: a read of an attribute or of an earlier value. */
  private void read(Argument meant, Graph into, Map<Node, Node> copies) {
    if (meant instanceof Node node && !copies.containsKey(node)) {
      if (paths.containsKey(node)) {
        copies.put(node, into.getAttr(paths.get(node), node.type()));
      } else if (!homes.containsKey(node)) {
        copies.put(node, into.nodeCopy(node, input -> input));
      }
    }
  }

  private static Argument copied(Argument meant, Map<Node, Node> copies) {
    return meant instanceof Node node && copies.containsKey(node) ? copies.get(node) : meant;
  }
}
