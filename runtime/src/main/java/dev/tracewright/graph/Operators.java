package dev.tracewright.graph;

/** The operators of Java as functions. */
public final class Operators {
  /** This class, as the owner of operator targets. */
  public static final ClassType TYPE = ClassType.of("dev.tracewright.graph", "Operators");

  private Operators() {}
}
