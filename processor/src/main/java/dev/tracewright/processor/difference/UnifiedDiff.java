package dev.tracewright.processor.difference;

import java.util.ArrayList;
import java.util.List;

/** Shows what changed with some lines around it, as reviewers are used to. */
public final class UnifiedDiff {
  private UnifiedDiff() {}

  /**
   * Cuts a comparison into the stretches around its changes.
   *
   * @param context how many unchanged lines stand before and behind each change
   */
  public static List<List<Line>> hunks(List<Line> lines, int context) {
    List<List<Line>> hunks = new ArrayList<>();
    int end = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isChange()) {
        int start = Math.max(end, i - context);
        int next = endOf(lines, i, context);
        hunks.add(lines.subList(start, next));
        end = next;
        i = next - 1;
      }
    }
    return hunks;
  }

  /** Where a stretch ends: changes with little between them are shown together. */
  private static int endOf(List<Line> lines, int change, int context) {
    int last = change;
    for (int i = change; i < lines.size() && i - last <= 2 * context + 1; i++) {
      if (lines.get(i).isChange()) {
        last = i;
      }
    }
    return Math.min(lines.size(), last + context + 1);
  }

  /** The heading of a stretch: {@code @@ -3,4 +3,5 @@}. */
  public static String heading(List<Line> hunk) {
    Line first = hunk.get(0);
    long removed = hunk.stream().filter(each -> each.kind() != Line.Kind.ADDED).count();
    long added = hunk.stream().filter(each -> each.kind() != Line.Kind.REMOVED).count();
    return "@@ -" + range(first.before(), removed) + " +" + range(first.after(), added) + " @@";
  }

  /** A stretch without lines counts from the line before it, as diff does it. */
  private static String range(int start, long count) {
    if (count == 1) {
      return Integer.toString(start);
    }
    return (count == 0 ? start - 1 : start) + "," + count;
  }

  /** All stretches as lines of text. */
  public static List<String> text(List<Line> lines, int context) {
    List<String> out = new ArrayList<>();
    for (List<Line> hunk : hunks(lines, context)) {
      out.add(heading(hunk));
      hunk.forEach(each -> out.add(each.kind().mark() + each.text()));
    }
    return out;
  }
}
