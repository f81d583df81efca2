package dev.tracewright.graph;

/**
 * A function whose arguments include closed sub-graphs: control flow kept in the graph. {@link
 * RegionParts} takes the arguments apart.
 */
public enum Region implements Target {
  /** {@code (condition, then, otherwise, operand…)}: one of two sub-graphs runs on the operands. */
  COND("cond"),
  /**
   * {@code (selector, [[label…]…], graph…, operand…)}: the sub-graph runs whose entry has the
   * selector; that of the only empty entry runs if none has.
   */
  SWITCH("switch"),
  /** {@code (body, [initial…], operand…)}: the body runs on the carried values until it breaks. */
  LOOP("loop"),
  /** {@code (body, operand…)}: the body runs once; a break that names the region ends it. */
  BLOCK("block"),
  /**
   * {@code (body, [[class…]…], handler…, [finally], operand…)}: the body; the first handler whose
   * entry has the class of what the body throws; and what runs however these end.
   */
  TRY("try"),
  /** {@code (lock, body, operand…)}: the body runs while the lock is held. */
  SYNCHRONIZED("synchronized"),
  /** {@code (body, operand…)}: a function object that closes over the operands. */
  LAMBDA("lambda");

  private final String text;

  Region(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String nameHint() {
    return text;
  }
}
