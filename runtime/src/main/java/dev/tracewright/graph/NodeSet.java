package dev.tracewright.graph;

import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A set of nodes in the order of their coming: an array while it is small, with a hash index once
 * it is not, so that a node with a million users still gains and loses one in constant time.
 */
final class NodeSet implements Iterable<Node> {
  private static final int LINEAR = 8;
  private static final int DELETED = -1;

  private @Nullable Node[] order;
  private int end;
  private int size;
  private int changes;

  /** Positions in {@link #order} plus one, hashed by node; 0 is free. Null while linear. */
  private int @Nullable [] table;

  private int tableFilled;

  NodeSet() {
    order = new @Nullable Node[4];
  }

  int size() {
    return size;
  }

  boolean contains(Node node) {
    return find(node) >= 0;
  }

  boolean add(Node node) {
    if (find(node) >= 0) {
      return false;
    }
    if (end == order.length) {
      order = Arrays.copyOf(order, end * 2);
    }
    order[end++] = node;
    size++;
    changes++;
    if (table != null) {
      index(node, end - 1);
    } else if (end > LINEAR) {
      rebuild();
    }
    return true;
  }

  boolean remove(Node node) {
    int at = find(node);
    if (at < 0) {
      return false;
    }
    if (table != null) {
      table[slot(table, node)] = DELETED;
    }
    order[at] = null;
    size--;
    changes++;
    if (at == end - 1) {
      end--;
    } else if (size < end / 2) {
      rebuild();
    }
    return true;
  }

  /** The nodes in order. */
  Node[] toArray() {
    Node[] all = new Node[size];
    int i = 0;
    for (Node each : this) {
      all[i++] = each;
    }
    return all;
  }

  private int find(Node node) {
    if (table != null) {
      int slot = slot(table, node);
      return slot < 0 ? -1 : table[slot] - 1;
    }
    for (int i = 0; i < end; i++) {
      if (order[i] == node) {
        return i;
      }
    }
    return -1;
  }

  private int slot(int[] index, Node node) {
    int mask = index.length - 1;
    for (int i = start(node, mask); index[i] != 0; i = (i + 1) & mask) {
      if (index[i] != DELETED && order[index[i] - 1] == node) {
        return i;
      }
    }
    return -1;
  }

  private static int start(Node node, int mask) {
    int hash = System.identityHashCode(node) * 0x9E3779B9;
    return (hash ^ hash >>> 16) & mask;
  }

  private void index(Node node, int position) {
    if (table == null || (tableFilled + 1) * 2 > table.length) {
      rebuild();
      return;
    }
    int mask = table.length - 1;
    int i = start(node, mask);
    while (table[i] != 0) {
      i = (i + 1) & mask;
    }
    table[i] = position + 1;
    tableFilled++;
  }

  /** Closes the gaps and, if the set is large, indexes it anew. */
  private void rebuild() {
    int kept = 0;
    for (int i = 0; i < end; i++) {
      Node each = order[i];
      if (each != null) {
        order[kept++] = each;
      }
    }
    Arrays.fill(order, kept, end, null);
    end = kept;
    if (kept * 8 < order.length && order.length > 16) {
      order = Arrays.copyOf(order, Math.max(4, kept * 2));
    }
    table = null;
    tableFilled = 0;
    if (kept > LINEAR) {
      table = new int[Integer.highestOneBit(kept) * 8];
      for (int i = 0; i < kept; i++) {
        Node each = order[i];
        if (each != null) {
          index(each, i);
        }
      }
    }
  }

  @Override
  public Iterator<Node> iterator() {
    return new Iterator<>() {
      private final int expected = changes;
      private int at;

      @Override
      public boolean hasNext() {
        while (at < end && order[at] == null) {
          at++;
        }
        return at < end;
      }

      @Override
      public Node next() {
        if (expected != changes) {
          throw new ConcurrentModificationException("the set of nodes changed while it was walked");
        }
        if (hasNext()) {
          Node node = order[at++];
          if (node != null) {
            return node;
          }
        }
        throw new NoSuchElementException();
      }
    };
  }
}
