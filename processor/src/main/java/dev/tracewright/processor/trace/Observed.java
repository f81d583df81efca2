package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which variables code looks at that an exception may have left half assigned. */
final class Observed {
  private Observed() {}

  /**
   * The variables that have to lie in the graph during a try statement: those whose value at the
   * moment of an exception, or behind the finally block, matters.
   */
  static List<Local> by(Stmt.Try statement, Frame frame) {
    Set<Local> found = new LinkedHashSet<>();
    for (Local each : assigned(statement.body(), frame)) {
      if (statement.catches().stream().anyMatch(handler -> matters(handler.body(), each))) {
        found.add(each);
      }
    }
    if (statement.finallyBlock() != null) {
      List<Object> parts = new ArrayList<>(statement.catches());
      parts.add(statement.body());
      for (Local each : assigned(parts, frame)) {
        if (mentions(statement.finallyBlock(), each)) {
          found.add(each);
        }
      }
      found.addAll(assigned(statement.finallyBlock(), frame));
    }
    return List.copyOf(found);
  }

  /** The variables that code assigns and that were in scope before. */
  private static Set<Local> assigned(Object code, Frame frame) {
    Set<Local> locals = new LinkedHashSet<>();
    SyntaxWalk.visit(
        code,
        part -> {
          Expr.Assignable target = null;
          if (part instanceof Expr.Assign assign) {
            target = assign.target();
          } else if (part instanceof Expr.CompoundAssign assign) {
            target = assign.target();
          }
          if (target instanceof Expr.LocalRead read && frame.has(read.local())) {
            locals.add(read.local());
          }
          return true;
        });
    return locals;
  }

  private static boolean mentions(Object code, Local local) {
    boolean[] found = new boolean[1];
    SyntaxWalk.visit(
        code,
        part -> {
          found[0] |= part instanceof Expr.LocalRead read && read.local().equals(local);
          return !found[0];
        });
    return found[0];
  }

  /** Whether a handler, or what follows it, may read what the variable held when it began. */
  private static boolean matters(Stmt.Block handler, Local local) {
    for (Stmt each : handler.statements()) {
      if (each instanceof Stmt.Evaluate evaluate
          && evaluate.expression() instanceof Expr.Assign assign
          && assign.target() instanceof Expr.LocalRead target
          && target.local().equals(local)) {
        return mentions(assign.value(), local);
      }
      if (mentions(each, local)) {
        return true;
      }
      if (each instanceof Stmt.Throw || each instanceof Stmt.Return) {
        return false;
      }
    }
    return true;
  }
}
