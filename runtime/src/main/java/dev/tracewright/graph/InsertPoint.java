package dev.tracewright.graph;

import org.jspecify.annotations.Nullable;

/**
 * Where a graph makes new nodes until this is closed; then the place before it holds again. Nodes
 * made in a row stand in that order, after an anchor too.
 */
public final class InsertPoint implements AutoCloseable {
  private final Graph graph;
  private final @Nullable InsertPoint outer;
  private final boolean after;

  /** The node before or after which nodes are made; null stands for the start or the end. */
  private @Nullable Node anchor;

  InsertPoint(Graph graph, @Nullable InsertPoint outer, Node anchor, boolean after) {
    this.graph = graph;
    this.outer = outer;
    this.anchor = anchor;
    this.after = after;
  }

  /** The graph. */
  public Graph graph() {
    return graph;
  }

  @Nullable InsertPoint outer() {
    return outer;
  }

  /** The node before which the next one goes, or null for the end. */
  @Nullable Node following() {
    if (!after) {
      return anchor;
    }
    return anchor == null ? graph.first : anchor.next;
  }

  void made(Node node) {
    if (after) {
      anchor = node;
    }
  }

  /** Keeps the place when the node that marks it goes. */
  void erasing(Node node) {
    if (anchor == node) {
      anchor = after ? node.prev : node.next;
    }
  }

  /** Makes the place before this one hold again; a second call does nothing. */
  @Override
  public void close() {
    graph.closeInsertPoint(this);
  }
}
