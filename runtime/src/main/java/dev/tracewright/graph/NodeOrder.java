package dev.tracewright.graph;

import org.jspecify.annotations.Nullable;

/**
 * The order of a graph's nodes, so that two of them compare in constant time.
 *
 * <p>Nodes lie in blocks of at most {@value #CAPACITY}; a node is numbered inside its block, a
 * block among the blocks. Insertion takes a number in the middle of a gap; a full block is split, a
 * gap used up is made anew by numbering the block, or a stretch of blocks, evenly. Numbering blocks
 * costs a logarithm of their count and is due once in many insertions, so insertion is constant on
 * average.
 */
final class NodeOrder {
  private static final int CAPACITY = 64;
  private static final int STEP = 1 << 24;
  private static final long BLOCK_STEP = 1L << 24;
  private static final long LABELS = 1L << 62;

  /** How much sparser a stretch of twice the length has to be to be numbered anew. */
  private static final double SPARSENESS = 1.3;

  private long renumbered;

  /** Nodes that follow each other, numbered among themselves. */
  static final class Block {
    private long label;
    private int size;
    private @Nullable Node first;
    private @Nullable Block previous;
    private @Nullable Block next;
  }

  /** Whether {@code a} stands before {@code b}; both are linked in the same graph. */
  static boolean isBefore(Node a, Node b) {
    Block blockOfA = a.blockOrThrow();
    Block blockOfB = b.blockOrThrow();
    return blockOfA == blockOfB ? a.rank < b.rank : blockOfA.label < blockOfB.label;
  }

  /** How many numbers were given again so far: what insertion costs beyond its constant part. */
  long renumbered() {
    return renumbered;
  }

  /** Numbers a node that was just linked between its neighbours. */
  void insert(Node node) {
    Node before = node.prev;
    Node after = node.next;
    if (before != null) {
      Block block = before.blockOrThrow();
      if (block.size == CAPACITY) {
        if (after == null || after.block != block) {
          addTo(newBlockAfter(block), node, null);
          return;
        }
        split(block);
      }
      addTo(before.blockOrThrow(), node, before);
    } else if (after != null) {
      Block block = after.blockOrThrow();
      if (block.size == CAPACITY) {
        split(block);
      }
      addTo(after.blockOrThrow(), node, null);
    } else {
      addTo(new Block(), node, null);
    }
  }

  /** Forgets a node that is about to be unlinked. */
  void remove(Node node) {
    Block block = node.blockOrThrow();
    block.size--;
    if (block.first == node) {
      block.first = node.next;
    }
    if (block.size == 0) {
      if (block.previous != null) {
        block.previous.next = block.next;
      }
      if (block.next != null) {
        block.next.previous = block.previous;
      }
    }
    node.block = null;
  }

  private void addTo(Block block, Node node, @Nullable Node before) {
    Node after = node.next;
    for (int attempt = 0; ; attempt++) {
      int low = before == null ? 0 : before.rank;
      boolean last = after == null || after.block != block;
      int high = last || after == null ? low + 2 * STEP : after.rank;
      if (high - low >= 2 && high > 0) {
        node.rank = low + (high - low) / 2;
        node.block = block;
        block.size++;
        if (before == null) {
          block.first = node;
        }
        return;
      }
      if (attempt > 0) {
        throw new IllegalStateException("no room between two nodes of a block");
      }
      renumber(block);
    }
  }

  private void renumber(Block block) {
    Node node = block.first;
    for (int i = 1; i <= block.size && node != null; i++) {
      // An unnumbered node may stand between the others: it is the one being inserted.
      if (node.block == null) {
        node = node.next;
      }
      if (node != null) {
        node.rank = i * (STEP / 2);
        node = node.next;
        renumbered++;
      }
    }
  }

  /** Moves the second half of a full block into a new one. */
  private void split(Block block) {
    Block second = newBlockAfter(block);
    Node node = block.first;
    for (int i = 0; node != null && i < CAPACITY; node = node.next) {
      if (node.block == null) {
        continue;
      }
      if (i >= CAPACITY / 2) {
        node.block = second;
        if (second.first == null) {
          second.first = node;
        }
      }
      i++;
    }
    block.size = CAPACITY / 2;
    second.size = CAPACITY - CAPACITY / 2;
    renumber(block);
    renumber(second);
  }

  private Block newBlockAfter(Block block) {
    Block added = new Block();
    Block after = block.next;
    if (gapAfter(block) < 2) {
      spread(block);
    }
    long gap = gapAfter(block);
    added.label = block.label + (after == null ? Math.min(gap - 1, BLOCK_STEP) : gap / 2);
    added.previous = block;
    added.next = after;
    block.next = added;
    if (after != null) {
      after.previous = added;
    }
    return added;
  }

  private static long gapAfter(Block block) {
    return (block.next == null ? LABELS : block.next.label) - block.label;
  }

  /** Numbers the shortest aligned stretch around a block evenly that is sparse enough. */
  private void spread(Block block) {
    Block first = block;
    Block last = block;
    long count = 1;
    double allowed = 1;
    for (int bits = 1; bits <= 62; bits++) {
      allowed *= 2 / SPARSENESS;
      long low = block.label >> bits << bits;
      long high = low + (1L << bits);
      while (first.previous != null && first.previous.label >= low) {
        first = first.previous;
        count++;
      }
      while (last.next != null && last.next.label < high) {
        last = last.next;
        count++;
      }
      long step = (1L << bits) / count;
      if (count <= allowed && step >= 4) {
        long label = low;
        for (Block each = first; each != null; each = each == last ? null : each.next) {
          each.label = label;
          label += step;
          renumbered++;
        }
        return;
      }
    }
    throw new IllegalStateException("a graph of this size cannot be ordered");
  }
}
