package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import dev.tracewright.processor.trace.Value.Known;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executes statements. */
final class Statements {
  private static final int MOST_STEPS = 5_000_000;

  private final Tracing tracing;
  private int steps;

  Statements(Tracing tracing) {
    this.tracing = tracing;
  }

  /** Executes a body. */
  Completion run(Stmt.@Nullable Block body, Frame frame) {
    return body == null ? Completion.NORMAL : all(body.statements(), frame, true);
  }

  /** Executes statements until one does not end normally. */
  Completion all(List<Stmt> statements, Frame frame) {
    return all(statements, frame, false);
  }

  /**
   * Executes statements until one does not end normally.
   *
   * @param isLast whether nothing of the method follows them
   */
  Completion all(List<Stmt> statements, Frame frame, boolean isLast) {
    for (int i = 0; i < statements.size(); i++) {
      Stmt each = statements.get(i);
      List<Stmt> rest = statements.subList(i + 1, statements.size());
      if (isLast
          && !rest.isEmpty()
          && !tracing.constructing()
          && each instanceof Stmt.If branch
          && tracing.branches().takesRest(branch)) {
        return tracing.branches().ifElse(branch, rest, true, frame);
      }
      Completion end = execute(each, frame, isLast && rest.isEmpty());
      if (!(end instanceof Completion.Normal)) {
        return end;
      }
    }
    return Completion.NORMAL;
  }

  /** Takes away the variables that statements declared: their scope ends. */
  void endScope(List<Stmt> statements, Frame frame) {
    for (Stmt each : statements) {
      if (each instanceof Stmt.Declare declare) {
        frame.end(declare.local());
      }
    }
  }

  /** Executes one statement. */
  Completion execute(Stmt statement, Frame frame) {
    return execute(statement, frame, false);
  }

  /**
   * Executes one statement.
   *
   * @param isLast whether nothing of the method follows it
   */
  Completion execute(Stmt statement, Frame frame, boolean isLast) {
    if (++steps > MOST_STEPS) {
      tracing.problem(
          frame, statement.span(), Key.STEP_BUDGET, frame.method(), Integer.toString(MOST_STEPS));
      throw new CaptureAborted();
    }
    if (statement instanceof Stmt.Block block) {
      Completion end = all(block.statements(), frame, isLast);
      endScope(block.statements(), frame);
      return end;
    }
    if (statement instanceof Stmt.Declare declare) {
      declare(declare, frame);
      return Completion.NORMAL;
    }
    if (statement instanceof Stmt.Evaluate evaluate) {
      int before = tracing.recorder().graph().size();
      Value value = tracing.expressions().evaluate(evaluate.expression(), frame);
      nameAssigned(evaluate.expression(), value, before);
      return Completion.NORMAL;
    }
    if (statement instanceof Stmt.Return end) {
      return new Completion.Return(
          end.value() == null ? null : tracing.expressions().evaluate(end.value(), frame),
          end.span());
    }
    if (statement instanceof Stmt.Yield yield) {
      return new Completion.Yield(tracing.expressions().evaluate(yield.value(), frame));
    }
    if (statement instanceof Stmt.If branch) {
      return tracing.constructing()
          ? branch(branch, frame)
          : tracing.branches().ifElse(branch, List.of(), isLast, frame);
    }
    if (statement instanceof Stmt.Labeled labeled) {
      return labeled(labeled, frame);
    }
    if (statement instanceof Stmt.Break jump) {
      return new Completion.Jump(true, jump.label());
    }
    if (statement instanceof Stmt.Continue jump) {
      return new Completion.Jump(false, jump.label());
    }
    if (statement instanceof Stmt.Switch choice) {
      return tracing.branches().statement(choice, frame);
    }
    if (statement instanceof Stmt.ConstructorCall call) {
      return constructorCall(call, frame);
    }
    return executeRest(statement, frame);
  }

