package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a random program: a template whose holes, written {@code #}, are filled by its parts.
 * A list has no holes; its template stands between its parts, any of which can be left out.
 *
 * <p>All of Java is this one form, so that shrinking needs no case for each construct: what it
 * makes of a program is checked by compiling it.
 *
 * @param type the type of an expression
 */
record Piece(Kind kind, @Nullable Type type, String template, List<Piece> parts) {
  /** What a piece can be replaced by. */
  enum Kind {
    /** By an expression of the same type. */
    EXPRESSION,
    /** By the statements in it. */
    STATEMENT,
    /** By a part of itself. */
    LIST,
    /** By nothing. */
    OTHER
  }

  Piece {
    parts = List.copyOf(parts);
  }

  static Piece expression(Type type, String template, Piece... parts) {
    return new Piece(Kind.EXPRESSION, type, template, List.of(parts));
  }

  static Piece statement(String template, Piece... parts) {
    return new Piece(Kind.STATEMENT, null, template, List.of(parts));
  }

  static Piece other(String template, Piece... parts) {
    return new Piece(Kind.OTHER, null, template, List.of(parts));
  }

  static Piece list(String separator, List<Piece> parts) {
    return new Piece(Kind.LIST, null, separator, parts);
  }

  static Piece list(String separator, Piece... parts) {
    return list(separator, List.of(parts));
  }

  /** Statements, one a line. */
  static Piece lines(List<Piece> parts) {
    return list("\n", parts);
  }

  /** The same piece with other parts. */
  Piece with(List<Piece> others) {
    return new Piece(kind, type, template, others);
  }

  /** The same piece with one part replaced. */
  Piece with(int index, Piece part) {
    List<Piece> changed = new ArrayList<>(parts);
    changed.set(index, part);
    return with(changed);
  }

  /** The text that it stands for. */
  String text() {
    StringBuilder text = new StringBuilder();
    write(text);
    return text.toString();
  }

  private void write(StringBuilder text) {
    if (kind == Kind.LIST) {
      for (int i = 0; i < parts.size(); i++) {
        text.append(i == 0 ? "" : template);
        parts.get(i).write(text);
      }
      return;
    }
    int next = 0;
    for (int i = 0; i < template.length(); i++) {
      if (template.charAt(i) == '#') {
        parts.get(next++).write(text);
      } else {
        text.append(template.charAt(i));
      }
    }
    if (next != parts.size()) {
      throw new IllegalStateException(parts.size() + " parts for " + template);
    }
  }
}
