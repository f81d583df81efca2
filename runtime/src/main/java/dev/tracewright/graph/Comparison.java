package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether two graphs are the same up to identity. */
final class Comparison {
  private final Deque<Graph[]> open = new ArrayDeque<>();
  private final boolean positions;

  private Comparison(boolean positions) {
    this.positions = positions;
  }

  /** The first difference in words; the names of output nodes, which nothing uses, do not count. */
  static Optional<String> difference(Graph a, Graph b, boolean positions) {
    Comparison comparison = new Comparison(positions);
    comparison.open.add(new Graph[] {a, b});
    while (!comparison.open.isEmpty()) {
      Graph[] pair = comparison.open.remove();
      Optional<String> found = comparison.inNodes(pair[0], pair[1]);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> inNodes(Graph a, Graph b) {
    if (a.size() != b.size()) {
      return Optional.of(a.size() + " nodes against " + b.size());
    }
    Iterator<Node> others = b.nodes().iterator();
    for (Node node : a.nodes()) {
      Node other = others.next();
      String what = what(node, other);
      if (!what.isEmpty()) {
        return Optional.of(
            "the %s differs: %s against %s".formatted(what, node.format(), other.format()));
      }
    }
    return Optional.empty();
  }

  private String what(Node a, Node b) {
    if (a.op() != b.op()) {
      return "opcode";
    }
    if (a.op() != Opcode.OUTPUT && !a.name().equals(b.name())) {
      return "name";
    }
    if (!a.target().equals(b.target())) {
      return "target";
    }
    if (!a.type().equals(b.type())) {
      return "type";
    }
    if (!a.ownEffects().equals(b.ownEffects())) {
      return "effect";
    }
    if (positions && !a.position().equals(b.position())) {
      return "position";
    }
    if (positions && !a.origin().equals(b.origin())) {
      return "origin";
    }
    return same(a.args(), b.args()) ? "" : "arguments";
  }

  private boolean same(List<Argument> a, List<Argument> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean same(Argument a, Argument b) {
    if (a instanceof Node node) {
      return b instanceof Node other && node.name().equals(other.name());
    }
    if (a instanceof Graph graph) {
      if (b instanceof Graph other) {
        open.add(new Graph[] {graph, other});
        return true;
      }
      return false;
    }
    if (a instanceof ListArgument list) {
      return b instanceof ListArgument other && same(list.elements(), other.elements());
    }
    if (a instanceof ArrayArgument array) {
      return b instanceof ArrayArgument other
          && array.component().equals(other.component())
          && same(array.elements(), other.elements());
    }
    if (a instanceof MapArgument map) {
      return b instanceof MapArgument other && sameEntries(map.entries(), other.entries());
    }
    return Objects.equals(a, b);
  }

  private boolean sameEntries(Map<Literal, Argument> a, Map<Literal, Argument> b) {
    return List.copyOf(a.keySet()).equals(List.copyOf(b.keySet()))
        && same(List.copyOf(a.values()), List.copyOf(b.values()));
  }
}
