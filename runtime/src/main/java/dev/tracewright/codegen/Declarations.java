package dev.tracewright.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Declares each variable in the innermost block that needs it, where it is first named. */
final class Declarations {
  private final Spans spans;
  private final Set<Local> elsewhere;

  /**
   * For the statements of one method.
   *
   * @param elsewhere the variables that are declared elsewhere, beside parameters
   */
  Declarations(Spans spans, Set<Local> elsewhere) {
    this.spans = spans;
    this.elsewhere = elsewhere;
  }

  /** The statements with declarations. */
  List<Statement> in(List<Statement> statements) {
    Map<Integer, List<Local>> first = new HashMap<>();
    for (Spans.Span each : spans.named(statements)) {
      Local local = each.local();
      if (!each.isInHead() && !local.isParameter() && !elsewhere.contains(local)) {
        first.computeIfAbsent(each.first(), key -> new ArrayList<>()).add(local);
      }
    }
    List<Statement> out = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i).withBodies(this::in);
      for (Local each : first.getOrDefault(i, List.of())) {
        if (statement instanceof Statement.Assignment assignment
            && assignment.target().filter(each::equals).isPresent()) {
          statement = assignment.declaring();
        } else {
          out.add(new Statement.Declare(each));
        }
      }
      out.add(statement);
    }
    return out;
  }
}
