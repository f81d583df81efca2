package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which variables a statement itself names, apart from the statements inside it. */
final class Mentions {
  private final BodyPlan plan;

  Mentions(BodyPlan plan) {
    this.plan = plan;
  }

  /** Calls {@code read} for each variable that is read and {@code written} for what is assigned. */
  void of(Statement statement, Consumer<Local> read, Consumer<Local> written) {
    if (statement instanceof Statement.Compute compute) {
      plan.reads().ofComputing(compute.node(), each -> read.accept(plan.storage().local(each)));
    } else if (statement instanceof Statement.Move move) {
      value(move.value(), read);
    } else if (statement instanceof Statement.Copy copy) {
      read.accept(copy.from());
    } else if (statement instanceof Statement.Return end) {
      end.value().ifPresent(each -> value(each, read));
    } else if (statement instanceof Statement.Throw end) {
      value(end.value(), read);
    } else if (statement instanceof Statement.NullCheck check) {
      value(check.value(), read);
    } else if (statement instanceof Statement.If test) {
      condition(test.condition(), read);
    } else if (statement instanceof Statement.Switch choice) {
      value(choice.selector().value(), read);
    } else if (statement instanceof Statement.Synchronized locked) {
      value(locked.lock(), read);
    } else if (statement instanceof Statement.Loop loop) {
      form(loop.form(), read, written);
    } else if (statement instanceof Statement.Try guarded) {
      guarded.catches().forEach(each -> written.accept(each.exception()));
    } else if (statement instanceof Statement.Dispatch dispatch) {
      read.accept(dispatch.thrown());
    } else if (statement instanceof Statement.ReturnKept end) {
      read.accept(end.kept());
    } else if (statement instanceof Statement.Run run) {
      boolean isReturned =
          !run.exits().isEmpty() && run.exits().get(0) instanceof Statement.ReturnKept;
      if (run.part().result() == Part.Result.VALUE) {
        if (!isReturned) {
          written.accept(run.part().kept());
        }
      } else {
        run.exits().forEach(each -> of(each, read, written));
      }
    }
    if (statement instanceof Statement.Assignment assignment) {
      assignment.target().ifPresent(written);
    }
  }

  private void form(Statement.Form form, Consumer<Local> read, Consumer<Local> written) {
    if (form instanceof Statement.Repeat repeat) {
      condition(repeat.condition(), read);
    } else if (form instanceof Statement.Count count) {
      of(count.initial(), read, written);
      condition(count.condition(), read);
      plan.reads().ofComputing(count.update(), each -> read.accept(plan.storage().local(each)));
      written.accept(count.initial().to());
    }
  }

  private void condition(Condition condition, Consumer<Local> read) {
    condition.terms().forEach(each -> value(each.test(), read));
  }

  private void value(Argument value, Consumer<Local> read) {
    plan.reads().ofValue(value, each -> read.accept(plan.storage().local(each)));
  }

  /** The lists of statements inside a statement. */
  static List<List<Statement>> inside(Statement statement) {
    if (statement instanceof Statement.If test) {
      return List.of(test.then(), test.otherwise());
    }
    if (statement instanceof Statement.Switch choice) {
      return choice.cases().stream().map(Statement.Case::body).toList();
    }
    if (statement instanceof Statement.Loop loop) {
      return List.of(loop.body());
    }
    if (statement instanceof Statement.Block block) {
      return List.of(block.body());
    }
    if (statement instanceof Statement.Synchronized locked) {
      return List.of(locked.body());
    }
    if (statement instanceof Statement.Dispatch dispatch) {
      return dispatch.handlers().stream().map(Statement.Catch::body).toList();
    }
    if (statement instanceof Statement.Try guarded) {
      List<List<Statement>> all = new ArrayList<>(List.of(guarded.body()));
      guarded.catches().forEach(each -> all.add(each.body()));
      all.add(guarded.last());
      return all;
    }
    return List.of();
  }
}
