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

  /** The JVM takes no method of more than 65,535 bytes. */
  static final int MAX_CODE = 60_000;

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

  private final BodyPlan plan;

  Cost(BodyPlan plan) {
    this.plan = plan;
  }

  /** The bytes of statements with everything inside them. */
  int of(List<Statement> statements) {
    int total = 0;
    for (Statement each : statements) {
      total += of(each);
    }
    return total;
  }

  /** The bytes of a statement with everything inside it. */
  int of(Statement statement) {
    int total = own(statement);
    for (List<Statement> each : Mentions.inside(statement)) {
      total += of(each);
    }
    return total;
  }

  private int own(Statement statement) {
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
