package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has variables assigned as a person would: before a choice where one side of it does nothing else,
 * and not again with what they hold already.
 */
final class Simplifier {
  /** Of how many variables it is known what they hold, so that choices stay cheap. */
  private static final int MAX_KNOWN = 100;

  private final BodyPlan plan;
  private final Mentions mentions;
  private final Set<Local> assigned = new HashSet<>();

  Simplifier(BodyPlan plan) {
    this.plan = plan;
    this.mentions = new Mentions(plan);
    assigned.addAll(plan.inputs().parameters().values());
    assigned.addAll(plan.inputs().captured().values());
  }

  /** The statements of a method or function object. */
  List<Statement> simplify(List<Statement> statements) {
    return in(statements, new HashMap<>());
  }

  /**
   * Statements in order.
   *
   * @param known what variables hold: a constant, or what another variable holds
   */
  private List<Statement> in(List<Statement> statements, Map<Local, Object> known) {
    List<Statement> out = new ArrayList<>();
    for (Statement each : statements) {
      if (each instanceof Statement.If test) {
        choose(test, known, out);
      } else if (!(each instanceof Statement.Move move) || !isThere(move, known)) {
        out.add(each instanceof Statement.Assignment ? each : compound(each, known));
        if (each instanceof Statement.Assignment assignment) {
          note(assignment, known);
        }
      }
    }
    return out;
  }

  private boolean isThere(Statement.Move move, Map<Local, Object> known) {
    return plan.reads().isAtHand(move.value())
        && meaning(move.value()).equals(known.get(move.to()));
  }

  /** What having the value of something at hand means: a constant or a variable. */
  private Object meaning(Argument value) {
    Argument found = plan.regions().resolve(value);
    return found instanceof Node node && !Schedule.isStable(node)
        ? plan.storage().local(node)
        : found;
  }

  private void note(Statement.Assignment assignment, Map<Local, Object> known) {
    if (assignment.target().isPresent()) {
      Local target = assignment.target().get();
      forget(target, known);
      assigned.add(target);
      if (known.size() < MAX_KNOWN
          && assignment instanceof Statement.Move move
          && plan.reads().isAtHand(move.value())) {
        known.put(target, meaning(move.value()));
      }
    }
  }

  private static void forget(Local local, Map<Local, Object> known) {
    known.remove(local);
    known.values().removeIf(local::equals);
  }

  private void choose(Statement.If test, Map<Local, Object> known, List<Statement> out) {
    List<Statement> then = test.then();
    List<Statement> otherwise = test.otherwise();
    Condition condition = test.condition();
    if (isDefault(otherwise, then)) {
      out.addAll(in(otherwise, known));
      otherwise = List.of();
    } else if (isDefault(then, otherwise)) {
      out.addAll(in(then, known));
      then = otherwise;
      otherwise = List.of();
      condition = condition.negate();
    }
    Map<Local, Object> after = new HashMap<>(known);
    List<Statement> first = in(then, known);
    boolean firstCompletes = Completion.of(first);
    List<Statement> second = in(otherwise, after);
    if (!firstCompletes) {
      known.clear();
      known.putAll(after);
    } else if (Completion.of(second)) {
      known.entrySet().removeIf(each -> !each.getValue().equals(after.get(each.getKey())));
    }
    if (first.isEmpty() && !second.isEmpty()) {
      add(new Statement.If(condition.negate(), second, List.of(), test.origin()), out);
    } else if (!first.isEmpty() || hasEffects(condition)) {
      add(new Statement.If(condition, first, second, test.origin()), out);
    }
  }

  private boolean hasEffects(Condition condition) {
    return condition.terms().stream().anyMatch(each -> plan.reads().hasEffects(each.test()));
  }

  /** One {@code if} directly inside another becomes one with it. */
  private static void add(Statement.If test, List<Statement> out) {
    boolean joins =
        test.otherwise().isEmpty()
            && test.then().size() == 1
            && test.then().get(0) instanceof Statement.If inner
            && inner.otherwise().isEmpty()
            && test.condition().canBeJoined(inner.condition())
            && Places.of(test.origin()).equals(Places.of(inner.origin()));
    if (joins) {
      Statement.If inner = (Statement.If) test.then().get(0);
      Condition both = test.condition().and(inner.condition());
      out.add(new Statement.If(both, inner.then(), List.of(), test.origin()));
    } else {
      out.add(test);
    }
  }

  /**
   * Whether what one side assigns can as well be what variables start with before the other side
   * changes them: all of it is at hand, and the other side does more than to assign.
   */
  private boolean isDefault(List<Statement> side, List<Statement> other) {
    return !side.isEmpty()
        && !other.isEmpty()
        && Completion.of(other)
        && side.stream()
            .allMatch(
                each ->
                    each instanceof Statement.Move move
                        && !assigned.contains(move.to())
                        && plan.reads().isAtHand(move.value()))
        && !other.stream().allMatch(Statement.Move.class::isInstance);
  }

  /** A statement with others inside. */
  private Statement compound(Statement statement, Map<Local, Object> known) {
    if (Mentions.inside(statement).isEmpty()) {
      return statement;
    }
    boolean startsOnce =
        statement instanceof Statement.Block
            || statement instanceof Statement.Switch
            || statement instanceof Statement.Synchronized;
    Map<Local, Object> before = new HashMap<>(known);
    Set<Local> changed = new HashSet<>();
    changed(List.of(statement), changed);
    changed.forEach(each -> forget(each, known));
    if (statement instanceof Statement.Loop loop && loop.form() instanceof Statement.Count count) {
      assigned.add(count.initial().to());
    }
    return statement.withBodies(each -> in(each, new HashMap<>(startsOnce ? before : known)));
  }

  private void changed(List<Statement> statements, Set<Local> found) {
    for (Statement each : statements) {
      mentions.of(each, read -> {}, found::add);
      Mentions.inside(each).forEach(inner -> changed(inner, found));
    }
  }
}
