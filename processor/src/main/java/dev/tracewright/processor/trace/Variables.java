package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Variable;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and assignments of local variables. What they hold is known to the tracer alone, but for
 * those that are variables of the graph, too: where an exception may interrupt their assignments.
 */
final class Variables {
  private final Tracing tracing;

  Variables(Tracing tracing) {
    this.tracing = tracing;
  }

  /** What a variable holds. */
  Value read(Local local, Span span, Frame frame) {
    Value value = frame.get(local);
    return value instanceof Value.Stored stored ? load(stored, local, span, frame) : value;
  }

  private Value load(Value.Stored stored, Local local, Span span, Frame frame) {
    Node loaded =
        tracing
            .recorder()
            .append(
                Opcode.CALL_FUNCTION,
                Variable.LOAD,
                List.of(stored.variable()),
                frame.types().apply(local.type()),
                span,
                frame);
    tracing.provenance().loaded(loaded, local.name(), new Site(span, frame));
    return new Value.NodeValue(loaded);
  }

  /** Assigns a variable. */
  void assign(Local local, Value value, Span span, Frame frame) {
    if (!(frame.get(local) instanceof Value.Stored stored)) {
      frame.set(local, value);
      return;
    }
    tracing
        .operands()
        .of(value, span, frame)
        .ifPresent(
            each ->
                tracing
                    .recorder()
                    .append(
                        Opcode.CALL_FUNCTION,
                        Variable.STORE,
                        List.of(stored.variable(), each),
                        PrimitiveType.VOID,
                        span,
                        frame));
  }

  /** A lambda sees what variables hold when it is made: they do not change any more. */
  void fix(Expr.Lambda lambda, Frame seen) {
    SyntaxWalk.visit(
        lambda.body(),
        part -> {
          if (part instanceof Expr.LocalRead read
              && seen.peek(read.local()) instanceof Value.Stored stored) {
            seen.set(read.local(), load(stored, read.local(), read.span(), seen));
          }
          return true;
        });
  }

  /** Makes local variables variables of the graph; the result is those that were not before. */
  List<Local> store(List<Local> locals, Span span, Frame frame) {
    List<Local> stored = new ArrayList<>();
    for (Local each : locals) {
      Value now = frame.peek(each);
      if (now != null && !(now instanceof Value.Stored) && !(now instanceof Value.Poison)) {
        TypeRef type = frame.types().apply(each.type());
        Value first = now instanceof Value.Unassigned ? Places.zero(type) : now;
        Optional<Argument> initial = tracing.operands().of(first, span, frame);
        if (initial.isPresent()) {
          Node variable =
              tracing
                  .recorder()
                  .append(
                      Opcode.CALL_FUNCTION,
                      Variable.VARIABLE,
                      List.of(initial.get()),
                      type,
                      span,
                      frame);
          variable.rename(each.name());
          frame.set(each, new Value.Stored(variable));
          stored.add(each);
        }
      }
    }
    return stored;
  }

  /** Takes the values of variables out of the graph again. */
  void unstore(List<Local> locals, Span span, Frame frame) {
    for (Local each : locals) {
      if (frame.peek(each) instanceof Value.Stored stored) {
        frame.set(each, load(stored, each, span, frame));
      }
    }
  }
}
