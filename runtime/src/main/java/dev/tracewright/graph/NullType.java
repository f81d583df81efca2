package dev.tracewright.graph;

/** The type of the {@code null} literal. */
public enum NullType implements TypeRef {
  NULL;

  @Override
  public TypeRef erasure() {
    return ClassType.OBJECT;
  }

  @Override
  public String descriptor() {
    return ClassType.OBJECT.descriptor();
  }

  @Override
  public String text() {
    return "null";
  }

  @Override
  public String toString() {
    return text();
  }
}
