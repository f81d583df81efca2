package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the replacement of a match goes: behind the last matched node, for there everything that it
 * needs is known. Matched nodes that stand earlier move there in effect, and so do the nodes that
 * use an early result; neither may pass a node that could see the difference.
 */
final class Placement {
  /** How many nodes may have to move behind a replacement; more is no likely gain. */
  private static final int MOST_MOVED = 1000;

  private final Graph graph;
  private @Nullable EffectOrder effects;

  Placement(Graph graph) {
    this.graph = graph;
  }

  /**
   * A place for a replacement, or the reason why there is none.
   *
   * @param last the last of the matched nodes
   * @param moved the nodes that have to move behind the replacement, in order
   * @param refusal why it may not go there, or empty
   */
  record Place(Node last, List<Node> moved, Optional<String> refusal) {}

  /** The place for what replaces these nodes, given in the order of the pattern. */
  Place of(List<Node> matched, List<Argument> results) {
    Node first = matched.get(0);
    Node last = first;
    boolean isVisible = false;
    for (Node each : matched) {
      first = each.isBefore(first) ? each : first;
      last = last.isBefore(each) ? each : last;
      isVisible |= each.effects().isVisible();
    }
    Set<Node> own = matched.size() < 4 ? Set.copyOf(matched) : new HashSet<>(matched);
    if (isVisible && matched.size() > 1) {
      if (!EffectOrder.agrees(matched)) {
        return refused(last, "its effects happen in another order than in the pattern");
      }
      Optional<EffectOrder.Crossing> crossing =
          areNeighbours(first, last, matched.size())
              ? Optional.empty()
              : effects().crossing(own, first, last);
      if (crossing.isPresent()) {
        return refused(last, text(crossing.get()));
      }
    }
    return withMoved(last, own, results);
  }

  private static boolean areNeighbours(Node first, Node last, int count) {
    return count == 2 && first.next().filter(next -> next == last).isPresent();
  }

  private static String text(EffectOrder.Crossing crossing) {
    return "%%%s would move past %%%s".formatted(crossing.mover(), crossing.stays());
  }

  private static Place refused(Node last, String reason) {
    return new Place(last, List.of(), Optional.of(reason));
  }

  private EffectOrder effects() {
    if (effects == null) {
      effects = new EffectOrder(graph);
    }
    return effects;
  }

  /** Collects the users of results that stand before the last matched node, and their users. */
  private Place withMoved(Node last, Set<Node> own, List<Argument> results) {
    Set<Node> moved = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>();
    for (Argument each : results) {
      if (each instanceof Node node && own.contains(node)) {
        open.add(node);
      }
    }
    while (!open.isEmpty()) {
      for (Node user : open.remove().users()) {
        boolean isEarly = user.op() != Opcode.OUTPUT && user != last && user.isBefore(last);
        if (own.contains(user)) {
          continue;
        }
        if (isEarly && moved.add(user)) {
          open.add(user);
        }
      }
      if (moved.size() > MOST_MOVED) {
        return refused(last, "too many nodes use a result before the others are there");
      }
    }
    List<Node> inOrder = new ArrayList<>(moved);
    inOrder.sort(Comparator.comparing((Node each) -> each, (a, b) -> a.isBefore(b) ? -1 : 1));
    boolean isVisible = false;
    for (Node each : inOrder) {
      if (each.users().stream().anyMatch(own::contains)) {
        return refused(last, "%%%s would use itself".formatted(last));
      }
      isVisible |= each.effects().isVisible();
    }
    Optional<EffectOrder.Crossing> crossing =
        isVisible ? effects().crossing(moved, inOrder.get(0), last) : Optional.empty();
    return crossing.isPresent()
        ? refused(last, text(crossing.get()))
        : new Place(last, inOrder, Optional.empty());
  }

  /** The first node behind a place that may change something, anywhere in this graph. */
  Optional<Node> writerBehind(Node place) {
    return effects().writerBehind(place);
  }

  /** A node is about to be erased. */
  void erasing(Node node) {
    if (effects != null) {
      effects.remove(node);
    }
  }

  /** A node was made or moved. */
  void placed(Node node) {
    if (effects != null) {
      effects.add(node);
    }
  }
}
