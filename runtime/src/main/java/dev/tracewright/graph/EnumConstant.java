package dev.tracewright.graph;

/** A constant of an enum, by name. */
public record EnumConstant(ClassType type, String name) implements Argument {
  /** Erases the type. */
  public EnumConstant {
    type = type.erasure();
  }

  /** As the text format prints it: {@code java.math.RoundingMode.HALF_UP}. */
  public String text() {
    return type.text() + "." + TextNames.name(name);
  }

  @Override
  public String toString() {
    return text();
  }
}
