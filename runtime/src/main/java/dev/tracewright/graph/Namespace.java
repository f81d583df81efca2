package dev.tracewright.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of a graph's nodes. A name once given stays used after its node is gone, as in
 * torch.fx, so that a name in a log or a report never means two nodes.
 */
final class Namespace {
  /** What no variable of a generated method can be called. */
  private static final Set<String> RESERVED =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "try",
          "void",
          "volatile",
          "while",
          "true",
          "false",
          "null",
          "_");

  /** Open addressing; an entry is a {@link Node}, or the name of a node that is gone. */
  private @Nullable Object[] table = new @Nullable Object[16];

  private int filled;

  /** The last number given to a base, where it is not 0. */
  private final Map<String, Long> numbers = new HashMap<>();

  /** Whether a word is a keyword or literal of Java, or {@code this}. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** Whether a node may be called this: a Java identifier that is not reserved. */
  static boolean isLegal(String name) {
    if (name.isEmpty() || isReserved(name)) {
      return false;
    }
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      boolean fits =
          i == 0 ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c);
      if (!fits || Character.isIdentifierIgnorable(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  /** What to call a node whose target has this hint: snake case, without illegal characters. */
  static String fromHint(String hint) {
    String word = hint;
    if (word.length() > 4 && word.startsWith("__") && word.endsWith("__")) {
      word = word.substring(2, word.length() - 2);
    }
    StringBuilder snake = new StringBuilder(word.length() + 4);
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        if (i > 0 && word.charAt(i - 1) >= 'a' && word.charAt(i - 1) <= 'z') {
          snake.append('_');
        }
        c = (char) (c + ('a' - 'A'));
      }
      snake.append(c);
    }
    return clean(snake);
  }

  /** What to call a node for which this name was asked: the very name wherever Java allows it. */
  static String fromExplicit(String name) {
    return isLegal(name) || isReserved(name) ? name : clean(name);
  }

  private static String clean(CharSequence word) {
    StringBuilder out = new StringBuilder(word.length());
    boolean illegal = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean fits = TextNames.isWordPart(c);
      if (fits) {
        out.append(c);
      } else if (!illegal) {
        out.append('_');
      }
      illegal = !fits;
    }
    if (out.isEmpty()) {
      return "_unnamed";
    }
    return Character.isDigit(out.charAt(0)) ? out.insert(0, '_').toString() : out.toString();
  }

  /** Where the number at the end of {@code BASE_number} starts, or -1. */
  private static int suffix(String name) {
    int i = name.length();
    while (i > 0 && name.charAt(i - 1) >= '0' && name.charAt(i - 1) <= '9') {
      i--;
    }
    // Eighteen digits fit a long; a longer number is taken as part of the base.
    boolean numbered =
        i < name.length() && name.length() - i <= 18 && i >= 2 && name.charAt(i - 1) == '_';
    return numbered ? i : -1;
  }

  /** Whether {@code name} is what {@code candidate} alone, or numbered, comes to. */
  static boolean comesFrom(String name, String candidate) {
    if (name.equals(candidate)) {
      return true;
    }
    int ofCandidate = suffix(candidate);
    String base = ofCandidate < 0 ? candidate : candidate.substring(0, ofCandidate - 1);
    int ofName = suffix(name);
    return ofName == base.length() + 1 && name.startsWith(base);
  }

  /** A name like {@code candidate} that is not used yet, by torch.fx's rules; it is not taken. */
  Name unique(String candidate) {
    int suffix = suffix(candidate);
    String base = suffix < 0 ? candidate : candidate.substring(0, suffix - 1);
    String name = candidate;
    long number;
    if (suffix < 0 || isUsed(candidate)) {
      number = numbers.getOrDefault(base, 0L);
      if (isReserved(candidate)) {
        name = base + "_" + ++number;
      }
    } else {
      number = Long.parseLong(candidate.substring(suffix));
    }
    while (isUsed(name)) {
      name = base + "_" + ++number;
    }
    return new Name(name, base, number);
  }

  /** A name with the number it will leave for its base. */
  record Name(String text, String base, long number) {}

  /** Gives a node the name it bears. */
  void take(Node node, Name name) {
    if (name.number() == 0) {
      numbers.remove(name.base());
    } else {
      numbers.put(name.base(), name.number());
    }
    if ((filled + 1) * 4 > table.length * 3) {
      grow();
    }
    table[slot(table, name.text())] = node;
    filled++;
  }

  /** Keeps the name of a node that goes, or is about to be renamed, from being given again. */
  void retire(Node node) {
    table[slot(table, node.name())] = node.name();
  }

  /** Gives each of two nodes the place of the other; they are about to swap names. */
  void swap(Node a, Node b) {
    int slotOfA = slot(table, a.name());
    int slotOfB = slot(table, b.name());
    table[slotOfA] = b;
    table[slotOfB] = a;
  }

  boolean isUsed(String name) {
    return table[slot(table, name)] != null;
  }

  /** The node that bears a name. */
  @Nullable Node node(String name) {
    return table[slot(table, name)] instanceof Node node ? node : null;
  }

  private static int slot(@Nullable Object[] entries, String name) {
    int mask = entries.length - 1;
    int hash = name.hashCode() * 0x9E3779B9;
    int i = (hash ^ hash >>> 15) & mask;
    while (true) {
      Object entry = entries[i];
      if (entry == null || name.equals(nameOf(entry))) {
        return i;
      }
      i = (i + 1) & mask;
    }
  }

  private static String nameOf(Object entry) {
    return entry instanceof Node node ? node.name() : (String) entry;
  }

  private void grow() {
    @Nullable Object[] larger = new @Nullable Object[table.length * 2];
    for (Object entry : table) {
      if (entry != null) {
        larger[slot(larger, nameOf(entry))] = entry;
      }
    }
    table = larger;
  }
}
