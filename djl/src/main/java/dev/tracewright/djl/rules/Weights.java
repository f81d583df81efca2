package dev.tracewright.djl.rules;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;

/** What a rule asks of weights. */
final class Weights {
  private Weights() {}

  /** Whether an operand is an attribute of the module. */
  static boolean isAttribute(Argument argument) {
    return argument instanceof Node node && node.op() == Opcode.GET_ATTR;
  }
}
