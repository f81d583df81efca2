package dev.tracewright.rewrite;

import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a graph that have effects, in order, so that what stands between two places is found
 * without a walk over all nodes.
 */
final class EffectOrder {
  private static final Comparator<Node> BY_PLACE = (a, b) -> a == b ? 0 : a.isBefore(b) ? -1 : 1;

  private final NavigableSet<Node> readers = new TreeSet<>(BY_PLACE);
  private final NavigableSet<Node> writers = new TreeSet<>(BY_PLACE);
  private final NavigableSet<Node> throwers = new TreeSet<>(BY_PLACE);

  EffectOrder(Graph graph) {
    graph.nodes().forEach(this::add);
  }

  void add(Node node) {
    if (node.op() == Opcode.PLACEHOLDER || node.op() == Opcode.OUTPUT) {
      return;
    }
    Effects effects = node.effects();
    if (effects.reads()) {
      readers.add(node);
    }
    if (effects.writes()) {
      writers.add(node);
    }
    if (effects.mayThrow() || effects.mayNotTerminate()) {
      throwers.add(node);
    }
  }

  /** Forgets a node that still stands in the graph. */
  void remove(Node node) {
    readers.remove(node);
    writers.remove(node);
    throwers.remove(node);
  }

  /**
   * What a node may not be moved past, among the nodes that stand behind it and before another
   * place.
   *
   * @param ignored the nodes that move along
   */
  Optional<Node> inTheWay(Node node, Node place, Set<Node> ignored) {
    Effects effects = node.effects();
    Optional<Node> found = Optional.empty();
    if (effects.isVisible()) {
      found = first(writers, node, place, ignored);
    }
    if (found.isEmpty() && effects.writes()) {
      found = first(readers, node, place, ignored);
    }
    if (found.isEmpty() && (effects.writes() || effects.mayThrow() || effects.mayNotTerminate())) {
      found = first(throwers, node, place, ignored);
    }
    return found;
  }

  private static Optional<Node> first(
      NavigableSet<Node> nodes, Node from, Node to, Set<Node> ignored) {
    for (Node each : nodes.tailSet(from, false)) {
      if (!each.isBefore(to)) {
        return Optional.empty();
      }
      if (!ignored.contains(each)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The first node behind a place that may change something. */
  Optional<Node> writerBehind(Node place) {
    return Optional.ofNullable(writers.higher(place));
  }

  /**
   * Whether the nodes stand in an order in which their effects are those of the order given.
   *
   * @param inPatternOrder the nodes in the order that the pattern gives them
   */
  static boolean agrees(Collection<Node> inPatternOrder) {
    List<Node> effective =
        inPatternOrder.stream().filter(each -> each.effects().isVisible()).toList();
    Node lastWrite = null;
    Node lastThrow = null;
    Node lastRead = null;
    for (Node each : effective) {
      Effects effects = each.effects();
      boolean stops = effects.mayThrow() || effects.mayNotTerminate();
      boolean holds =
          isBehind(each, lastWrite)
              && (!(stops || effects.writes()) || isBehind(each, lastThrow))
              && (!effects.writes() || isBehind(each, lastRead));
      if (!holds) {
        return false;
      }
      lastWrite = effects.writes() ? each : lastWrite;
      lastThrow = stops ? later(each, lastThrow) : lastThrow;
      lastRead = effects.reads() ? later(each, lastRead) : lastRead;
    }
    return true;
  }

  private static boolean isBehind(Node node, @Nullable Node other) {
    return other == null || other.isBefore(node);
  }

  private static Node later(Node a, @Nullable Node b) {
    return b == null || b.isBefore(a) ? a : b;
  }
}
