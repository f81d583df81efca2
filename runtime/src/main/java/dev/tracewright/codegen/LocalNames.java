package dev.tracewright.codegen;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives variables and labels their names; blocks beside each other may use the same ones. */
final class LocalNames {
  private final Identifiers names;
  private final Identifiers labels = new Identifiers();
  private final Set<String> given = new HashSet<>();

  LocalNames(Identifiers names) {
    this.names = names;
  }

  /** Names a variable. */
  void give(Local local) {
    local.setName(names.unique(local.wantedName()));
    given.add(local.name());
  }

  /** All names given to anything in any block. */
  Set<String> given() {
    return given;
  }

  /** Names what is declared in these statements. */
  void in(List<Statement> statements) {
    Identifiers.Mark mark = names.mark();
    for (Statement each : statements) {
      if (each instanceof Statement.Assignment assignment && assignment.declares()) {
        assignment.target().ifPresent(this::give);
      } else if (each instanceof Statement.Declare declaration) {
        give(declaration.local());
      } else {
        inside(each);
      }
    }
    names.forgetSince(mark);
  }

  private void inside(Statement statement) {
    Identifiers.Mark mark = names.mark();
    Identifiers.Mark outerLabels = labels.mark();
    if (statement instanceof Statement.Loop loop) {
      give(loop.label());
      if (loop.form() instanceof Statement.Count count) {
        give(count.initial().to());
      }
    } else if (statement instanceof Statement.Block block) {
      give(block.label());
    } else if (statement instanceof Statement.Switch choice) {
      give(choice.label());
    }
    if (statement instanceof Statement.Try guarded) {
      in(guarded.body());
      for (Statement.Catch each : guarded.catches()) {
        Identifiers.Mark inner = names.mark();
        give(each.exception());
        in(each.body());
        names.forgetSince(inner);
      }
      in(guarded.last());
    } else {
      Mentions.inside(statement).forEach(this::in);
    }
    names.forgetSince(mark);
    labels.forgetSince(outerLabels);
  }

  private void give(Label label) {
    if (label.isNamed()) {
      label.setName(labels.unique(label.wantedName()));
    }
  }
}
