package dev.tracewright.codegen;

import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.SourcePosition;
import java.util.Optional;

/** The places in the source that nodes come from, as comments name them. */
final class Places {
  /** How many calls a comment names at most. */
  private static final int MAX_CALLERS = 8;

  private Places() {}

  /** The place of a node, empty if it is not known; a return without one stands with its value. */
  static String of(Node node) {
    Optional<SourcePosition> position =
        node.op() == Opcode.OUTPUT && node.position().isEmpty()
            ? node.inputNodes().stream().findFirst().flatMap(Node::position)
            : node.position();
    return position.map(Places::describe).orElse("");
  }

  /** The place of a statement; jumps and what is only written for Java have none. */
  static String of(Statement statement) {
    if (statement instanceof Statement.Compute compute) {
      return of(compute.node());
    }
    if (statement instanceof Statement.Move move) {
      return of(move.origin());
    }
    if (statement instanceof Statement.Return end) {
      return of(end.origin());
    }
    if (statement instanceof Statement.NullCheck check) {
      return of(check.origin());
    }
    if (statement instanceof Statement.Throw end) {
      return of(end.origin());
    }
    return structure(statement).map(Places::of).orElse("");
  }

  private static Optional<Node> structure(Statement statement) {
    if (statement instanceof Statement.If test) {
      return Optional.of(test.origin());
    }
    if (statement instanceof Statement.Switch choice) {
      return Optional.of(choice.origin());
    }
    if (statement instanceof Statement.Loop loop) {
      return Optional.of(loop.origin());
    }
    if (statement instanceof Statement.Try guarded) {
      return Optional.of(guarded.origin());
    }
    return statement instanceof Statement.Synchronized locked
        ? Optional.of(locked.origin())
        : Optional.empty();
  }

  private static String describe(SourcePosition position) {
    StringBuilder text = new StringBuilder(place(position));
    int shown = 0;
    for (SourcePosition each = position.caller(); each != null; each = each.caller()) {
      if (++shown > MAX_CALLERS) {
        return text.append(", ...").toString();
      }
      text.append(", called at ").append(place(each));
    }
    return text.toString();
  }

  private static String place(SourcePosition position) {
    String file = position.file().substring(position.file().lastIndexOf('/') + 1);
    return Identifiers.printable(file) + ":" + position.line();
  }
}