  private Completion executeRest(Stmt statement, Frame frame) {
    if (statement instanceof Stmt.While loop) {
      return tracing.loops().whileLoop(loop, null, frame);
    }
    if (statement instanceof Stmt.DoWhile loop) {
      return tracing.loops().doLoop(loop, null, frame);
    }
    if (statement instanceof Stmt.For loop) {
      return tracing.loops().forLoop(loop, null, frame);
    }
    if (statement instanceof Stmt.ForEach loop) {
      return tracing.loops().forEach(loop, null, frame);
    }
    if (statement instanceof Stmt.Empty) {
      return Completion.NORMAL;
    }
    if (statement instanceof Stmt.Throw thrown) {
      Value value = tracing.expressions().evaluate(thrown.value(), frame);
      return raise(value, new Site(thrown.span(), frame));
    }
    if (statement instanceof Stmt.Assert assertion) {
      return tracing.constructing()
          ? Completion.NORMAL
          : tracing.assertions().check(assertion, frame);
    }
    if (statement instanceof Stmt.Synchronized locked && !tracing.constructing()) {
      return tracing.handlers().locked(locked, frame);
    }
    if (statement instanceof Stmt.Try handled && !tracing.constructing()) {
      return tracing.handlers().guarded(handled, frame);
    }
    return refuse(statement, frame);
  }

  /** Throws a value; nothing follows. */
  Completion raise(Value value, Site site) {
    if (tracing.constructing()) {
      throw new StructureUnknown(site, "it throws here");
    }
    if (value instanceof Known known && known.isNull()) {
      tracing.operations().nullCheck(value, site.span(), site.frame());
    }
    tracing
        .operands()
        .of(value, site.span(), site.frame())
        .ifPresent(each -> tracing.recorder().end(Exit.THROW, List.of(each), site));
    return Completion.STOPPED;
  }

  private Completion refuse(Stmt statement, Frame frame) {
    if (!tracing.constructing() && statement instanceof Stmt.Unsupported unsupported) {
      tracing.problem(
          frame, statement.span(), Key.CONSTRUCT, Expressions.article(unsupported.construct()));
    }
    havoc(List.of(statement), frame);
    return Completion.NORMAL;
  }

  private void declare(Stmt.Declare declare, Frame frame) {
    if (declare.initial() == null) {
      frame.set(declare.local(), Value.Unassigned.VALUE);
      return;
    }
    int before = tracing.recorder().graph().size();
    Value value = tracing.expressions().evaluate(declare.initial(), frame);
    frame.set(declare.local(), value);
    rename(declare.local().name(), value, before);
  }

  /** Names the node that was made last after the variable that it is assigned to. */
  void name(Local local, Value value) {
    rename(local.name(), value, -1);
  }

  private void nameAssigned(Expr expression, Value value, int before) {
    if (expression instanceof Expr.Assign assign
        && assign.target() instanceof Expr.LocalRead target) {
      rename(target.local().name(), value, before);
    }
  }

  /** A node first assigned to a local variable takes its name; so does one made later. */
  private void rename(String name, Value value, int before) {
    if (value instanceof Value.Aggregate aggregate && !(value instanceof Value.Closure)) {
      aggregate.nameFirst(name);
    }
    if (value instanceof Value.NodeValue made
        && tracing.recorder().graph().size() > before
        && made.node() == tracing.recorder().last()
        && made.node().isTemporary()
        && !tracing.constructing()) {
      made.node().rename(name);
    }
  }

  /** In a constructor that is only looked at. */
  private Completion branch(Stmt.If branch, Frame frame) {
    Value condition = tracing.expressions().evaluate(branch.condition(), frame);
    Optional<Boolean> known = tracing.expressions().known(condition);
    if (known.isPresent()) {
      Stmt taken = known.get() ? branch.then() : branch.otherwise();
      return taken == null ? Completion.NORMAL : execute(taken, frame);
    }
    if (branch.otherwise() == null && alwaysThrows(branch.then())) {
      return Completion.NORMAL;
    }
    havoc(List.of(branch), frame);
    return Completion.NORMAL;
  }

