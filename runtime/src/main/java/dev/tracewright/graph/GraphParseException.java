package dev.tracewright.graph;

/** A text is not in the text format. */
public final class GraphParseException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The line, from 1. */
  private final int line;

  /** The column, from 1. */
  private final int column;

  GraphParseException(int line, int column, String message) {
    super(line + ":" + column + ": " + message);
    this.line = line;
    this.column = column;
  }

  /** The line at which reading stopped, from 1. */
  public int line() {
    return line;
  }

  /** The column at which reading stopped, from 1. */
  public int column() {
    return column;
  }
}
