package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Control flow that values decide: code is traced into sub-graphs, each from the same state, and
 * the paths through them meet again.
 */
final class Regions {
  /** Graphs nest deeper; one that is copied in where it is called finds room. */
  private static final int DEEPEST = 100;

  private final Tracing tracing;
  private final Deque<Meeting> meetings = new ArrayDeque<>();
  private final Set<Object> inRegions = Collections.newSetFromMap(new IdentityHashMap<>());

  Regions(Tracing tracing) {
    this.tracing = tracing;
  }

  /** A state of tracing to which it can return. */
  private record Checkpoint(
      Recorder.Point point, Journal.Mark mark, int problems, List<Integer> arrivals) {}

  private Checkpoint checkpoint() {
    return new Checkpoint(
        tracing.recorder().point(),
        tracing.journal().mark(),
        tracing.problems().size(),
        meetings.stream().map(each -> each.arrivals().size()).toList());
  }

  private void rollBack(Checkpoint checkpoint) {
    tracing.journal().undo(checkpoint.mark());
    tracing.recorder().rollBack(checkpoint.point());
    tracing.problems().keepFirst(checkpoint.problems());
    int index = checkpoint.arrivals().size();
    while (meetings.size() > index) {
      meetings.pop();
    }
    index = 0;
    for (Meeting each : meetings) {
      int count = checkpoint.arrivals().get(index++);
      each.arrivals().subList(count, each.arrivals().size()).clear();
    }
  }

  /** Opens a place where paths will meet. */
  Meeting open(@Nullable RegionDraft region) {
    Meeting meeting = new Meeting(region, tracing.journal().mark());
    meetings.push(meeting);
    return meeting;
  }

  /** Closes a place where paths met. */
  void close(Meeting meeting) {
    meetings.removeFirstOccurrence(meeting);
  }

  /**
   * Builds a region. Where others see in it an aggregate that exists before it, the aggregate is
   * made before it and the region is built again; so is a variable that has to lie in the graph.
   */
  Completion build(Region kind, Site site, Function<RegionDraft, Completion> attempt) {
    if (tracing.recorder().scope().depth() >= DEEPEST) {
      tracing.problem(site.frame(), site.span(), Key.NESTING_DEPTH, Integer.toString(DEEPEST));
      throw new CaptureAborted();
    }
    List<Cell.Variable> stored = new ArrayList<>();
    while (true) {
      Checkpoint checkpoint = checkpoint();
      RegionDraft draft = new RegionDraft(kind, tracing.recorder().scope(), checkpoint.mark());
      try {
        Completion result = attempt.apply(draft);
        if (Handlers.goesOn(result)) {
          stored.forEach(
              each ->
                  tracing.variables().unstore(List.of(each.local()), site.span(), each.frame()));
        }
        return result;
      } catch (Unwinding.NeedsMaking e) {
        if (!draft.isWhereToMake(e.aggregate())) {
          throw e;
        }
        rollBack(checkpoint);
        tracing.operands().share(e.aggregate(), site);
      } catch (Unwinding.NeedsStoring e) {
        if (e.region() != draft) {
          throw e;
        }
        rollBack(checkpoint);
        Cell.Variable variable = e.variable();
        tracing.variables().store(List.of(variable.local()), site.span(), variable.frame());
        stored.add(variable);
      }
    }
  }

  /**
   * Tries to trace code in one way, and in another if that fails.
   *
   * @param fails whether an attempt that was left in this way failed
   */
  <T> T attempt(Supplier<T> first, Function<Unwinding, Boolean> fails, Supplier<T> second) {
    Checkpoint checkpoint = checkpoint();
    try {
      return first.get();
    } catch (Unwinding e) {
      if (!fails.apply(e)) {
        throw e;
      }
      rollBack(checkpoint);
    }
    return second.get();
  }

  /** Runs code behind an error, for the errors in it: nothing else of it is kept. */
  void lookInto(Code code) {
    Checkpoint before = checkpoint();
    RegionDraft aside = new RegionDraft(Region.COND, tracing.recorder().scope(), before.mark());
    tracing.recorder().enter(aside.body());
    try {
      code.run();
    } catch (Unwinding e) {
      // Where it would go on makes no difference behind an error.
    }
    List<Problem> found = tracing.problems().all();
    rollBack(before);
    found.forEach(tracing.problems()::add);
  }

