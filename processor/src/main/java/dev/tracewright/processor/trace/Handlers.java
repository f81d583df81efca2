package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Code that runs under a lock, or whose exceptions are handled. */
final class Handlers {
  private final Tracing tracing;

  Handlers(Tracing tracing) {
    this.tracing = tracing;
  }

  /** {@code synchronized}. */
  Completion locked(Stmt.Synchronized locked, Frame frame) {
    Value lock = tracing.expressions().evaluate(locked.lock(), frame);
    return locked(
        lock,
        () -> tracing.statements().execute(locked.body(), frame),
        new Site(locked.span(), frame));
  }

  /** A method's body; that of a synchronized method runs while its object or class is locked. */
  Completion body(MethodSyntax method, Frame frame) {
    Code code = () -> tracing.statements().run(method.body(), frame);
    if (!method.info().modifiers().isSynchronized() || tracing.constructing()) {
      return code.run();
    }
    Value lock =
        frame.self() == null
            ? Value.Known.of(new ClassLiteral(frame.owner()), ClassType.CLASS)
            : frame.self();
    return locked(lock, code, new Site(method.span(), frame));
  }

  private Completion locked(Value lock, Code code, Site site) {
    Optional<Argument> operand = tracing.operands().of(lock, site.span(), site.frame());
    if (operand.isEmpty()) {
      return code.run();
    }
    return tracing
        .regions()
        .build(
            Region.SYNCHRONIZED,
            site,
            draft ->
                tracing
                    .regions()
                    .choose(
                        draft,
                        List.of(code),
                        graphs -> List.of(operand.get(), graphs.get(0)),
                        PrimitiveType.VOID,
                        site));
  }

  /** {@code try}. */
  Completion guarded(Stmt.Try statement, Frame frame) {
    Site site = new Site(statement.span(), frame);
    List<Local> stored =
        tracing.variables().store(Observed.by(statement, frame), statement.span(), frame);
    Completion end =
        tracing
            .regions()
            .build(Region.TRY, site, draft -> new Guarded(statement, draft, site).trace());
    if (goesOn(end)) {
      tracing.variables().unstore(stored, statement.span(), frame);
    }
    return end;
  }

  /** Whether variables matter behind code that ended like this. */
  static boolean goesOn(Completion end) {
    return !(end instanceof Completion.Return || end instanceof Completion.Stopped);
  }

  /** One way to trace a try statement. */
  private final class Guarded {
    private final Stmt.Try statement;
    private final RegionDraft draft;
    private final Site site;
    private final List<Meeting.Arrival> arrivals = new ArrayList<>();
    private final List<Argument> caught = new ArrayList<>();

    Guarded(Stmt.Try statement, RegionDraft draft, Site site) {
      this.statement = statement;
      this.draft = draft;
      this.site = site;
    }

    Completion trace() {
      Stmt.Block last = statement.finallyBlock();
      arrivals.add(interruptible(draft.body(), statement.body()));
      for (Stmt.Catch each : statement.catches()) {
        handle(each, last != null);
      }
      Meeting.Arrival end = last == null ? null : run(draft.body(), last);
      boolean goesOn = end == null || end.completion() instanceof Completion.Normal;
      if (end != null && !goesOn && !(end.completion() instanceof Completion.Stopped)) {
        Regions.leave(end, site.frame());
      }
      Completion completion =
          tracing
              .regions()
              .meet(
                  draft,
                  arrivals,
                  List.of(),
                  graphs -> fixed(graphs, end),
                  PrimitiveType.VOID,
                  site);
      if (end != null && goesOn) {
        Joining.leave(tracing, end, Exit.YIELD, null, List.of());
      }
      return goesOn ? completion : Completion.STOPPED;
    }

    private Meeting.Arrival run(Scope scope, Stmt.Block code) {
      return tracing
          .regions()
          .run(scope, site, () -> tracing.statements().execute(code, site.frame()));
    }

    /** Runs code whose changes others see where an exception ends it. */
    private Meeting.Arrival interruptible(Scope scope, Stmt.Block code) {
      Set<Value.Aggregate> changed = tracing.journal().watch();
      Meeting.Arrival arrival;
      try {
        arrival = run(scope, code);
      } finally {
        tracing.journal().unwatch();
      }
      changed.forEach(each -> Joining.requireShared(each, draft));
      return arrival;
    }

    private void handle(Stmt.Catch handler, boolean isWatched) {
      Frame frame = site.frame();
      List<Argument> types = new ArrayList<>();
      handler.types().forEach(each -> types.add(new ClassLiteral(each.erasure())));
      caught.add(new ListArgument(types));
      Scope scope = draft.bodyWithParameters();
      Node exception =
          scope.parameter(handler.local().name(), frame.types().apply(handler.local().type()));
      draft.complete(scope);
      tracing.provenance().caught(exception, new Site(handler.span(), frame));
      frame.set(handler.local(), new Value.NodeValue(exception));
      arrivals.add(isWatched ? interruptible(scope, handler.body()) : run(scope, handler.body()));
      frame.end(handler.local());
    }

    private List<Argument> fixed(List<Graph> graphs, Meeting.@Nullable Arrival end) {
      List<Argument> fixed = new ArrayList<>();
      fixed.add(graphs.get(0));
      fixed.add(new ListArgument(caught));
      fixed.addAll(graphs.subList(1, graphs.size()));
      if (end != null) {
        fixed.add(end.scope().graph());
      }
      return fixed;
    }
  }
}
