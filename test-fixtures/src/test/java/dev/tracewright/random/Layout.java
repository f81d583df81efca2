package dev.tracewright.random;

/** Indents source text by its braces, so that a small program can be read. */
final class Layout {
  private Layout() {}

  /** The text with each line indented; strings in it hold no braces. */
  static String indent(String text) {
    StringBuilder all = new StringBuilder();
    int depth = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      int closing = 0;
      while (closing < line.length() && line.charAt(closing) == '}') {
        closing++;
      }
      all.append("  ".repeat(line.isEmpty() ? 0 : Math.max(0, depth - closing)));
      all.append(line).append('\n');
      depth +=
          (int)
              (line.chars().filter(c -> c == '{').count()
                  - line.chars().filter(c -> c == '}').count());
    }
    return all.toString();
  }
}
