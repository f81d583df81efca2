package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Variable;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and assignments of local variables. What they hold is known to the tracer alone, but for
 * those that are variables of the graph, too: where an exception may interrupt their assignments.
 */
final class Variables {
  private final Tracing tracing;
  private final IdentityHashMap<Expr.Lambda, Mentions> ofLambdas = new IdentityHashMap<>();
  private final Map<ClassType, Mentions> ofClasses = new HashMap<>();

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

  /** What code refers to of what is around it: variables, and whether {@code this}. */
  private record Mentions(Set<Local> locals, boolean ofThis) {}

  /** A lambda sees what the variables around it hold now: they do not change any more. */
  Frame captured(Expr.Lambda lambda, Frame frame) {
    Mentions mentions = ofLambdas.computeIfAbsent(lambda, each -> mentions(lambda));
    return captured(mentions, lambda.span(), frame);
  }

  /** An object of a local class sees what the variables around the class hold now. */
  Frame captured(ClassType type, Span span, Frame frame) {
    Mentions mentions = ofClasses.get(type);
    if (mentions == null) {
      mentions = mentions(tracing.program().source(type).map(SyntaxWalk::code).orElse(List.of()));
      ofClasses.put(type, mentions);
    }
    return captured(mentions, span, frame);
  }

  private Frame captured(Mentions mentions, Span span, Frame frame) {
    Frame seen = frame.around(mentions.ofThis());
    for (Local each : mentions.locals()) {
      Value now = frame.peek(each);
      seen.put(each, now instanceof Value.Stored stored ? load(stored, each, span, frame) : now);
    }
    return seen;
  }

  private Mentions mentions(Object code) {
    Set<Local> locals = new LinkedHashSet<>();
    Set<Local> own = new HashSet<>();
    boolean[] ofThis = new boolean[1];
    SyntaxWalk.visitAll(
        code,
        tracing.program(),
        part -> {
          if (part instanceof Expr.LocalRead read) {
            locals.add(read.local());
          }
          ofThis[0] |= part instanceof Expr.This;
          own.addAll(declared(part));
          return true;
        });
    locals.removeAll(own);
    return new Mentions(locals, ofThis[0]);
  }

  private static List<Local> declared(Object part) {
    if (part instanceof MethodSyntax method) {
      return method.parameters();
    }
    if (part instanceof Expr.Lambda lambda) {
      return lambda.parameters();
    }
    if (part instanceof Stmt.Declare declare) {
      return List.of(declare.local());
    }
    if (part instanceof Stmt.ForEach loop) {
      return List.of(loop.local());
    }
    if (part instanceof Stmt.Catch handler) {
      return List.of(handler.local());
    }
    return part instanceof Stmt.Case one ? one.bindings() : List.of();
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