  /** Runs code into a scope and takes back what it changed. */
  Meeting.Arrival run(Scope body, Site site, Code code) {
    Journal.Mark start = tracing.journal().mark();
    Scope outer = tracing.recorder().enter(body);
    Completion completion;
    try {
      completion = nextTurn(code.run(), site.frame());
    } catch (Unwinding.NeverCompletes e) {
      completion = Completion.STOPPED;
    }
    boolean endsHere =
        completion instanceof Completion.Normal
            || completion instanceof Completion.Done
            || completion instanceof Completion.Stopped;
    Meeting meeting = endsHere ? null : meeting(completion, site.frame(), false);
    Site at =
        completion instanceof Completion.Return end ? new Site(end.span(), site.frame()) : site;
    // Nobody looks at what a path changed that leaves the captured method or a lambda.
    Journal.Mark since = meeting == null || meeting.region() == null ? start : meeting.start();
    Meeting.Arrival arrival =
        new Meeting.Arrival(
            body,
            tracing.journal().since(since),
            tracing.journal().ofAggregates(since),
            completion,
            value(completion),
            at);
    tracing.journal().undo(start);
    if (completion instanceof Completion.Stopped) {
      end(at);
    }
    tracing.recorder().enter(outer);
    return arrival;
  }

  /** A path that goes to the next turn of a loop runs what has to run before it. */
  private static Completion nextTurn(Completion completion, Frame frame) {
    if (completion instanceof Completion.Jump jump && !jump.isBreak()) {
      Destination loop = frame.destination(jump);
      if (loop.update() != null) {
        Completion end = loop.update().run();
        return end instanceof Completion.Normal ? new Completion.Next(loop) : end;
      }
    }
    return completion;
  }

  private static @Nullable Value value(Completion completion) {
    if (completion instanceof Completion.Done done) {
      return done.value();
    }
    if (completion instanceof Completion.Yield yield) {
      return yield.value();
    }
    return completion instanceof Completion.Return end ? end.value() : null;
  }

  /** Ends the graph of a scope whose end is not reached. */
  void end(Site site) {
    if (!tracing.recorder().isEnded()) {
      tracing.recorder().exit(Exit.THROW, List.of(Literal.NULL), PrimitiveType.VOID, site);
    }
  }

  /** Where a path goes that leaves, or null where that is no region yet and need not be. */
  private static @Nullable Meeting meeting(Completion completion, Frame frame, boolean needed) {
    Destination destination = frame.destination(completion);
    boolean isNext =
        completion instanceof Completion.Next
            || (completion instanceof Completion.Jump jump && !jump.isBreak());
    Meeting meeting = isNext ? destination.next() : destination.end();
    if (meeting == null && needed) {
      throw new Unwinding.NeedsRegion(destination, isNext);
    }
    return meeting;
  }

  /**
   * Traces alternatives, of which one runs. Where some of them go on behind, these meet there;
   * where none does, those that leave for the same place as the first one meet and leave together.
   *
   * @param fixed the arguments before the operands, from the sub-graphs
   * @param type of the value that an alternative that is {@link Completion.Done} brings
   */
  Completion choose(
      RegionDraft draft,
      List<Code> alternatives,
      Function<List<Graph>, List<Argument>> fixed,
      TypeRef type,
      Site site) {
    return meet(draft, runAll(draft, alternatives, site), List.of(), fixed, type, site);
  }

  /** The same, where jumps from inside the alternatives lead behind them, too. */
  Completion choose(
      RegionDraft draft,
      List<Code> alternatives,
      Function<List<Graph>, List<Argument>> fixed,
      Meeting end,
      Destination destination,
      Site site) {
    List<Meeting.Arrival> arrivals = runAll(draft, alternatives, site);
    Completion completion = meet(draft, arrivals, end.arrivals(), fixed, destination.type(), site);
    return completion instanceof Completion.Done done
        ? new Completion.Yield(done.value())
        : completion;
  }

  private List<Meeting.Arrival> runAll(RegionDraft draft, List<Code> alternatives, Site site) {
    List<Meeting.Arrival> arrivals = new ArrayList<>();
    for (Code each : alternatives) {
      arrivals.add(run(draft.body(), site, each));
    }
    return arrivals;
  }

