package dev.tracewright.graph;

/** A function whose arguments include closed sub-graphs: control flow kept in the graph. */
public enum Region implements Target {
  /** {@code (condition, then, otherwise, operand…)}: one of two sub-graphs runs on the operands. */
  COND("cond"),
  /** {@code (selector, [labels…], graphs…, operand…)}: one sub-graph a case. */
  SWITCH("switch"),
  /** {@code (body, [initial…], operand…)}: the body runs on the carried values until it breaks. */
  LOOP("loop"),
  /** {@code (body, handlers…, operand…)}: the body, and what runs when it throws or ends. */
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
