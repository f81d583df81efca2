package dev.tracewright.graph;

import java.util.Optional;

/** The eight primitive types of Java, and {@code void}. */
public enum PrimitiveType implements TypeRef {
  BOOLEAN("boolean", "Z", "Boolean"),
  BYTE("byte", "B", "Byte"),
  SHORT("short", "S", "Short"),
  CHAR("char", "C", "Character"),
  INT("int", "I", "Integer"),
  LONG("long", "J", "Long"),
  FLOAT("float", "F", "Float"),
  DOUBLE("double", "D", "Double"),
  VOID("void", "V", "Void");

  private final String keyword;
  private final String descriptor;
  private final ClassType box;

  PrimitiveType(String keyword, String descriptor, String box) {
    this.keyword = keyword;
    this.descriptor = descriptor;
    this.box = ClassType.of("java.lang", box);
  }

  /** The Java keyword, {@code int} say. */
  public String keyword() {
    return keyword;
  }

  /** The class that boxes a value of this type, {@code java.lang.Integer} say. */
  public ClassType box() {
    return box;
  }

  /** Whether values of this type are numbers ({@code char} included). */
  public boolean isNumeric() {
    return this != BOOLEAN && this != VOID;
  }

  /** The primitive type with this keyword, if there is one. */
  public static Optional<PrimitiveType> ofKeyword(String keyword) {
    for (PrimitiveType type : values()) {
      if (type.keyword.equals(keyword)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The primitive type that {@code type} boxes, if it is one of the box classes. */
  public static Optional<PrimitiveType> unboxed(TypeRef type) {
    for (PrimitiveType primitive : values()) {
      if (primitive.box.equals(type)) {
        return Optional.of(primitive);
      }
    }
    return Optional.empty();
  }

  @Override
  public TypeRef erasure() {
    return this;
  }

  @Override
  public String descriptor() {
    return descriptor;
  }

  @Override
  public String text() {
    return keyword;
  }

  @Override
  public String toString() {
    return keyword;
  }
}
