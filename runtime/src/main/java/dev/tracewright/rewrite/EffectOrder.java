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

  private final NavigableSet<Node> visible = new TreeSet<>(BY_PLACE);
  private final NavigableSet<Node> writers = new TreeSet<>(BY_PLACE);

  EffectOrder(Graph graph) {
    graph.nodes().forEach(this::add);
  }

  void add(Node node) {
    Effects effects = node.effects();
    boolean isEnd = node.op() == Opcode.PLACEHOLDER || node.op() == Opcode.OUTPUT;
    if (!isEnd && effects.isVisible()) {
      visible.add(node);
      if (effects.writes()) {
        writers.add(node);
      }
    }
  }

  /** Forgets a node that still stands in the graph. */
  void remove(Node node) {
    visible.remove(node);
    writers.remove(node);
  }

  /**
   * A node that moves, and one that stays and would see that.
   *
   * @param mover the one that moves
   * @param stays the one that it may not pass
   */
  record Crossing(Node mover, Node stays) {}

  /**
   * The first crossing that matters if some nodes move to behind a place.
   *
   * @param movers the nodes that move; those behind the place are left out
   * @param first the first of them
   * @param last the node behind which they move
   */
  Optional<Crossing> crossing(Set<Node> movers, Node first, Node last) {
    Node reader = null;
    Node writer = null;
    Node thrower = null;
    for (Node each : visible.tailSet(first, true)) {
      if (last.isBefore(each)) {
        break;
      }
      Effects effects = each.effects();
      boolean stops = effects.mayThrow() || effects.mayNotTerminate();
      if (movers.contains(each)) {
        reader = effects.reads() ? each : reader;
        writer = effects.writes() ? each : writer;
        thrower = stops ? each : thrower;
        continue;
      }
      Node mover = writer;
      if (mover == null && (stops || effects.writes())) {
        mover = thrower;
      }
      if (mover == null && effects.writes()) {
        mover = reader;
      }
      if (mover != null) {
        return Optional.of(new Crossing(mover, each));
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
