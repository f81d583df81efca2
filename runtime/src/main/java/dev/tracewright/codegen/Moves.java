package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Assignments that all happen at once, as one after the other: none overwrites what a later one
 * reads, and effects keep their order.
 */
final class Moves {
  private final BodyPlan plan;

  Moves(BodyPlan plan) {
    this.plan = plan;
  }

  /** One of the assignments, as long as it is still to be made. */
  private record Pending(
      Optional<Local> to, Statement statement, Set<Local> reads, boolean effects) {}

  /**
   * The assignments.
   *
   * @param targets the nodes whose variables are assigned, null where nobody asks for the value
   * @param values one for each
   * @param origin the node that assigns
   */
  List<Statement> of(
      List<? extends @Nullable Node> targets, List<? extends Argument> values, Node origin) {
    List<Pending> pending = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Node target = targets.get(i);
      Argument value = values.get(i);
      boolean effects = plan.reads().hasEffects(value);
      if (target == null || !isKept(target)) {
        if (effects) {
          pending.add(evaluation(value));
        }
      } else if (!isThere(target, value)) {
        Local to = plan.storage().local(target);
        pending.add(
            new Pending(
                Optional.of(to),
                new Statement.Move(to, value, origin, false),
                read(value),
                effects));
      }
    }
    return inOrder(pending);
  }

  /** Whether anybody reads the value, or its variable is assigned elsewhere. */
  private boolean isKept(Node target) {
    return plan.flow().isRead(target);
  }

  /** Whether the variable has the value already. */
  private boolean isThere(Node target, Argument value) {
    return plan.regions().resolve(value) instanceof Node source
        && !plan.schedule().isInlined(source)
        && plan.storage().local(source) == plan.storage().local(target);
  }

  private Pending evaluation(Argument value) {
    Node node = (Node) plan.regions().resolve(value);
    Local unused = new Local(plan.types().declared(node.type()), node.name(), Local.Kind.VARIABLE);
    return new Pending(
        Optional.empty(),
        new Statement.Compute(node, Optional.of(unused), false),
        read(value),
        true);
  }

  private Set<Local> read(Argument value) {
    Set<Local> found = new HashSet<>();
    plan.reads().ofValue(value, node -> found.add(plan.storage().local(node)));
    return found;
  }

  private List<Statement> inOrder(List<Pending> pending) {
    Map<Local, Integer> readers = new HashMap<>();
    for (Pending each : pending) {
      each.reads().forEach(read -> readers.merge(read, 1, Integer::sum));
    }
    List<Statement> out = new ArrayList<>();
    List<Statement> last = new ArrayList<>();
    List<Pending> left = new ArrayList<>(pending);
    while (!left.isEmpty()) {
      int free = firstFree(left, readers);
      Pending next = left.remove(Math.max(free, 0));
      next.reads().forEach(read -> readers.merge(read, -1, Integer::sum));
      if (free >= 0) {
        out.add(next.statement());
      } else {
        Statement.Move move = (Statement.Move) next.statement();
        Local copy = new Local(move.to().type(), name(move), Local.Kind.VARIABLE);
        out.add(new Statement.Move(copy, move.value(), move.origin(), false));
        last.add(new Statement.Copy(move.to(), copy, false));
      }
    }
    out.addAll(last);
    return out;
  }

  private String name(Statement.Move move) {
    return plan.regions().resolve(move.value()) instanceof Node node
        ? node.name()
        : move.to().wantedName();
  }

  /** The first that overwrites nothing that others read and overtakes no effect with another. */
  private static int firstFree(List<Pending> left, Map<Local, Integer> readers) {
    boolean effects = false;
    for (int i = 0; i < left.size(); i++) {
      Pending each = left.get(i);
      boolean readByOthers =
          each.to()
              .map(to -> readers.getOrDefault(to, 0) > (each.reads().contains(to) ? 1 : 0))
              .orElse(false);
      if (!readByOthers && !(effects && each.effects())) {
        return i;
      }
      effects |= each.effects();
    }
    return -1;
  }
}
