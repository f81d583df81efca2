package dev.tracewright.codegen;

import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways out of statements that become a part: its method returns which one was taken. */
final class Exits {
  private final Local kept;
  private final Set<Label> inside = new HashSet<>();
  private final Map<Way, Integer> numbers = new LinkedHashMap<>();
  private final List<Statement> exits = new ArrayList<>();
  private Part.Result result = Part.Result.NOTHING;

  /** A way out: a jump, or a return with or without a value. */
  private record Way(boolean isBreak, boolean hasValue, @Nullable Label to) {}

  /**
   * For one part.
   *
   * @param kept where a value is kept that the whole method is to return
   */
  Exits(Local kept) {
    this.kept = kept;
  }

  /** The part that these statements become. */
  Statement.Run part(List<Statement> statements, List<TypeRef> thrown) {
    collect(statements, false);
    boolean completes = Completion.of(statements);
    result = result(completes);
    List<Statement> left = new ArrayList<>(leave(statements));
    if (completes && (result == Part.Result.FLAG || result == Part.Result.NUMBER)) {
      left.add(new Statement.Leave(result, 0));
    }
    Optional<Local> number =
        result == Part.Result.NUMBER
            ? Optional.of(new Local(PrimitiveType.INT, "exit", Local.Kind.VARIABLE))
            : Optional.empty();
    return new Statement.Run(new Part(result, left, completes, thrown, kept), exits, number);
  }

  private Part.Result result(boolean completes) {
    if (numbers.isEmpty() && !completes) {
      return Part.Result.NEVER;
    }
    if (numbers.isEmpty() || (numbers.size() == 1 && !completes)) {
      boolean isValue = numbers.keySet().stream().anyMatch(Way::hasValue);
      return isValue ? Part.Result.VALUE : Part.Result.NOTHING;
    }
    return numbers.size() == 1 ? Part.Result.FLAG : Part.Result.NUMBER;
  }

  /**
   * Collects the ways out.
   *
   * @param swallowed whether a finally that cannot complete lets nothing out
   */
  private void collect(List<Statement> statements, boolean swallowed) {
    for (Statement each : statements) {
      if (each instanceof Statement.Loop loop) {
        inside.add(loop.label());
      } else if (each instanceof Statement.Switch choice) {
        inside.add(choice.label());
      } else if (each instanceof Statement.Block block) {
        inside.add(block.label());
      } else if (each instanceof Statement.Run run) {
        collect(run.exits(), swallowed);
      }
      if (!swallowed) {
        way(each)
            .filter(way -> numbers.putIfAbsent(way, exits.size() + 1) == null)
            .ifPresent(way -> exits.add(way.hasValue() ? new Statement.ReturnKept(kept) : each));
      }
      if (each instanceof Statement.Try guarded && !Completion.of(guarded.last())) {
        collect(guarded.body(), true);
        guarded.catches().forEach(handler -> collect(handler.body(), true));
        collect(guarded.last(), swallowed);
      } else {
        Mentions.inside(each).forEach(inner -> collect(inner, swallowed));
      }
    }
  }

  /** The way by which a statement leaves. */
  private Optional<Way> way(Statement statement) {
    if (statement instanceof Statement.Jump jump) {
      return inside.contains(jump.to())
          ? Optional.empty()
          : Optional.of(new Way(jump.isBreak(), false, jump.to()));
    }
    if (statement instanceof Statement.Return end) {
      return Optional.of(new Way(false, end.value().isPresent(), null));
    }
    return statement instanceof Statement.ReturnKept
        ? Optional.of(new Way(false, true, null))
        : Optional.empty();
  }

  private List<Statement> leave(List<Statement> statements) {
    List<Statement> out = new ArrayList<>();
    for (Statement each : statements) {
      Optional<Way> way = way(each);
      if (way.isPresent() && result != Part.Result.VALUE) {
        if (each instanceof Statement.Return end && end.value().isPresent()) {
          out.add(new Statement.Move(kept, end.value().get(), end.origin(), false));
        }
        out.add(new Statement.Leave(result, numbers.getOrDefault(way.get(), 0)));
      } else if (way.isPresent() && !way.get().hasValue()) {
        // A finally gets in its way, but Java wants a value.
        out.add(new Statement.ReturnKept(kept));
      } else if (each instanceof Statement.Run run) {
        out.add(new Statement.Run(run.part(), leave(run.exits()), run.number()));
      } else {
        out.add(each.withBodies(this::leave));
      }
    }
    return out;
  }
}
