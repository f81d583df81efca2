package dev.tracewright.graph;

import java.util.Set;

/** How names are written in the text format: plain where they are simple words, else quoted. */
final class TextNames {
  /** Words that mean something at the start of an argument, a type or a target. */
  private static final Set<String> TAKEN =
      Set.of("NaN", "NaNf", "Infinity", "Infinityf", "operator", "graph", "end");

  private TextNames() {}

  /** Letters, digits and underscores, not starting with a digit, ASCII alone. */
  static boolean isPlain(String name) {
    if (name.isEmpty() || (name.charAt(0) >= '0' && name.charAt(0) <= '9')) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isWordPart(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** Whether a word cannot start a dotted name without being quoted. */
  static boolean isTaken(String word) {
    return TAKEN.contains(word) || Namespace.isReserved(word);
  }

  static String name(String name) {
    return isPlain(name) ? name : LiteralText.print(name);
  }

  /** The binary name of a class; simple names, and a first word that is taken, are quoted. */
  static String className(ClassType type) {
    StringBuilder out = new StringBuilder();
    if (!type.packageName().isEmpty()) {
      for (String segment : type.packageName().split("\\.", -1)) {
        out.append(out.isEmpty() && isTaken(segment) ? LiteralText.print(segment) : name(segment));
        out.append('.');
      }
    }
    boolean first = true;
    for (String simple : type.simpleNames()) {
      out.append(first ? "" : "$");
      boolean leads = first && type.packageName().isEmpty() && isTaken(simple);
      out.append(leads ? LiteralText.print(simple) : name(simple));
      first = false;
    }
    return out.toString();
  }
}
