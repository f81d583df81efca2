package dev.tracewright.graph;

/** A class literal, {@code int[].class} say; the type is erased. */
public record ClassLiteral(TypeRef type) implements Argument {
  /** Erases the type. */
  public ClassLiteral {
    type = type.erasure();
    if (type instanceof TupleType) {
      throw new IllegalArgumentException("no class has the type " + type.text());
    }
  }

  /** As the text format prints it: {@code int[].class}. */
  public String text() {
    return type.text() + ".class";
  }

  @Override
  public String toString() {
    return text();
  }
}
