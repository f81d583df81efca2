package dev.tracewright.graph;

import org.jspecify.annotations.Nullable;

/**
 * Where in the user's source a node comes from.
 *
 * @param file package path and file name, {@code com/acme/Gate.java}
 * @param line the line, from 1
 * @param column the column, from 1
 * @param caller the call through which this code was entered, or null in the captured method itself
 */
public record SourcePosition(String file, int line, int column, @Nullable SourcePosition caller) {

  /** A position in the captured method itself. */
  public static SourcePosition of(String file, int line, int column) {
    return new SourcePosition(file, line, column, null);
  }

  /** This place, entered through {@code newCaller}. */
  public SourcePosition calledFrom(@Nullable SourcePosition newCaller) {
    return new SourcePosition(file, line, column, newCaller);
  }

  /** The file name without its package path, and the line: {@code Gate.java:14}. */
  public String shortText() {
    return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
  }

  @Override
  public String toString() {
    String here = file + ":" + line + ":" + column;
    return caller == null ? here : here + " < " + caller;
  }
}
