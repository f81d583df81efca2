package dev.tracewright.graph;

/** What a node does: the six opcodes of torch.fx. */
public enum Opcode {
  /** A parameter of the captured method, or an operand of a sub-graph. */
  PLACEHOLDER("placeholder"),
  /** A value read from the root along an {@link AttributePath}. */
  GET_ATTR("get_attr"),
  /** A call without receiver: operator, static method, constructor, static field, region. */
  CALL_FUNCTION("call_function"),
  /** A call of an instance method, or a read of an instance field; the receiver is argument 0. */
  CALL_METHOD("call_method"),
  /** A call of a method of a submodule that is a leaf. */
  CALL_MODULE("call_module"),
  /** The end of a graph: what it returns, yields or throws. */
  OUTPUT("output");

  private final String text;

  Opcode(String text) {
    this.text = text;
  }

  /** The opcode as it is printed and parsed, {@code call_function} say. */
  public String text() {
    return text;
  }
}
