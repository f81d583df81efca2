package dev.tracewright.graph;

import java.util.List;
import java.util.Optional;

/**
 * What a node does with a local variable that is no value of the graph: one that is assigned where
 * an exception may end what assigns it, and read where the exception is handled or after.
 */
public enum Variable implements Target {
  /** {@code (initial)}: declares a variable of the node's type. */
  VARIABLE("variable"),
  /** {@code (variable)}: reads the variable. */
  LOAD("load"),
  /** {@code (variable, value)}, void: assigns the variable. */
  STORE("store");

  private final String text;

  Variable(String text) {
    this.text = text;
  }

  /**
   * The node that declares the variable for which a node stands: itself, or, for a parameter of a
   * sub-graph, what its operand stands for.
   */
  public static Optional<Node> declarationOf(Node node) {
    Node each = node;
    while (each.op() == Opcode.PLACEHOLDER) {
      Node owner = each.graph().ownerOrNull();
      if (owner == null) {
        return Optional.empty();
      }
      // Operands stand last, among the arguments as among the parameters.
      List<Node> parameters = each.graph().placeholders();
      int index = owner.args().size() - parameters.size() + parameters.indexOf(each);
      if (index < 0 || !(owner.arg(index) instanceof Node operand)) {
        return Optional.empty();
      }
      each = operand;
    }
    return each.target() == VARIABLE ? Optional.of(each) : Optional.empty();
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