  /**
   * Lets paths meet behind a region.
   *
   * @param arrivals how its sub-graphs ended
   * @param jumped those who jump there from inside
   * @param fixed the arguments before the operands, from the sub-graphs
   */
  Completion meet(
      RegionDraft draft,
      List<Meeting.Arrival> arrivals,
      List<Meeting.Arrival> jumped,
      Function<List<Graph>, List<Argument>> fixed,
      TypeRef type,
      Site site) {
    Completion common = common(arrivals);
    if (!jumped.isEmpty() && !isEnd(common)) {
      Value value = jumped.get(0).value();
      common = value == null ? Completion.NORMAL : new Completion.Done(value);
    }
    List<Meeting.Arrival> together = new ArrayList<>();
    for (Meeting.Arrival each : arrivals) {
      if (isLike(each.completion(), common, site.frame())) {
        together.add(each);
      } else if (!(each.completion() instanceof Completion.Stopped)) {
        leave(each, site.frame());
      }
    }
    together.addAll(jumped);
    List<Graph> graphs = arrivals.stream().map(each -> each.scope().graph()).toList();
    TypeRef valueType = brings(common) ? typeOf(common, type, site.frame()) : PrimitiveType.VOID;
    Joining joining = new Joining(tracing, draft, together, Map.of(), valueType);
    Value joined = joining.finish(fixed.apply(graphs), site);
    if (together.isEmpty()) {
      return Completion.STOPPED;
    }
    return with(common, joined);
  }

  /**
   * What the paths do that go on together: go on behind, or else what the first does that leaves.
   */
  private static Completion common(List<Meeting.Arrival> arrivals) {
    Completion leaves = Completion.STOPPED;
    for (Meeting.Arrival each : arrivals) {
      Completion completion = each.completion();
      if (completion instanceof Completion.Normal || completion instanceof Completion.Done) {
        return completion;
      }
      if (leaves instanceof Completion.Stopped) {
        leaves = completion;
      }
    }
    return leaves;
  }

  private static boolean isLike(Completion completion, Completion common, Frame frame) {
    if (completion instanceof Completion.Stopped || common instanceof Completion.Stopped) {
      return false;
    }
    if (isEnd(completion) || isEnd(common)) {
      return isEnd(completion) && isEnd(common);
    }
    boolean sameKind =
        completion.getClass() == common.getClass()
            && (!(completion instanceof Completion.Jump jump)
                || jump.isBreak() == ((Completion.Jump) common).isBreak());
    return sameKind && frame.destination(completion) == frame.destination(common);
  }

  private static boolean isEnd(Completion completion) {
    return completion instanceof Completion.Normal || completion instanceof Completion.Done;
  }

  private static boolean brings(Completion completion) {
    return value(completion) != null;
  }

  private static TypeRef typeOf(Completion completion, TypeRef type, Frame frame) {
    return completion instanceof Completion.Done ? type : frame.destination(completion).type();
  }

  /** The same way to end with the value that was joined. */
  static Completion with(Completion completion, @Nullable Value joined) {
    if (completion instanceof Completion.Done && joined != null) {
      return new Completion.Done(joined);
    }
    if (completion instanceof Completion.Yield && joined != null) {
      return new Completion.Yield(joined);
    }
    return completion instanceof Completion.Return end
        ? new Completion.Return(joined, end.span())
        : completion;
  }

  /** A path that leaves for a place around the region. */
  static void leave(Meeting.Arrival path, Frame frame) {
    Meeting meeting = meeting(path.completion(), frame, true);
    if (meeting != null) {
      meeting.add(path);
    }
  }

  /**
   * Runs code that jumps may leave. It becomes a region only where a jump leaves it from inside a
   * region.
   *
   * @param syntax what the code is known by when it is traced again
   */
  Completion leavable(Destination destination, Object syntax, Site site, Code code) {
    Code inline =
        () -> {
          site.frame().enter(destination);
          try {
            return code.run();
          } finally {
            site.frame().leave(destination);
          }
        };
    if (inRegions.contains(syntax)) {
      return attempt(
          () -> block(destination, false, true, site, code),
          e -> isUnneeded(e, destination),
          inline::run);
    }
    return attempt(
        inline::run,
        e ->
            e instanceof Unwinding.NeedsRegion needs
                && needs.destination() == destination
                && !needs.isNext(),
        () -> {
          inRegions.add(syntax);
          return block(destination, false, false, site, code);
        });
  }

  /** Runs a turn of an unrolled loop, which {@code continue} may leave. */
  Completion turn(Destination loop, Object syntax, Site site, Code code) {
    if (inRegions.contains(syntax)) {
      return attempt(
          () -> block(loop, true, true, site, code), e -> isUnneeded(e, loop), code::run);
    }
    return attempt(
        code::run,
        e ->
            e instanceof Unwinding.NeedsRegion needs
                && needs.destination() == loop
                && needs.isNext(),
        () -> {
          inRegions.add(syntax);
          return block(loop, true, false, site, code);
        });
  }

