package dev.tracewright.processor.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares two texts by Myers' algorithm: few lines are removed and added. It is bounded: texts
 * that differ in very many lines count as wholly replaced between their common start and end.
 */
public final class LineDiff {
  /** Time grows with it for each line, memory with its square. */
  private static final int MAX_EDITS = 1000;

  private final List<String> before;
  private final List<String> after;
  private final List<Line> lines = new ArrayList<>();

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** The lines of both texts in order; of those that took each other's place, the removed first. */
  public static List<Line> of(List<String> before, List<String> after) {
    return new LineDiff(before, after).compare();
  }

  private List<Line> compare() {
    int shorter = Math.min(before.size(), after.size());
    int start = 0;
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    Map<String, Integer> numbers = new HashMap<>();
    int[] from = numbered(before.subList(start, before.size() - end), numbers);
    int[] to = numbered(after.subList(start, after.size() - end), numbers);
    boolean[] kept = new boolean[from.length];
    boolean[] found = new boolean[to.length];
    match(from, to, kept, found);
    same(0, 0, start);
    between(start, kept, found);
    same(before.size() - end, after.size() - end, end);
    return lines;
  }

  private static int[] numbered(List<String> texts, Map<String, Integer> numbers) {
    return texts.stream()
        .mapToInt(each -> numbers.computeIfAbsent(each, any -> numbers.size()))
        .toArray();
  }

  /** Marks the lines that stand in both; none where that takes too many edits. */
  private static void match(int[] from, int[] to, boolean[] kept, boolean[] found) {
    List<int[]> reached = search(from, to);
    int x = from.length;
    int y = to.length;
    for (int edits = reached.size() - 1; edits >= 0; edits--) {
      int[] earlier = edits == 0 ? new int[] {0} : reached.get(edits - 1);
      int diagonal = x - y;
      int previous = edits == 0 ? 0 : previous(earlier, edits, diagonal);
      int startX = edits == 0 ? 0 : at(earlier, edits - 1, previous);
      int startY = startX - previous;
      while (x > startX && y > startY) {
        kept[--x] = true;
        found[--y] = true;
      }
      x = startX;
      y = startY;
    }
  }

  /**
   * How far each diagonal is reached with 0, 1, 2 … edits, until all is; empty if there are many.
   */
  private static List<int[]> search(int[] from, int[] to) {
    int most = Math.min(MAX_EDITS, from.length + to.length);
    List<int[]> reached = new ArrayList<>();
    for (int edits = 0; edits <= most; edits++) {
      int[] now = new int[edits + 1];
      for (int i = 0; i <= edits; i++) {
        int diagonal = 2 * i - edits;
        int x = 0;
        if (edits > 0) {
          int[] earlier = reached.get(edits - 1);
          int previous = previous(earlier, edits, diagonal);
          x = at(earlier, edits - 1, previous) + (previous < diagonal ? 1 : 0);
        }
        while (x < from.length && x - diagonal < to.length && from[x] == to[x - diagonal]) {
          x++;
        }
        now[i] = x;
        if (x >= from.length && x - diagonal >= to.length) {
          reached.add(now);
          return reached;
        }
      }
      reached.add(now);
    }
    return List.of();
  }

  /** The diagonal from which one more edit leads farthest: one below by removal, one above. */
  private static int previous(int[] earlier, int edits, int diagonal) {
    boolean isAbove =
        diagonal == -edits
            || (diagonal != edits
                && at(earlier, edits - 1, diagonal - 1) < at(earlier, edits - 1, diagonal + 1));
    return isAbove ? diagonal + 1 : diagonal - 1;
  }

  private static int at(int[] reached, int edits, int diagonal) {
    return reached[(diagonal + edits) / 2];
  }

  private void between(int start, boolean[] kept, boolean[] found) {
    int x = 0;
    int y = 0;
    while (x < kept.length || y < found.length) {
      for (; x < kept.length && !kept[x]; x++) {
        add(Line.Kind.REMOVED, start + x, start + y, before.get(start + x));
      }
      for (; y < found.length && !found[y]; y++) {
        add(Line.Kind.ADDED, start + x, start + y, after.get(start + y));
      }
      for (; x < kept.length && kept[x] && y < found.length && found[y]; x++, y++) {
        same(start + x, start + y, 1);
      }
    }
  }

  private void same(int x, int y, int count) {
    for (int i = 0; i < count; i++) {
      add(Line.Kind.SAME, x + i, y + i, before.get(x + i));
    }
  }

  private void add(Line.Kind kind, int x, int y, String text) {
    lines.add(new Line(kind, x + 1, y + 1, text));
  }
}
