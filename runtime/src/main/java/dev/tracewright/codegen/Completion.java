package dev.tracewright.codegen;

import java.util.List;

/** Whether javac thinks that the end of statements can be reached (JLS 14.22). */
final class Completion {
  private Completion() {}

  /** Whether the last of them can complete; what cannot complete is the last. */
  static boolean of(List<Statement> statements) {
    return statements.isEmpty() || of(statements.get(statements.size() - 1));
  }

  private static boolean of(Statement statement) {
    if (statement instanceof Statement.If test) {
      return test.otherwise().isEmpty() || of(test.then()) || of(test.otherwise());
    }
    if (statement instanceof Statement.Switch choice) {
      return choice.label().isLeft() || choice.cases().stream().anyMatch(each -> of(each.body()));
    }
    if (statement instanceof Statement.Loop loop) {
      return !(loop.form() instanceof Statement.Endless) || loop.label().isLeft();
    }
    if (statement instanceof Statement.Block block) {
      return block.label().isLeft() || of(block.body());
    }
    if (statement instanceof Statement.Try guarded) {
      return of(guarded.last())
          && (of(guarded.body()) || guarded.catches().stream().anyMatch(each -> of(each.body())));
    }
    if (statement instanceof Statement.Synchronized locked) {
      return of(locked.body());
    }
    if (statement instanceof Statement.Dispatch dispatch) {
      return dispatch.handlers().stream().anyMatch(each -> of(each.body()));
    }
    if (statement instanceof Statement.Run run) {
      return run.part().completes();
    }
    return !(statement instanceof Statement.Return
        || statement instanceof Statement.ReturnKept
        || statement instanceof Statement.Leave
        || statement instanceof Statement.Throw
        || statement instanceof Statement.Jump);
  }
}
