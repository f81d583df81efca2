package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes {@code for}, {@code while} and {@code do} of loops. */
final class LoopBuilder {
  private final BodyPlan plan;
  private final StatementBuilder bodies;
  private final Jumps jumps;
  private final Map<Node, List<@Nullable Node>> carried = new HashMap<>();
  private final Set<Node> updates = new HashSet<>();

  LoopBuilder(BodyPlan plan, StatementBuilder bodies, Jumps jumps) {
    this.plan = plan;
    this.bodies = bodies;
    this.jumps = jumps;
  }

  /** What exits to a loop's next turn assign; null for what the head of a {@code for} assigns. */
  List<@Nullable Node> carried(Node loop) {
    return Objects.requireNonNull(carried.get(loop), loop.name());
  }

  /** Whether the head of a {@code for} computes a node. */
  boolean isUpdate(Node node) {
    return updates.contains(node);
  }

  /** A loop. */
  Sequence loop(Node node, StatementBuilder.Frame frame) {
    RegionParts parts = plan.regions().parts(node);
    List<@Nullable Node> assigned = new ArrayList<>(plan.regions().carried(node));
    int counter = counter(node, parts);
    Optional<Statement.Move> initial = Optional.empty();
    Optional<Node> update = Optional.empty();
    if (counter >= 0) {
      Node counted = plan.regions().carried(node).get(counter);
      Local variable = plan.storage().local(counted);
      initial = Optional.of(new Statement.Move(variable, parts.initial().get(counter), node, true));
      update =
          plan.regions().turns(node).stream().findFirst().map(each -> (Node) each.arg(counter));
      plan.regions().turns(node).forEach(each -> updates.add((Node) each.arg(counter)));
      assigned.set(counter, null);
    }
    carried.put(node, assigned);
    Sequence out = new Sequence();
    bodies.start(node, assigned, out);
    jumps.enter(frame.label());
    Sequence body = bodies.body(parts.body(), frame.nextTurn());
    jumps.leave();
    add(node, frame.label(), body, initial, update, out);
    return out;
  }

  private void add(
      Node node,
      Label label,
      Sequence body,
      Optional<Statement.Move> initial,
      Optional<Node> update,
      Sequence out) {
    List<Statement> statements = body.statements();
    int last = statements.size() - 1;
    if (last >= 0 && leaves(statements.get(0), label)) {
      Condition goesOn = test(statements.get(0)).negate();
      Statement.Form form =
          initial.isPresent()
              ? new Statement.Count(initial.get(), goesOn, update.orElseThrow())
              : new Statement.Repeat(goesOn, true);
      List<Statement> rest = statements.subList(1, last + 1);
      repeat(new Statement.Loop(form, rest, label, node), statements.get(0), out);
    } else if (initial.isPresent()) {
      throw new IllegalStateException("%" + node.name() + " does not start with its test");
    } else if (last > 0 && !label.isContinued() && leaves(statements.get(last), label)) {
      Statement.Form form = new Statement.Repeat(test(statements.get(last)).negate(), false);
      List<Statement> rest = statements.subList(0, last);
      repeat(new Statement.Loop(form, rest, label, node), statements.get(last), out);
    } else {
      out.add(new Statement.Loop(new Statement.Endless(), statements, label, node), label.isLeft());
    }
  }

  /** A loop that ends where its test fails; what the test would return is returned behind it. */
  private static void repeat(Statement.Loop loop, Statement test, Sequence out) {
    out.add(loop);
    Statement taken = ((Statement.If) test).then().get(0);
    if (taken instanceof Statement.Return) {
      out.add(taken, false);
    } else {
      loop.label().forgetBreak();
    }
  }

  private static Condition test(Statement statement) {
    return ((Statement.If) statement).condition();
  }

  /** Whether all that a statement does is to leave the loop, or to return what is at hand. */
  private boolean leaves(Statement statement, Label label) {
    return statement instanceof Statement.If test
        && test.otherwise().isEmpty()
        && test.then().size() == 1
        && (isBreak(test.then().get(0), label) || (!label.isLeft() && isReturn(test.then().get(0))))
        && test.condition().terms().stream()
            .noneMatch(each -> plan.reads().isConstant(each.test()));
  }

