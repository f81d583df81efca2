package dev.tracewright.processor.syntax;

/** The binary operators, with the name of their function in {@code Operators}. */
public enum BinaryOperator {
  ADD("add"),
  SUBTRACT("sub"),
  MULTIPLY("mul"),
  DIVIDE("div"),
  REMAINDER("mod"),
  AND("and"),
  OR("or"),
  XOR("xor"),
  SHIFT_LEFT("shl"),
  SHIFT_RIGHT("shr"),
  SHIFT_RIGHT_UNSIGNED("ushr"),
  LESS("lt"),
  LESS_EQUAL("le"),
  GREATER("gt"),
  GREATER_EQUAL("ge"),
  EQUAL("eq"),
  NOT_EQUAL("ne");

  private final String function;

  BinaryOperator(String function) {
    this.function = function;
  }

  /** The name of the function in {@code Operators}. */
  public String function() {
    return function;
  }
}
