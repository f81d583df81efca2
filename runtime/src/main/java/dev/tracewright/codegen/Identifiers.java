package dev.tracewright.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Names in one scope of generated source. Names come from graphs, which anybody may have written:
 * what is no plain identifier never reaches the source.
 */
final class Identifiers {
  private static final int MAX_LENGTH = 1000;

  /** Legal as names of variables, but not at the start of a statement. */
  private static final Set<String> RESTRICTED = Set.of("yield", "var", "record", "when");

  private final Set<String> taken = new HashSet<>();
  private final List<String> inOrder = new ArrayList<>();

  /** How many names were given out at some moment. */
  record Mark(int count) {}

  /** Whether this is an identifier of Java and no keyword, without invisible characters. */
  static boolean isIdentifier(String name) {
    return name.length() <= MAX_LENGTH
        && SourceVersion.isIdentifier(name)
        && !SourceVersion.isKeyword(name, SourceVersion.latest())
        && name.codePoints().noneMatch(Character::isIdentifierIgnorable);
  }

  /**
   * The name itself.
   *
   * @throws IllegalArgumentException if it is no identifier
   */
  static String check(String name) {
    if (!isIdentifier(name)) {
      throw new IllegalArgumentException("no identifier of Java: " + printable(name));
    }
    return name;
  }

  /** Keeps a name from being given out. */
  void reserve(String name) {
    taken.add(name);
  }

  /** Whether the name was given out or reserved. */
  boolean isTaken(String name) {
    return taken.contains(name);
  }

  /** The candidate where it is free and legal, else the nearest name that is. */
  String unique(String candidate) {
    String legal = legalize(candidate);
    String name = legal;
    for (int i = 1; !taken.add(name); i++) {
      name = legal + "_" + i;
    }
    inOrder.add(name);
    return name;
  }

  /** This moment, to come back to. */
  Mark mark() {
    return new Mark(inOrder.size());
  }

  /** Lets the names that were given out since then be given out again. */
  void forgetSince(Mark mark) {
    List<String> given = inOrder.subList(mark.count(), inOrder.size());
    given.forEach(taken::remove);
    given.clear();
  }

  private static String legalize(String candidate) {
    if (isIdentifier(candidate) && !RESTRICTED.contains(candidate)) {
      return candidate;
    }
    StringBuilder legal = new StringBuilder();
    candidate
        .codePoints()
        .limit(MAX_LENGTH / 2)
        .map(
            each ->
                Character.isJavaIdentifierPart(each) && !Character.isIdentifierIgnorable(each)
                    ? each
                    : '_')
        .forEach(legal::appendCodePoint);
    if (legal.isEmpty() || !Character.isJavaIdentifierStart(legal.codePointAt(0))) {
      legal.insert(0, '_');
    }
    String name = legal.toString();
    return isIdentifier(name) && !RESTRICTED.contains(name) ? name : name + "_";
  }

  /** The text with everything that could be markup, code or invisible replaced; for messages. */
  static String printable(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(200)
        .map(each -> Character.isLetterOrDigit(each) || "._$-/ ".indexOf(each) >= 0 ? each : '?')
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }
}
