package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Node;

/** How many bytes of code a statement may take, never too few. */
final class Cost {
  /**
   * HotSpot compiles no method of 8,000 bytes or more; the rest is room for what is not counted.
   */
  static final int MAX_METHOD = 6_000;

  private static final int PER_NODE = 16;
  private static final int PER_OPERAND = 14;

  private Cost() {}

  /** The bytes of a statement and of everything written inside it. */
  static int of(Node node, Schedule schedule) {
    int[] total = {PER_NODE};
    for (Argument argument : node.args()) {
      total[0] += PER_OPERAND;
      Arguments.forEachLeaf(
          argument,
          leaf -> {
            total[0] += PER_OPERAND;
            if (leaf instanceof Node operand
                && schedule.isInlined(operand)
                && !Schedule.isStable(operand)) {
              total[0] += of(operand, schedule);
            }
          });
    }
    return total[0];
  }
}