  private static boolean isUnneeded(Unwinding e, Destination destination) {
    return e instanceof Unwinding.NeedsNoRegion needs && needs.destination() == destination;
  }

  /**
   * Runs code in a block that jumps leave.
   *
   * @param again whether it is a block because the same code once had to be one
   */
  private Completion block(
      Destination destination, boolean isNext, boolean again, Site site, Code code) {
    return build(
        Region.BLOCK,
        site,
        draft -> {
          Meeting meeting = open(draft);
          Meeting before = isNext ? destination.next() : destination.end();
          set(destination, isNext, meeting);
          boolean opens = !isNext;
          if (opens) {
            site.frame().enter(destination);
          }
          try {
            Meeting.Arrival path = run(draft.body(), site, code);
            if (again && !meeting.isUsed()) {
              throw new Unwinding.NeedsNoRegion(destination);
            }
            return meet(draft, destination, meeting, isNext, path, site);
          } finally {
            if (opens) {
              site.frame().leave(destination);
            }
            set(destination, isNext, before);
            close(meeting);
          }
        });
  }

  private static void set(Destination destination, boolean isNext, @Nullable Meeting meeting) {
    if (isNext) {
      destination.setNext(meeting);
    } else {
      destination.setEnd(meeting);
    }
  }

  private Completion meet(
      RegionDraft draft,
      Destination destination,
      Meeting meeting,
      boolean isNext,
      Meeting.Arrival direct,
      Site site) {
    List<Meeting.Arrival> together = new ArrayList<>(meeting.arrivals());
    Completion completion = direct.completion();
    boolean arrives =
        completion instanceof Completion.Normal
            || (isJump(completion)
                && site.frame().destination(completion) == destination
                && isNext == goesOn(completion));
    if (arrives) {
      together.add(direct);
    } else if (!(completion instanceof Completion.Stopped) && together.isEmpty()) {
      // Nobody leaves it but the code itself: that leaves for somewhere else.
      together.add(direct);
    } else if (!(completion instanceof Completion.Stopped)) {
      leave(direct, site.frame());
    }
    boolean elsewhere = !arrives && meeting.arrivals().isEmpty();
    TypeRef type =
        elsewhere
            ? (brings(completion)
                ? typeOf(completion, PrimitiveType.VOID, site.frame())
                : PrimitiveType.VOID)
            : together.stream().anyMatch(each -> each.value() != null)
                ? destination.type()
                : PrimitiveType.VOID;
    Joining joining = new Joining(tracing, draft, together, Map.of(), type);
    Value joined = joining.finish(List.of(direct.scope().graph()), site);
    if (together.isEmpty()) {
      return Completion.STOPPED;
    }
    if (elsewhere) {
      return with(completion, joined);
    }
    if (joined == null) {
      return Completion.NORMAL;
    }
    return destination.kind() == Destination.Kind.METHOD
        ? new Completion.Return(joined, site.span())
        : new Completion.Yield(joined);
  }

  private static boolean isJump(Completion completion) {
    return completion instanceof Completion.Jump
        || completion instanceof Completion.Return
        || completion instanceof Completion.Yield;
  }

  private static boolean goesOn(Completion completion) {
    return completion instanceof Completion.Jump jump && !jump.isBreak();
  }

  /** One of two pieces of code, by a condition that the graph computes. */
  Completion branch(Value condition, Code then, Code otherwise, TypeRef type, Site site) {
    return build(
        Region.COND,
        site,
        draft -> {
          Argument test =
              tracing.operands().of(condition, site.span(), site.frame()).orElse(Literal.NULL);
          return choose(
              draft,
              List.of(then, otherwise),
              graphs -> List.of(test, graphs.get(0), graphs.get(1)),
              type,
              site);
        });
  }

  /** Traces a sub-graph that is no alternative of others: a loop's body. */
  Completion body(Scope body, Site site, Code code, List<Meeting.Arrival> normal) {
    Meeting.Arrival path = run(body, site, code);
    if (path.completion() instanceof Completion.Normal
        || path.completion() instanceof Completion.Next) {
      normal.add(path);
    } else if (!(path.completion() instanceof Completion.Stopped)) {
      leave(path, site.frame());
    }
    return path.completion();
  }

  /** Those who leave a region for the nearest place further out that anybody leaves it for. */
  List<Meeting.Arrival> takeNearest(RegionDraft draft) {
    for (Meeting each : meetings) {
      List<Meeting.Arrival> from = each.takeFrom(draft);
      if (!from.isEmpty()) {
        return from;
      }
    }
    return List.of();
  }
}
