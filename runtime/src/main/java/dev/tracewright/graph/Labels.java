package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Keeps breaks and continues that name a region node true to it when its name changes. */
final class Labels {
  private Labels() {}

  /**
   * The names by which exits inside a node mean regions around it: it must not take one of them.
   */
  static Set<String> meantAround(Node node) {
    Set<String> found = new HashSet<>();
    Deque<Graph> open = new ArrayDeque<>(Arguments.subGraphs(node));
    while (!open.isEmpty()) {
      for (Node each : open.pop().nodes()) {
        open.addAll(Arguments.subGraphs(each));
        if (each.target() instanceof Exit exit
            && exit.label() != null
            && !isInside(each, exit.label(), node)) {
          found.add(exit.label());
        }
      }
    }
    return found;
  }

  private static boolean isInside(Node exit, String label, Node outermost) {
    Node owner = exit.graph().ownerOrNull();
    while (owner != null && owner != outermost) {
      if (owner.name().equals(label)) {
        return true;
      }
      owner = owner.graph().ownerOrNull();
    }
    return outermost.name().equals(label);
  }

  /** Lets exits inside {@code node} that meant it by its name {@code old} name it as it is now. */
  static void follow(Node node, String old) {
    String now = node.name();
    if (now.equals(old)) {
      return;
    }
    Deque<Graph> open = new ArrayDeque<>(Arguments.subGraphs(node));
    while (!open.isEmpty()) {
      for (Node each : open.pop().nodes()) {
        if (each.target() instanceof Exit exit && old.equals(exit.label())) {
          each.setTarget(new Exit(exit.kind(), now));
        } else if (!Arguments.subGraphs(each).isEmpty() && !each.name().equals(old)) {
          if (each.name().equals(now)) {
            // It would catch what means the outer node.
            each.graph().rename(each, now);
          }
          open.addAll(Arguments.subGraphs(each));
        }
      }
    }
  }
}
