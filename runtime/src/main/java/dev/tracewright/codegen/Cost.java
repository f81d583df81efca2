package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TypeRef;
import java.util.List;

/** How many bytes of code statements may take, never too few. */
final class Cost {
  /**
   * HotSpot compiles no method of 8,000 bytes or more; the rest is room for what is not counted.
   */
  static final int MAX_METHOD = 6_000;

  /** A call, a cast of its result, a store, a reference set to null. */
  private static final int PER_NODE = 18;

  /** A load from a field of an object or of a constant, boxed and cast. */
  private static final int PER_VALUE = 12;

  /** An operator on primitive values, a comparison that becomes a value, and a store. */
  private static final int PER_OPERATOR = 13;

  /** A load of a primitive value from a variable or a field, or a number. */
  private static final int PER_PRIMITIVE = 5;

  /** Length and type of an array; for each element, a copy of the array, an index, a store. */
  private static final int PER_ELEMENT = 8;

  /** A comparison and two jumps. */
  private static final int PER_BRANCH = 16;

  /** A label of a switch on strings: its entry, a comparison, a number, a jump, another entry. */
  private static final int PER_LABEL = 40;

  /** More than any method has; nothing is counted further. */
  private static final int MANY = 10_000_000;

  private final BodyPlan plan;

  Cost(BodyPlan plan) {
    this.plan = plan;
  }

  /** The bytes of statements with everything inside them. */
  int of(List<Statement> statements) {
    int total = 0;
    for (Statement each : statements) {
      total = Math.min(MANY, total + of(each));
    }
    return total;
  }

  /** The bytes of a statement with everything inside it. */
  int of(Statement statement) {
    int total = own(statement);
    for (List<Statement> each : Mentions.inside(statement)) {
      total = Math.min(MANY, total + of(each));
    }
    if (statement instanceof Statement.Try guarded && !guarded.last().isEmpty()) {
      total = (int) Math.min(MANY, total + (long) of(guarded.last()) * ends(guarded));
    }
    return total;
  }

  /** How often javac writes the code of a finally beside the first time. */
  private static int ends(Statement.Try guarded) {
    int ends = 1 + guarded.catches().size() + exits(guarded.body());
    for (Statement.Catch each : guarded.catches()) {
      ends += exits(each.body());
    }
    return ends;
  }

  private static int exits(List<Statement> statements) {
    int found = 0;
    for (Statement each : statements) {
      boolean leaves =
          each instanceof Statement.Return
              || each instanceof Statement.ReturnKept
              || each instanceof Statement.Leave
              || each instanceof Statement.Jump;
      found += leaves ? 1 : 0;
      found += each instanceof Statement.Run run ? 1 + run.exits().size() : 0;
      for (List<Statement> inner : Mentions.inside(each)) {
        found += exits(inner);
      }
    }
    return found;
  }

  /** The bytes of a statement without what is inside it. */
  int own(Statement statement) {
    if (statement instanceof Statement.Compute compute) {
      return node(compute.node());
    }
    if (statement instanceof Statement.Move move) {
      return PER_NODE + value(move.value());
    }
    if (statement instanceof Statement.Return end) {
      return PER_NODE + end.value().map(this::value).orElse(0);
    }
    if (statement instanceof Statement.Throw end) {
      return PER_NODE + value(end.value());
    }
    if (statement instanceof Statement.NullCheck check) {
      return PER_NODE + value(check.value());
    }
    if (statement instanceof Statement.If test) {
      return condition(test.condition());
    }
    if (statement instanceof Statement.Switch choice) {
      int labels = choice.cases().stream().mapToInt(each -> 1 + each.labels().size()).sum();
      return 2 * PER_LABEL + labels * PER_LABEL + 2 * value(choice.selector().value());
    }
    if (statement instanceof Statement.Loop loop) {
      return form(loop.form());
    }
    if (statement instanceof Statement.Run run) {
      return PER_NODE + PER_BRANCH * run.exits().size();
    }
    if (statement instanceof Statement.Try guarded) {
      return PER_NODE + PER_BRANCH * guarded.catches().size();
    }
    if (statement instanceof Statement.Dispatch dispatch) {
      return PER_NODE
          + dispatch.handlers().stream().mapToInt(each -> each.classes().size()).sum()
              * (PER_NODE + PER_BRANCH);
    }
    if (statement instanceof Statement.Begin begin) {
      return PER_NODE * (1 + begin.state().given().size());
    }
    return statement instanceof Statement.Drop ? 0 : PER_NODE;
  }

  private int form(Statement.Form form) {
    if (form instanceof Statement.Repeat repeat) {
      return PER_BRANCH + condition(repeat.condition());
    }
    return form instanceof Statement.Count count
        ? PER_BRANCH
            + PER_NODE
            + value(count.initial().value())
            + condition(count.condition())
            + node(count.update())
        : PER_BRANCH;
  }

  private int condition(Condition condition) {
    return condition.terms().stream().mapToInt(each -> PER_BRANCH + value(each.test())).sum();
  }

  private int node(Node node) {
    int total = isPrimitive(node) ? PER_OPERATOR : PER_NODE;
    for (Argument argument : Schedule.evaluated(node)) {
      total += value(argument);
    }
    if (node.target() == Region.LAMBDA) {
      total += PER_VALUE * plan.regions().parts(node).operands().size();
    }
    if (Regions.isRegion(node)) {
      for (Graph each : plan.regions().parts(node).graphs()) {
        total += PER_BRANCH + value(plan.schedule().yielded(each));
      }
    }
    return total;
  }

  private int value(Argument argument) {
    if (argument instanceof ArrayArgument array) {
      int total = PER_ELEMENT;
      for (Argument element : array.elements()) {
        total += PER_ELEMENT + value(element);
      }
      return total;
    }
    boolean isWritten =
        plan.regions().resolve(argument) instanceof Node operand
            && plan.schedule().isInlined(operand)
            && !Schedule.isStable(operand);
    if (isWritten) {
      // What is written inside an expression is neither stored nor loaded.
      Node inner = (Node) argument;
      return isPrimitive(inner) ? node(inner) : PER_VALUE + node(inner);
    }
    boolean isPrimitive =
        argument instanceof Node node
            ? node.type().isPrimitive()
            : argument instanceof Literal literal
                && literal.value() != null
                && !(literal.value() instanceof String);
    return isPrimitive ? PER_PRIMITIVE : PER_VALUE;
  }

  /** Whether a node is an operator that takes and gives primitive values. */
  private static boolean isPrimitive(Node node) {
    return node.target() instanceof MemberRef member
        && member.isOperator()
        && member.result().isPrimitive()
        && member.parameters().stream().allMatch(TypeRef::isPrimitive);
  }
}
