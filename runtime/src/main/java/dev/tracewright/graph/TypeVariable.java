package dev.tracewright.graph;

/**
 * A use of a type variable that the captured method or its class declares.
 *
 * @param name the variable's name
 * @param bound the erasure of its leftmost bound, {@code java.lang.Object} where it has none
 */
public record TypeVariable(String name, TypeRef bound) implements TypeRef {
  /** Erases the bound, which is a class. */
  public TypeVariable {
    bound = bound.erasure();
    if (!(bound instanceof ClassType)) {
      throw new IllegalArgumentException("no bound of a type variable: " + bound.text());
    }
  }

  @Override
  public TypeRef erasure() {
    return bound.erasure();
  }

  @Override
  public String descriptor() {
    return bound.descriptor();
  }

  /** The name and, as erasure depends on it, the bound where it is not {@code Object}. */
  @Override
  public String text() {
    String variable = "'" + TextNames.name(name);
    return bound.equals(ClassType.OBJECT) ? variable : variable + ":" + bound.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