  private static boolean alwaysThrows(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return !block.statements().isEmpty()
          && alwaysThrows(block.statements().get(block.statements().size() - 1));
    }
    return statement instanceof Stmt.Throw;
  }

  private Completion labeled(Stmt.Labeled labeled, Frame frame) {
    Completion end;
    if (labeled.body() instanceof Stmt.While loop) {
      end = tracing.loops().whileLoop(loop, labeled.label(), frame);
    } else if (labeled.body() instanceof Stmt.DoWhile loop) {
      end = tracing.loops().doLoop(loop, labeled.label(), frame);
    } else if (labeled.body() instanceof Stmt.For loop) {
      end = tracing.loops().forLoop(loop, labeled.label(), frame);
    } else if (labeled.body() instanceof Stmt.ForEach loop) {
      end = tracing.loops().forEach(loop, labeled.label(), frame);
    } else {
      end =
          tracing
              .regions()
              .leavable(
                  new Destination(Destination.Kind.LABELED, labeled.label(), PrimitiveType.VOID),
                  labeled,
                  new Site(labeled.span(), frame),
                  () -> execute(labeled.body(), frame));
    }
    boolean leavesHere =
        end instanceof Completion.Jump jump
            && jump.isBreak()
            && labeled.label().equals(jump.label());
    return leavesHere ? Completion.NORMAL : end;
  }

  private Completion constructorCall(Stmt.ConstructorCall call, Frame frame) {
    List<Value> arguments = tracing.expressions().all(call.arguments(), frame);
    if (frame.self() instanceof Value.ObjectValue object) {
      boolean hasState = !call.constructor().declaring().equals(ClassType.OBJECT);
      if (hasState) {
        tracing.entering().construct(object, call.constructor(), arguments, call.span(), frame);
      }
      if (call.isSuper()) {
        tracing.entering().initialize(frame.owner(), frame);
      }
    }
    return Completion.NORMAL;
  }

  /**
   * Forgets what code that may or may not run could have changed: variables it assigns, fields it
   * writes, aggregates it mentions.
   */
  void havoc(List<? extends Object> code, Frame frame) {
    SyntaxWalk.visitAll(
        code,
        tracing.program(),
        part -> {
          if (part instanceof Stmt.Return end && tracing.constructing()) {
            throw new StructureUnknown(
                new Site(end.span(), frame), "whether it returns here depends on a value");
          } else if (part instanceof Expr.Assign assign) {
            forget(assign.target(), frame);
          } else if (part instanceof Expr.CompoundAssign assign) {
            forget(assign.target(), frame);
          } else if (part instanceof Expr.LocalRead read) {
            share(frame.get(read.local()), read.span(), frame);
          } else if (isOwnField(part) && frame.self() instanceof Value.ObjectValue object) {
            Expr.FieldRead read = (Expr.FieldRead) part;
            Value value = object.fields().get(read.field());
            share(value == null ? Value.Poison.VALUE : value, read.span(), frame);
            return false;
          } else if (part instanceof Expr.This self && frame.self() != null) {
            share(frame.self(), self.span(), frame);
          }
          return true;
        });
  }

  private static boolean isOwnField(Object part) {
    return part instanceof Expr.FieldRead read && read.receiver() instanceof Expr.This;
  }

  private void forget(Expr.Assignable target, Frame frame) {
    Value unknown =
        tracing.constructing()
            ? new Value.NodeValue(tracing.operands().opaque(target.type(), target.span(), frame))
            : Value.Poison.VALUE;
    if (target instanceof Expr.LocalRead read) {
      frame.set(read.local(), unknown);
    } else if (target instanceof Expr.FieldRead read
        && read.receiver() instanceof Expr.This
        && frame.self() instanceof Value.ObjectValue object) {
      object.fields().put(read.field(), unknown);
      tracing.structures().lost(target.span(), "'" + read.field().name() + "'");
    }
  }

  /** In a constructor: foreign code may have changed a list or an array. */
  private void share(Value value, Span span, Frame frame) {
    if (tracing.constructing() && value instanceof Value.Aggregate aggregate) {
      if (aggregate.escaped() == null && !(aggregate instanceof Value.Closure)) {
        tracing.structures().lost(span, "a list, an array or an object");
      }
      tracing.operands().of(aggregate, span, frame);
    }
  }
}
