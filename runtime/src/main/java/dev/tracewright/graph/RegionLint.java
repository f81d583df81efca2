package dev.tracewright.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    if (node.target() instanceof Region) {
      RegionParts parts = parts(node);
      checkParameters(node, parts);
      checkEntries(node, parts);
    }
    if (node.target() instanceof Exit exit) {
      checkExit(node, exit);
    }
  }

  /** The parts of a node with sub-graphs. */
  private static RegionParts parts(Node node) {
    try {
      return RegionParts.of(node);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      Lint.require(false, LintRule.SUB_GRAPH, node, message);
      throw e;
    }
  }

  private static void checkParameters(Node node, RegionParts parts) {
    for (Graph sub : parts.graphs()) {
      int given = Math.max(0, parts.ownParameters(sub)) + parts.operands().size();
      int parameters = sub.placeholders().size();
      Lint.require(
          parameters == given,
          LintRule.OPERANDS,
          node,
          "argument %d has %d parameters for %d values"
              .formatted(node.args().indexOf(sub), parameters, given));
    }
  }

  private static void checkEntries(Node node, RegionParts parts) {
    if (parts.region() == Region.SWITCH) {
      checkLabels(node, parts);
    }
    if (parts.region() == Region.TRY) {
      for (List<Argument> entry : parts.entries()) {
        requireEntries(!entry.isEmpty(), node, "a handler catches nothing");
        for (Argument each : entry) {
          requireEntries(
              each instanceof ClassLiteral literal && literal.type() instanceof ClassType,
              node,
              "a handler catches classes");
        }
      }
    }
  }

  private static void checkLabels(Node node, RegionParts parts) {
    TypeRef selector = typeOf(parts.subject().orElseThrow());
    Set<Argument> labels = new HashSet<>();
    int defaults = 0;
    for (List<Argument> entry : parts.entries()) {
      defaults += entry.isEmpty() ? 1 : 0;
      for (Argument label : entry) {
        requireEntries(fits(label, selector), node, label + " is no label for " + selector.text());
        requireEntries(labels.add(label), node, "the label " + label + " is there twice");
      }
    }
    requireEntries(defaults == 1, node, "a switch has one empty entry, the default");
  }

  private static TypeRef typeOf(Argument value) {
    if (value instanceof Node node) {
      return node.type().erasure();
    }
    if (value instanceof Literal literal) {
      return literal.type();
    }
    return value instanceof EnumConstant constant ? constant.type() : ClassType.CLASS;
  }

  /** Whether a switch on values of a type can have the label. */
  private static boolean fits(Argument label, TypeRef selector) {
    // Null is of every type; that it is of none of the labels' shows where it runs.
    if (label instanceof EnumConstant) {
      return selector instanceof ClassType || selector == NullType.NULL;
    }
    if (!(label instanceof Literal literal)) {
      return false;
    }
    if (literal.value() == null) {
      return !selector.isPrimitive();
    }
    TypeRef unboxed =
        selector instanceof ClassType box
            ? PrimitiveType.unboxed(box).map(TypeRef.class::cast).orElse(selector)
            : selector;
    TypeRef type = literal.type();
    return (selector == NullType.NULL || type.equals(unboxed))
        && (type == PrimitiveType.INT
            || type == PrimitiveType.CHAR
            || type == PrimitiveType.SHORT
            || type == PrimitiveType.BYTE
            || type.equals(ClassType.STRING));
  }

  private static void requireEntries(boolean holds, Node node, String what) {
    Lint.require(holds, LintRule.ENTRIES, node, what);
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
        Node left = exit.regionFrom(output.graph()).orElse(null);
        requireExit(left != null, output, "nothing around it is meant by '" + exit.text() + "'");
        if (left != null) {
          boolean isBreak = exit.kind() == Exit.Kind.BREAK;
          int expected =
              isBreak ? RegionParts.resultTypes(left).size() : parts(left).initial().size();
          requireValues(output, left, values, expected);
        }
      }
    }
  }

  private static void checkYield(Node output, Node owner, int values) {
    requireExit(
        owner.target() != Region.LAMBDA, output, "a function object returns and does not yield");
    RegionParts parts = parts(owner);
    int expected;
    if (parts.region() == Region.LOOP) {
      expected = parts.initial().size();
    } else if (parts.finalizer().orElse(null) == output.graph()) {
      expected = 0;
    } else {
      expected = RegionParts.resultTypes(owner).size();
    }
    requireValues(output, owner, values, expected);
  }

  private static void requireValues(Node output, Node region, int values, int expected) {
    requireExit(
        values == expected,
        output,
        "%%%s takes %d values, not %d".formatted(region, expected, values));
  }

  private static void requireExit(boolean holds, Node output, String what) {
    Lint.require(holds, LintRule.EXIT, output, what);
  }
}
