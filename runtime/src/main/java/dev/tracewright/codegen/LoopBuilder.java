package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
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
  private final Map<Node, Head> heads = new HashMap<>();

  LoopBuilder(BodyPlan plan, StatementBuilder bodies, Jumps jumps) {
    this.plan = plan;
    this.bodies = bodies;
    this.jumps = jumps;
  }

  /**
   * The test with which each turn of a loop starts.
   *
   * @param cond the region that asks
   * @param exit the exit that leaves the loop, or returns from it
   * @param before what it would assign before it leaves, and what can as well be done before the
   *     loop, as long as every other exit does it again
   * @param after the same, if it can be done behind the loop, as it has no other exit
   */
  private record Head(Node cond, Node exit, List<Statement> before, List<Statement> after) {}

  /** What exits to a loop's next turn assign; null for what the head of a {@code for} assigns. */
  List<@Nullable Node> carried(Node loop) {
    return Objects.requireNonNull(carried.get(loop), loop.name());
  }

  /** Whether the head of a {@code for} computes a node. */
  boolean isUpdate(Node node) {
    return updates.contains(node);
  }

  /** Whether an exit is the one of a loop's test, which only leaves. */
  boolean isOfHead(Node exit) {
    return heads.containsKey(exit);
  }

  /** A loop. */
  Sequence loop(Node node, StatementBuilder.Frame frame) {
    RegionParts parts = plan.regions().parts(node);
    List<@Nullable Node> assigned = new ArrayList<>(plan.regions().carried(node));
    carried.put(node, assigned);
    Optional<Head> head = head(node, parts);
    head.ifPresent(each -> heads.put(each.exit(), each));
    int counter = head.map(each -> counter(node, parts, each)).orElse(-1);
    Optional<Statement.Count> count = Optional.empty();
    if (counter >= 0) {
      count = Optional.of(count(node, parts, counter));
      assigned.set(counter, null);
    }
    Sequence out = new Sequence();
    bodies.start(node, assigned, out);
    head.ifPresent(each -> each.before().forEach(out::add));
    jumps.enter(frame.label());
    Sequence body = bodies.body(parts.body(), frame.nextTurn());
    jumps.leave();
    if (head.isPresent()) {
      Statement.If test = (Statement.If) body.statements().get(0);
      Condition goesOn = test.condition().negate();
      Statement.Form form =
          count.isPresent()
              ? new Statement.Count(count.get().initial(), goesOn, count.get().update())
              : new Statement.Repeat(goesOn, true);
      List<Statement> rest = body.statements().subList(1, body.statements().size());
      repeat(new Statement.Loop(form, rest, frame.label(), node), test, out);
      head.get().after().forEach(out::add);
    } else {
      addEndless(node, frame.label(), body.statements(), out);
    }
    return out;
  }

  private Statement.Count count(Node node, RegionParts parts, int counter) {
    plan.regions().turns(node).forEach(each -> updates.add((Node) each.arg(counter)));
    Local variable = plan.storage().local(plan.regions().carried(node).get(counter));
    return new Statement.Count(
        new Statement.Move(variable, parts.initial().get(counter), node, true),
        Condition.of(Literal.NULL),
        (Node) plan.regions().turns(node).get(0).arg(counter));
  }

  /** A loop that does not start with a test; it may end with one. */
  private void addEndless(Node node, Label label, List<Statement> statements, Sequence out) {
    int last = statements.size() - 1;
    if (last > 0 && !label.isContinued() && leaves(statements.get(last), label)) {
      Statement.If test = (Statement.If) statements.get(last);
      Statement.Form form = new Statement.Repeat(test.condition().negate(), false);
      List<Statement> rest = statements.subList(0, last);
      repeat(new Statement.Loop(form, rest, label, node), test, out);
    } else {
      out.add(new Statement.Loop(new Statement.Endless(), statements, label, node), label.isLeft());
    }
  }

  /** A loop that ends where its test fails; what the test would return is returned behind it. */
  private static void repeat(Statement.Loop loop, Statement.If test, Sequence out) {
    out.add(loop);
    if (test.then().get(0) instanceof Statement.Return taken) {
      out.add(taken, false);
    } else {
      loop.label().forgetBreak();
    }
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

  /** The cond with which the body starts, if one of its sides does nothing but leave the loop. */
  private Optional<Head> head(Node loop, RegionParts parts) {
    List<Node> statements = plan.schedule().statements(parts.body());
    Node first = statements.get(0);
    if (first.target() != Region.COND
        || !plan.schedule().isRegionStatement(first)
        || plan.reads().isConstant(first.arg(0))
        || leavesAnyway(statements.get(1), loop)) {
      return Optional.empty();
    }
    return plan.regions().parts(first).graphs().stream()
        .flatMap(side -> head(loop, first, side).stream())
        .findFirst();
  }

  /** Whether a statement is an exit that starts no other turn. */
  private boolean leavesAnyway(Node statement, Node loop) {
    return statement.op() == Opcode.OUTPUT
        && !(plan.regions().startsTurn(statement)
            && plan.regions().destination(statement).filter(loop::equals).isPresent());
  }

  private Optional<Head> head(Node loop, Node cond, Graph side) {
    List<Node> statements = plan.schedule().statements(side);
    Node exit = statements.get(0);
    boolean leaves =
        statements.size() == 1
            && plan.regions().destination(exit).filter(loop::equals).isPresent()
            && !plan.regions().startsTurn(exit);
    if (!leaves) {
      return Optional.empty();
    }
    if (plan.returns().isReturning(exit)) {
      return plan.reads().isAtHand(exit.arg(0))
          ? Optional.of(new Head(cond, exit, List.of(), List.of()))
          : Optional.empty();
    }
    List<Statement> moves = bodies.moves(exit);
    if (plan.regions().ends(loop).size() == 1) {
      return Optional.of(new Head(cond, exit, List.of(), moves));
    }
    return moves.stream().allMatch(each -> canBeBefore(each, loop))
        ? Optional.of(new Head(cond, exit, moves, List.of()))
        : Optional.empty();
  }

  /** Whether an assignment can be done before the loop: of what stays the same, to a result. */
  private boolean canBeBefore(Statement statement, Node loop) {
    if (!(statement instanceof Statement.Move move) || !plan.reads().isAtHand(move.value())) {
      return false;
    }
    boolean isOnlyResult =
        plan.regions().results(loop).stream()
            .anyMatch(
                each ->
                    each != null
                        && plan.storage().together(each).size() == 1
                        && plan.storage().local(each) == move.to());
    return isOnlyResult
        && !(plan.regions().resolve(move.value()) instanceof Node value
            && value.graph() == plan.regions().parts(loop).body());
  }

  /** Which of the carried values a {@code for} counts, or -1. */
  private int counter(Node loop, RegionParts parts, Head head) {
    Set<Local> asked = new HashSet<>();
    plan.reads().ofComputing(head.cond(), each -> asked.add(plan.storage().local(each)));
    Set<Local> needed = new HashSet<>();
    Mentions mentions = new Mentions(plan);
    head.after().forEach(each -> mentions.of(each, needed::add, needed::add));
    plan.reads()
        .ofComputing(
            head.exit(),
            each -> {
              if (plan.returns().isReturning(head.exit())) {
                needed.add(plan.storage().local(each));
              }
            });
    List<Node> values = plan.regions().carried(loop);
    for (int i = 0; i < values.size() && !plan.regions().turns(loop).isEmpty(); i++) {
      Local variable = plan.storage().local(values.get(i));
      if (asked.contains(variable) && !needed.contains(variable) && isCounted(loop, parts, i)) {
        return i;
      }
    }
    return -1;
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
        && startsApart(loop, initial);
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
