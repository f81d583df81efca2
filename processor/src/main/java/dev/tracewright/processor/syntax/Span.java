package dev.tracewright.processor.syntax;

import dev.tracewright.graph.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a source file.
 *
 * @param file package path and file name, {@code com/acme/Gate.java}
 * @param line the line of its first character, from 1
 * @param column the column of its first character, from 1
 * @param start the offset of its first character
 * @param end the offset behind its last character
 */
public record Span(String file, int line, int column, int start, int end) {
  /** The position for a node of the graph, entered through {@code caller}. */
  public SourcePosition position(@Nullable SourcePosition caller) {
    return new SourcePosition(file, line, column, caller);
  }

  @Override
  public String toString() {
    return file.substring(file.lastIndexOf('/') + 1) + ":" + line + ":" + column;
  }
}
