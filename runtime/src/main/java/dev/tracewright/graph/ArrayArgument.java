package dev.tracewright.graph;

import java.util.List;

/**
 * A Java array made anew, at the call, from its elements: {@code new long[] {%a, 1L}}. The array of
 * a variable-arity call is one.
 *
 * @param component the type of the elements
 * @param elements the elements
 */
public record ArrayArgument(TypeRef component, List<Argument> elements) implements Argument {
  /** Checks the component and copies the list. */
  public ArrayArgument {
    component = component.array().component();
    elements = List.copyOf(elements);
  }
}
