package dev.tracewright.graph;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a graph in execution order, as a live view. The graph may be edited while it is
 * walked: nodes erased meanwhile are passed over, nodes inserted further on are met.
 */
public final class NodeList extends AbstractCollection<Node> {
  private final Graph graph;

  NodeList(Graph graph) {
    this.graph = graph;
  }

  @Override
  public int size() {
    return graph.size();
  }

  @Override
  public boolean contains(@Nullable Object o) {
    return o instanceof Node node && node.graph() == graph && !node.isErased();
  }

  @Override
  public Iterator<Node> iterator() {
    return new Walk(graph, false);
  }

  /** The same nodes, last first. */
  public Iterable<Node> reversed() {
    return () -> new Walk(graph, true);
  }

  /** Holds the node met last, so that what is edited behind or before it does not matter. */
  private static final class Walk implements Iterator<Node> {
    private final Graph graph;
    private final boolean backwards;
    private @Nullable Node last;

    Walk(Graph graph, boolean backwards) {
      this.graph = graph;
      this.backwards = backwards;
    }

    private @Nullable Node peek() {
      Node from = last;
      Node node;
      if (from == null) {
        node = backwards ? graph.last : graph.first;
      } else {
        node = backwards ? from.prev : from.next;
      }
      // An erased node keeps its links, so the way out of a stretch of them is known.
      while (node != null && node.isErased()) {
        node = backwards ? node.prev : node.next;
      }
      return node;
    }

    @Override
    public boolean hasNext() {
      return peek() != null;
    }

    @Override
    public Node next() {
      Node node = peek();
      if (node == null) {
        throw new NoSuchElementException();
      }
      last = node;
      return node;
    }
  }
}
