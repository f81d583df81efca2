package dev.tracewright.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks of regions: their arguments, what their sub-graphs are given, how those end. */
final class RegionLint {
  private RegionLint() {}

  static void check(Node node, Uses uses) {
    for (Graph sub : uses.graphs()) {
      Lint.require(
          sub.ownerOrNull() == node, LintRule.SUB_GRAPH, node, "a sub-graph has another owner");
      Lint.require(
          node.target() instanceof Region,
          LintRule.SUB_GRAPH,
          node,
          "it has a sub-graph but is no region");
    }
    if (node.target() instanceof Region region) {
      checkShape(node, region);
    }
    if (node.target() instanceof Exit exit) {
      checkExit(node, exit);
    }
  }

  private static void checkShape(Node node, Region region) {
    int first = firstGraph(node.args());
    int end = lastGraph(node.args()) + 1;
    int operands = node.args().size() - end;
    Lint.require(first >= 0, LintRule.SUB_GRAPH, node, "a " + region.text() + " has a sub-graph");
    int before =
        switch (region) {
          case COND, SYNCHRONIZED -> 1;
          case SWITCH -> 2;
          case LOOP, TRY, LAMBDA -> 0;
        };
    int graphs =
        region == Region.COND ? 2 : region == Region.SWITCH || region == Region.TRY ? 0 : 1;
    boolean fits =
        first == before
            && (graphs == 0 || end - first == graphs)
            && (region != Region.SWITCH || node.arg(1) instanceof ListArgument)
            && (region != Region.LOOP || carried(node) >= 0);
    Lint.require(
        fits, LintRule.SUB_GRAPH, node, "the arguments are not those of a " + region.text());
    int given = region == Region.LOOP ? operands - 1 + carried(node) : operands;
    for (int i = first; i < end; i++) {
      if (node.arg(i) instanceof Graph sub) {
        int parameters = sub.placeholders().size();
        boolean matches =
            parameters == given
                // A handler is given the exception first; a function object has parameters of its
                // own.
                || (region == Region.TRY && i > first && parameters == given + 1)
                || (region == Region.LAMBDA && parameters > given);
        Lint.require(
            matches,
            LintRule.OPERANDS,
            node,
            "argument %d has %d parameters for %d values".formatted(i, parameters, given));
      }
    }
  }

  private static int firstGraph(List<Argument> args) {
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i) instanceof Graph) {
        return i;
      }
    }
    return -1;
  }

  private static int lastGraph(List<Argument> args) {
    for (int i = args.size() - 1; i >= 0; i--) {
      if (args.get(i) instanceof Graph) {
        return i;
      }
    }
    return -1;
  }

  /** How many values a loop carries, or -1 if its arguments do not say. */
  private static int carried(Node loop) {
    return loop.args().size() > 1 && loop.arg(1) instanceof ListArgument initial
        ? initial.elements().size()
        : -1;
  }

  private static int results(Node region) {
    if (region.type() instanceof TupleType tuple) {
      return tuple.elements().size();
    }
    return region.type() == PrimitiveType.VOID ? 0 : 1;
  }

  private static void checkExit(Node output, Exit exit) {
    Node owner = output.graph().ownerOrNull();
    int values = output.args().size();
    switch (exit.kind()) {
      case RETURN -> requireExit(values <= 1, output, "a return has at most one value");
      case THROW -> requireExit(values == 1, output, "a throw has one value");
      case YIELD -> {
        requireExit(owner != null, output, "only a sub-graph yields");
        if (owner != null) {
          checkYield(output, owner, values);
        }
      }
      case BREAK, CONTINUE -> {
        Node left = leaves(output.graph(), exit);
        requireExit(left != null, output, "nothing around it is meant by '" + exit.text() + "'");
        if (left != null) {
          boolean isBreak = exit.kind() == Exit.Kind.BREAK;
          int expected = isBreak ? results(left) : carried(left);
          requireExit(
              values == expected,
              output,
              "%%%s takes %d values, not %d".formatted(left, expected, values));
        }
      }
    }
  }

  private static void checkYield(Node output, Node owner, int values) {
    boolean fits =
        owner.target() == Region.LAMBDA
            ? values <= 1
            : values == (owner.target() == Region.LOOP ? carried(owner) : results(owner))
                || (owner.target() == Region.TRY && values == 0);
    requireExit(fits, output, "%" + owner + " does not take " + values + " values");
  }

  /** The region that a break leaves or a continue starts again. */
  private static @Nullable Node leaves(Graph from, Exit exit) {
    for (Node owner = from.ownerOrNull(); owner != null; owner = owner.graph().ownerOrNull()) {
      if (owner.target() == Region.LAMBDA) {
        return null;
      }
      boolean isLoop = owner.target() == Region.LOOP;
      boolean meant = exit.label() == null ? isLoop : owner.name().equals(exit.label());
      if (meant) {
        return isLoop || exit.kind() == Exit.Kind.BREAK ? owner : null;
      }
    }
    return null;
  }

  private static void requireExit(boolean holds, Node output, String what) {
    Lint.require(holds, LintRule.EXIT, output, what);
  }
}
