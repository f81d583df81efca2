package dev.tracewright.graph;

/** A constant of an enum, by name. */
public record EnumConstant(ClassType type, String name) implements Argument {
  /** Erases the type. */
  public EnumConstant {
    type = type.erasure();
  }

  /** As the text format prints it: {@code java.math.RoundingMode.HALF_UP}. */
  public String text() {
    // Java has no constant with that name; quoted it is a name like any other.
    return type.text() + "." + (name.equals("class") ? "\"class\"" : TextNames.name(name));
  }

  @Override
  public String toString() {
    return text();
  }
}
