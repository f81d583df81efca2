package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import dev.tracewright.processor.trace.Value.Known;
import java.util.List;
import java.util.Objects;
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
    return body == null ? Completion.NORMAL : all(body.statements(), frame);
  }

  /** Executes statements until one does not end normally. */
  Completion all(List<Stmt> statements, Frame frame) {
    for (Stmt each : statements) {
      Completion end = execute(each, frame);
      if (!(end instanceof Completion.Normal)) {
        return end;
      }
    }
    return Completion.NORMAL;
  }

  /** Executes one statement. */
  Completion execute(Stmt statement, Frame frame) {
    if (++steps > MOST_STEPS) {
      tracing.problem(
          frame, statement.span(), Key.STEP_BUDGET, frame.method(), Integer.toString(MOST_STEPS));
      throw new CaptureAborted();
    }
    if (statement instanceof Stmt.Block block) {
      return all(block.statements(), frame);
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
      return branch(branch, frame);
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
      Completion end = choose(choice.selector(), choice.cases(), choice.span(), frame);
      return end instanceof Completion.Jump jump && jump.isBreak() && jump.label() == null
          ? Completion.NORMAL
          : end;
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
      tracing.problem(
          frame, thrown.span(), Key.THROW_STATEMENT, "whenever this code is reached it throws");
      return Completion.STOPPED;
    }
    if (statement instanceof Stmt.Assert assertion) {
      if (!tracing.constructing()) {
        tracing.problem(frame, assertion.span(), Key.ASSERT_STATEMENT);
      }
      return Completion.NORMAL;
    }
    return refuse(statement, frame);
  }

  private Completion refuse(Stmt statement, Frame frame) {
    if (!tracing.constructing()) {
      if (statement instanceof Stmt.Try) {
        tracing.problem(frame, statement.span(), Key.TRY_STATEMENT);
      } else if (statement instanceof Stmt.Synchronized) {
        tracing.problem(frame, statement.span(), Key.SYNCHRONIZED_STATEMENT);
      } else if (statement instanceof Stmt.Unsupported unsupported) {
        tracing.problem(
            frame, statement.span(), Key.CONSTRUCT, Expressions.article(unsupported.construct()));
      }
    }
    havoc(List.of(statement), frame);
    return Completion.NORMAL;
  }

  private void declare(Stmt.Declare declare, Frame frame) {
    if (declare.initial() == null) {
      return;
    }
    int before = tracing.recorder().graph().size();
    Value value = tracing.expressions().evaluate(declare.initial(), frame);
    frame.set(declare.local(), value);
    rename(declare.local().name(), value, before);
  }

  private void nameAssigned(Expr expression, Value value, int before) {
    if (expression instanceof Expr.Assign assign
        && assign.target() instanceof Expr.LocalRead target) {
      rename(target.local().name(), value, before);
    }
  }

  /** A node first assigned to a local variable takes its name. */
  private void rename(String name, Value value, int before) {
    if (value instanceof Value.NodeValue made
        && tracing.recorder().graph().size() > before
        && made.node() == tracing.recorder().last()
        && made.node().isTemporary()
        && !tracing.constructing()) {
      made.node().rename(name);
    }
  }

  private Completion branch(Stmt.If branch, Frame frame) {
    Value condition = tracing.expressions().evaluate(branch.condition(), frame);
    Optional<Boolean> known = tracing.expressions().known(condition);
    if (known.isPresent()) {
      Stmt taken = known.get() ? branch.then() : branch.otherwise();
      return taken == null ? Completion.NORMAL : execute(taken, frame);
    }
    if (tracing.constructing()) {
      if (branch.otherwise() == null && alwaysThrows(branch.then())) {
        return Completion.NORMAL;
      }
      havoc(List.of(branch), frame);
      return Completion.NORMAL;
    }
    if (!(condition instanceof Value.Poison)) {
      tracing.problem(
          frame, branch.condition().span(), Key.VALUE_BRANCH, Expressions.describe(condition));
    }
    lookInto(branch.then(), frame);
    if (branch.otherwise() != null) {
      lookInto(branch.otherwise(), frame);
    }
    havoc(List.of(branch), frame);
    return Completion.NORMAL;
  }

  /** Executes a statement that may not run, for the errors in it; its assignments are undone. */
  void lookInto(Stmt statement, Frame frame) {
    var before = frame.snapshot();
    execute(statement, frame);
    frame.restore(before);
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
      end = execute(labeled.body(), frame);
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

  /** Runs the case of a switch that a known selector chooses. */
  Completion choose(Expr selector, List<Stmt.Case> cases, Span span, Frame frame) {
    Value value = tracing.expressions().evaluate(selector, frame);
    if (!(value instanceof Known known) || cases.stream().anyMatch(Statements::isPattern)) {
      if (!(value instanceof Value.Poison) && !tracing.constructing()) {
        tracing.problem(frame, selector.span(), Key.SWITCH_STATEMENT, Expressions.describe(value));
      }
      havoc(List.of(selector), frame);
      cases.forEach(each -> havoc(each.body(), frame));
      return Completion.NORMAL;
    }
    int chosen = choose(known, cases);
    if (chosen < 0) {
      return Completion.NORMAL;
    }
    for (int i = chosen; i < cases.size(); i++) {
      Completion end = all(cases.get(i).body(), frame);
      if (!(end instanceof Completion.Normal) || cases.get(i).isArrow()) {
        return end;
      }
    }
    return Completion.NORMAL;
  }

  private static boolean isPattern(Stmt.Case each) {
    return each.test() != null;
  }

  private static int choose(Known selector, List<Stmt.Case> cases) {
    int byDefault = -1;
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).labels().stream().anyMatch(label -> matches(label, selector))) {
        return i;
      }
      if (cases.get(i).isDefault()) {
        byDefault = i;
      }
    }
    return byDefault;
  }

  private static boolean matches(Expr label, Known selector) {
    if (label instanceof Expr.Constant constant) {
      return Objects.equals(constant.value(), selector.value());
    }
    return label instanceof Expr.FieldRead read
        && selector.value() instanceof EnumConstant constant
        && constant.name().equals(read.field().name());
  }

  /**
   * Forgets what code that may or may not run could have changed: variables it assigns, fields it
   * writes, aggregates it mentions.
   */
  void havoc(List<? extends Object> code, Frame frame) {
    SyntaxWalk.visit(
        code,
        part -> {
          if (part instanceof Stmt.Return end && tracing.constructing()) {
            tracing.problem(frame, end.span(), Key.VALUE_BRANCH, "it");
          } else if (part instanceof Expr.Assign assign) {
            forget(assign.target(), frame);
          } else if (part instanceof Expr.CompoundAssign assign) {
            forget(assign.target(), frame);
          } else if (part instanceof Expr.LocalRead read) {
            share(frame.get(read.local()), read.span(), frame);
          } else if (isOwnField(part) && frame.self() instanceof Value.ObjectValue object) {
            Expr.FieldRead read = (Expr.FieldRead) part;
            Value value = object.fields().get(read.field().name());
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
      object.fields().put(read.field().name(), unknown);
      tracing.structures().lost(target.span(), read.field().name());
    }
  }

  /** In a constructor: foreign code may have changed a list or an array. */
  private void share(Value value, Span span, Frame frame) {
    if (tracing.constructing() && value instanceof Value.Aggregate aggregate) {
      if (aggregate.escaped() == null) {
        tracing.structures().lost(span, "a list, an array or an object");
      }
      tracing.operands().of(aggregate, span, frame);
    }
  }
}
