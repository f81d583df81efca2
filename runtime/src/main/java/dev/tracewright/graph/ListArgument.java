package dev.tracewright.graph;

import java.util.List;

/** A list of arguments: the elements of an aggregate that is no Java array. */
public record ListArgument(List<Argument> elements) implements Argument {
  /** Copies the list. */
  public ListArgument {
    elements = List.copyOf(elements);
  }
}
