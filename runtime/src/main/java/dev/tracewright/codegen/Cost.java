package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.Node;

/** How many bytes of code a statement may take, never too few. */
final class Cost {
  /**
   * HotSpot compiles no method of 8,000 bytes or more; the rest is room for what is not counted.
   */
  static final int MAX_METHOD = 6_000;

  /** A call, a cast of its result, a store, a reference set to null. */
  private static final int PER_NODE = 18;

  /** A load from a field of an object or of a constant, boxed and cast. */
  private static final int PER_VALUE = 12;

  /** Length and type of an array; for each element, a copy of the array, an index, a store. */
  private static final int PER_ELEMENT = 8;

  private Cost() {}

  /** The bytes of a statement and of everything written inside it. */
  static int of(Node node, Schedule schedule) {
    int total = PER_NODE;
    for (Argument argument : node.args()) {
      total += of(argument, schedule);
    }
    return total;
  }

  private static int of(Argument argument, Schedule schedule) {
    if (argument instanceof ArrayArgument array) {
      int total = PER_ELEMENT;
      for (Argument element : array.elements()) {
        total += PER_ELEMENT + of(element, schedule);
      }
      return total;
    }
    boolean isWritten =
        argument instanceof Node operand
            && schedule.isInlined(operand)
            && !Schedule.isStable(operand);
    return isWritten ? PER_VALUE + of((Node) argument, schedule) : PER_VALUE;
  }
}
