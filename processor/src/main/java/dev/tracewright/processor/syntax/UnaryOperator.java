package dev.tracewright.processor.syntax;

/** The unary operators, with the name of their function in {@code Operators}. */
public enum UnaryOperator {
  NEGATE("neg"),
  PLUS("pos"),
  INVERT("invert"),
  NOT("not");

  private final String function;

  UnaryOperator(String function) {
    this.function = function;
  }

  /** The name of the function in {@code Operators}. */
  public String function() {
    return function;
  }
}
