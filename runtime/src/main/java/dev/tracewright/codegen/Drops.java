package dev.tracewright.codegen;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets variables to null behind the statement that names them last, if something that takes time
 * follows there: those with something to free.
 */
final class Drops {
  private static final Set<String> SMALL = Set.of("java.lang", "java.math", "java.time");

  private final BodyPlan plan;
  private final Spans spans;

  Drops(BodyPlan plan, Spans spans) {
    this.plan = plan;
    this.spans = spans;
  }

  /** The statements with what sets variables to null. */
  List<Statement> in(List<Statement> statements) {
    Map<Integer, List<Local>> last = new HashMap<>();
    for (Spans.Span each : spans.read(statements)) {
      if (!each.isInHead() && isWorthDropping(each.local())) {
        last.computeIfAbsent(each.last(), key -> new ArrayList<>()).add(each.local());
      }
    }
    int busy = lastBusy(statements);
    List<Statement> out = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      out.add(statements.get(i).withBodies(this::in));
      if (i < busy) {
        last.getOrDefault(i, List.of()).forEach(each -> out.add(new Statement.Drop(each)));
      }
    }
    return out;
  }

  /** The last statement that may take time, before which memory is worth freeing. */
  private int lastBusy(List<Statement> statements) {
    int last = statements.size() - 1;
    while (last >= 0 && isTrivial(statements.get(last))) {
      last--;
    }
    return last;
  }

  private boolean isTrivial(Statement statement) {
    if (statement instanceof Statement.Return end) {
      return end.value().map(plan.reads()::isAtHand).orElse(true);
    }
    if (statement instanceof Statement.Move move) {
      return plan.reads().isAtHand(move.value());
    }
    return statement instanceof Statement.Jump
        || statement instanceof Statement.Copy
        || (statement instanceof Statement.Throw end && plan.reads().isAtHand(end.value()));
  }

  private boolean isWorthDropping(Local local) {
    TypeRef type = local.type().erasure();
    return !local.isParameter()
        && !plan.storage().isCaptured(local)
        && !plan.inputs().captured().containsValue(local)
        && !type.isPrimitive()
        && !(type instanceof ClassType named
            && SMALL.contains(named.packageName())
            && !named.equals(ClassType.OBJECT));
  }
}
