package dev.tracewright;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which known names a mistaken one may mean. */
final class NearestNames {
  private static final int SHOWN = 3;

  private NearestNames() {}

  /** The end of a message: {@code ; did you mean 'a', 'b'?}, or nothing if nothing is known. */
  static String hint(String name, Collection<String> known) {
    List<String> nearest =
        known.stream()
            .sorted(Comparator.comparingInt((String each) -> distance(name, each)))
            .limit(SHOWN)
            .map(each -> "'" + each + "'")
            .toList();
    return nearest.isEmpty()
        ? ": it has none"
        : "; did you mean " + String.join(", ", nearest) + "?";
  }

  /** How many characters must be changed, added or removed to get from one to the other. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
