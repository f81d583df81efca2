package dev.tracewright.graph;

/** An array type by the type of its elements. */
public record ArrayType(TypeRef component) implements TypeRef {
  /** Checks that there are arrays of the component. */
  public ArrayType {
    if (component instanceof Wildcard || component instanceof TupleType) {
      throw new IllegalArgumentException("there is no array of " + component.text());
    }
  }

  @Override
  public ArrayType erasure() {
    return new ArrayType(component.erasure());
  }

  @Override
  public String descriptor() {
    return "[" + component.descriptor();
  }

  @Override
  public String text() {
    return component.text() + "[]";
  }

  @Override
  public String toString() {
    return text();
  }
}