  private static boolean isBreak(Statement statement, Label label) {
    return statement instanceof Statement.Jump jump && jump.isBreak() && jump.to() == label;
  }

  private boolean isReturn(Statement statement) {
    return statement instanceof Statement.Return end
        && end.value().map(plan.reads()::isAtHand).orElse(true);
  }

  /** Which of the carried values a {@code for} counts, or -1. */
  private int counter(Node loop, RegionParts parts) {
    Optional<Node> test = firstTest(loop, parts);
    if (test.isEmpty() || plan.regions().turns(loop).isEmpty()) {
      return -1;
    }
    Set<Node> asked = new HashSet<>();
    plan.reads().ofComputing(test.get(), asked::add);
    List<Node> values = plan.regions().carried(loop);
    for (int i = 0; i < values.size(); i++) {
      if (asked.contains(values.get(i)) && isCounted(loop, parts, i)) {
        return i;
      }
    }
    return -1;
  }

  /** The cond with which the body starts, if one of its sides does nothing but leave the loop. */
  private Optional<Node> firstTest(Node loop, RegionParts parts) {
    List<Node> statements = plan.schedule().statements(parts.body());
    Node first = statements.get(0);
    boolean leaves =
        first.target() == Region.COND
            && plan.schedule().isRegionStatement(first)
            && !plan.reads().isConstant(first.arg(0))
            && plan.regions().parts(first).graphs().stream()
                .anyMatch(each -> onlyLeaves(each, loop));
    return leaves ? Optional.of(first) : Optional.empty();
  }

  private boolean onlyLeaves(Graph side, Node loop) {
    List<Node> statements = plan.schedule().statements(side);
    return statements.size() == 1 && bodies.onlyLeaves(statements.get(0), loop);
  }

  private boolean isCounted(Node loop, RegionParts parts, int index) {
    Node value = plan.regions().carried(loop).get(index);
    List<Node> turns = plan.regions().turns(loop);
    Set<Node> own = new HashSet<>(Set.of(value));
    Optional<Argument> step = step(value, turns.get(0).arg(index));
    for (Node turn : turns) {
      Argument next = turn.arg(index);
      if (step.isEmpty()
          || !step.equals(step(value, next))
          || !((Node) next).users().stream().allMatch(turns::contains)
          || turn.args().stream().filter(next::equals).count() != 1) {
        return false;
      }
      own.add((Node) next);
    }
    Argument initial = parts.initial().get(index);
    return own.containsAll(plan.storage().together(value))
        && !plan.reads().hasEffects(initial)
        && !isReturned(loop, parts, value)
        && startsApart(loop, initial);
  }

  /** Whether the loop's test returns the value. */
  private boolean isReturned(Node loop, RegionParts parts, Node value) {
    Node test = plan.schedule().statements(parts.body()).get(0);
    return plan.regions().parts(test).graphs().stream()
        .filter(each -> onlyLeaves(each, loop))
        .map(each -> each.outputNode().orElseThrow())
        .anyMatch(
            each ->
                plan.returns().isReturning(each) && plan.regions().resolve(each.arg(0)) == value);
  }

  /** By how much a value is more than the one before, written as the operator and the number. */
  private Optional<Argument> step(Node value, Argument next) {
    if (next instanceof Node node
        && node.target() instanceof MemberRef operator
        && operator.isOperator()
        && (operator.name().equals("add") || operator.name().equals("sub"))
        && (value.type() == PrimitiveType.INT || value.type() == PrimitiveType.LONG)
        && operator.parameters().stream().allMatch(value.type()::equals)
        && plan.regions().resolve(node.arg(0)) == value
        && plan.regions().resolve(node.arg(1)) instanceof Literal number
        && number.type().equals(value.type())) {
      long amount = ((Number) Objects.requireNonNull(number.value())).longValue();
      return Optional.of(new Literal(operator.name().equals("add") ? amount : -amount));
    }
    return Optional.empty();
  }

  /** Whether what the value starts with reads nothing that the loop's start assigns. */
  private boolean startsApart(Node loop, Argument initial) {
    Set<Local> read = new HashSet<>();
    plan.reads().ofValue(initial, each -> read.add(plan.storage().local(each)));
    return plan.regions().carried(loop).stream()
        .noneMatch(each -> read.contains(plan.storage().local(each)));
  }
}
