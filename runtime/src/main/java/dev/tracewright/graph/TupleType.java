package dev.tracewright.graph;

import java.util.List;

/**
 * The type of a node with a number of results other than one. Such a node is used by {@link
 * Projection} nodes alone; no tuple exists at run time.
 */
public record TupleType(List<TypeRef> elements) implements TypeRef {
  /** Copies the list. */
  public TupleType {
    elements = List.copyOf(elements);
  }

  @Override
  public TupleType erasure() {
    return new TupleType(elements.stream().map(TypeRef::erasure).toList());
  }

  /**
   * A tuple has no descriptor.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public String descriptor() {
    throw new UnsupportedOperationException("a tuple type has no descriptor: " + text());
  }

  @Override
  public String text() {
    return "(" + TypeRef.join(elements) + ")";
  }

  @Override
  public String toString() {
    return text();
  }
}
