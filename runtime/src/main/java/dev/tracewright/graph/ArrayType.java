package dev.tracewright.graph;

/** An array type by the type of its elements. */
public record ArrayType(TypeRef component) implements TypeRef {
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
