package dev.tracewright.codegen;

import dev.tracewright.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives variables and labels their names; blocks beside each other may use the same ones. */
final class LocalNames {
  private final Identifiers names;
  private final Identifiers labels = new Identifiers();
  private final Map<Node, Body> functions = new HashMap<>();
  private final Set<Local> fields = new HashSet<>();
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

  /** Names what is declared in a method or function object, apart from its parameters. */
  void in(Body body) {
    List<Local> own = new ArrayList<>(body.parameters());
    own.addAll(body.plan().inputs().captured().values());
    body.state()
        .ifPresent(
            state -> {
              fields.addAll(state.fields());
              state.fields().stream().filter(each -> !own.contains(each)).forEach(this::give);
              state.parts().forEach(each -> inside(each.body()));
            });
    inside(body);
  }

  private void inside(Body body) {
    functions.putAll(body.functions());
    in(body.statements());
  }

  private void in(List<Statement> statements) {
    Identifiers.Mark mark = names.mark();
    for (Statement each : statements) {
      if (each instanceof Statement.Assignment assignment && assignment.declares()) {
        assignment.target().ifPresent(this::give);
      } else if (each instanceof Statement.Declare declaration) {
        give(declaration.local());
      } else {
        inside(each);
      }
      if (each instanceof Statement.Compute compute && functions.containsKey(compute.node())) {
        function(functions.get(compute.node()));
      }
    }
    names.forgetSince(mark);
  }

  private void function(Body function) {
    Identifiers.Mark mark = names.mark();
    function.parameters().forEach(this::give);
    in(function);
    names.forgetSince(mark);
  }

  private void inside(Statement statement) {
    Identifiers.Mark mark = names.mark();
    Identifiers.Mark outerLabels = labels.mark();
    if (statement instanceof Statement.Loop loop) {
      give(loop.label());
      if (loop.form() instanceof Statement.Count count && !fields.contains(count.initial().to())) {
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
