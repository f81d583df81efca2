package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs loops: one turn after the other where it is known when they end, within the limit; else as a
 * loop of the graph.
 */
final class Loops {
  private static final ClassType ITERATOR = ClassType.of("java.util", "Iterator");

  private final Tracing tracing;
  private final ResidualLoops residual;

  /**
   * The loops that were found to stay loops, and why if somebody asks. Where the code around one is
   * traced again, less is known than before, so they are not tried again; another turn of an
   * unrolled loop may know more.
   */
  private Map<Known, Optional<Problem>> residuals = new HashMap<>();

  Loops(Tracing tracing) {
    this.tracing = tracing;
    this.residual = new ResidualLoops(tracing);
  }

  Completion whileLoop(Stmt.While loop, @Nullable String label, Frame frame) {
    return run(
        code(loop, label, true, loop.condition(), loop.body(), List.of(), frame), loop.condition());
  }

  Completion forLoop(Stmt.For loop, @Nullable String label, Frame frame) {
    Completion initial = tracing.statements().all(loop.initial(), frame);
    Completion end =
        initial instanceof Completion.Normal
            ? run(
                code(loop, label, true, loop.condition(), loop.body(), loop.updates(), frame),
                loop.condition())
            : initial;
    tracing.statements().endScope(loop.initial(), frame);
    return end;
  }

  Completion doLoop(Stmt.DoWhile loop, @Nullable String label, Frame frame) {
    return run(
        code(loop, label, false, loop.condition(), loop.body(), List.of(), frame),
        loop.condition());
  }

  private LoopCode code(
      Stmt loop,
      @Nullable String label,
      boolean testsFirst,
      @Nullable Expr condition,
      Stmt body,
      List<Stmt> updates,
      Frame frame) {
    return new LoopCode(
        loop,
        label,
        testsFirst,
        condition == null ? null : () -> tracing.expressions().evaluate(condition, frame),
        () -> tracing.statements().execute(body, frame),
        () -> tracing.statements().all(updates, frame),
        new Site(loop.span(), frame));
  }

  private Completion run(LoopCode loop, @Nullable Expr condition) {
    if (tracing.constructing()) {
      return constructing(loop);
    }
    boolean isEndless =
        condition == null
            || (condition instanceof Expr.Constant constant
                && Boolean.TRUE.equals(constant.value()));
    Destination destination =
        new Destination(Destination.Kind.LOOP, loop.label(), PrimitiveType.VOID);
    Known known = new Known(loop.site().span(), loop.site().frame().caller());
    if (residuals.containsKey(known)) {
      return residual(known, loop);
    }
    return tracing
        .regions()
        .attempt(
            () -> unrolled(loop, destination, isEndless),
            e -> {
              Optional<Problem> why = Optional.empty();
              if (e instanceof Unwinding.NotUnrolled not && not.loop() == loop) {
                why = not.why();
              } else if (isEndless
                  && e instanceof Unwinding.NeedsRegion needs
                  && needs.destination() == destination) {
                why = tracing.explanation().left(loop.site());
              } else {
                return false;
              }
              residuals.put(known, why);
              return true;
            },
            () -> residual(known, loop));
  }

  private Completion residual(Known known, LoopCode loop) {
    residuals.getOrDefault(known, Optional.empty()).ifPresent(tracing::problem);
    return residual.run(loop);
  }

  /** A loop where it was entered. */
  private record Known(Span span, @Nullable SourcePosition caller) {}

  private Completion unrolled(LoopCode loop, Destination destination, boolean isEndless) {
    if (!isEndless) {
      return tracing
          .regions()
          .leavable(destination, loop.syntax(), loop.site(), () -> turns(loop, destination));
    }
    Frame frame = loop.site().frame();
    frame.enter(destination);
    try {
      return turns(loop, destination);
    } finally {
      frame.leave(destination);
    }
  }

  private Completion turns(LoopCode loop, Destination destination) {
    for (int turn = 0; ; turn++) {
      if (loop.test() != null && (turn > 0 || loop.testsFirst())) {
        Value value = loop.test().get();
        if (value instanceof Value.Poison) {
          return Completion.NORMAL;
        }
        Optional<Boolean> known = tracing.expressions().known(value);
        if (known.isEmpty()) {
          throw new Unwinding.NotUnrolled(loop, tracing.explanation().loop(loop.site(), value));
        }
        if (!known.get()) {
          return Completion.NORMAL;
        }
      }
      if (turn >= tracing.unrollLimit()) {
        throw new Unwinding.NotUnrolled(
            loop, tracing.explanation().limited(loop.site(), tracing.unrollLimit()));
      }
      Completion end = turn(destination, loop.body(), loop.site(), loop.body());
      Optional<Completion> left = leaves(end, loop.label());
      if (left.isPresent()) {
        return left.get();
      }
      loop.update().run();
    }
  }

  private Completion turn(Destination destination, Object syntax, Site site, Code code) {
    Map<Known, Optional<Problem>> before = residuals;
    residuals = new HashMap<>();
    try {
      return tracing.regions().turn(destination, syntax, site, code);
    } finally {
      residuals = before;
    }
  }

  /** In a constructor that is only looked at: known turns are run, what is unknown is forgotten. */
  private Completion constructing(LoopCode loop) {
    for (int turn = 0; ; turn++) {
      if (loop.test() != null && (turn > 0 || loop.testsFirst())) {
        Optional<Boolean> known = tracing.expressions().known(loop.test().get());
        if (known.isEmpty()) {
          tracing.statements().havoc(List.of(loop.syntax()), loop.site().frame());
          return Completion.NORMAL;
        }
        if (!known.get()) {
          return Completion.NORMAL;
        }
      }
      if (turn >= tracing.unrollLimit()) {
        throw tooLong(loop.site());
      }
      Completion end = loop.body().run();
      Optional<Completion> left = leaves(end, loop.label());
      if (left.isPresent()) {
        return left.get();
      }
      loop.update().run();
    }
  }

  Completion forEach(Stmt.ForEach loop, @Nullable String label, Frame frame) {
    Value iterable = tracing.expressions().evaluate(loop.iterable(), frame);
    Site site = new Site(loop.span(), frame);
    if (iterable instanceof Value.Poison) {
      return Completion.NORMAL;
    }
    Completion end = forEach(loop, iterable, label, site);
    frame.end(loop.local());
    return end;
  }

  private Completion forEach(Stmt.ForEach loop, Value iterable, @Nullable String label, Site site) {
    Optional<List<Value>> elements = elements(iterable, loop, site.frame());
    if (tracing.constructing()) {
      if (elements.isEmpty()) {
        tracing.statements().havoc(List.of(loop), site.frame());
        return Completion.NORMAL;
      }
      return turns(loop, elements.get(), null, label, site);
    }
    if (elements.isEmpty()) {
      boolean isMade =
          iterable instanceof Value.Closure
              || (iterable instanceof Value.ObjectValue object && object.around() != null);
      if (isMade) {
        return run(overMade(loop, iterable, label, site), loop.iterable());
      }
      tracing.explanation().loop(site, iterable).ifPresent(tracing::problem);
      return residual.forEach(loop, iterable, label, site);
    }
    if (elements.get().size() > tracing.unrollLimit()) {
      tracing.explanation().limited(site, tracing.unrollLimit()).ifPresent(tracing::problem);
      if (!isRead(iterable)) {
        refuseDifferent(elements.get(), site);
      }
      return residual.forEach(loop, iterable, label, site);
    }
    Destination destination = new Destination(Destination.Kind.LOOP, label, PrimitiveType.VOID);
    List<Problem> why = new ArrayList<>();
    Code unrolled = () -> turns(loop, elements.get(), destination, label, site);
    return tracing
        .regions()
        .attempt(
            () -> tracing.regions().leavable(destination, loop, site, unrolled),
            e -> {
              if (!(e instanceof Unwinding.NotUnrolled not && not.loop() == loop)) {
                return false;
              }
              not.why().ifPresent(why::add);
              return true;
            },
            () -> {
              why.forEach(tracing::problem);
              return residual.forEach(loop, iterable, label, site);
            });
  }

  /** A loop over an object that traced code made: its methods are entered. */
  private LoopCode overMade(Stmt.ForEach loop, Value iterable, @Nullable String label, Site site) {
    Frame frame = site.frame();
    TypeRef element = frame.types().apply(ResidualLoops.elementOf(loop.converted()));
    Value iterator = call("Iterable", "iterator", iterable, ITERATOR, site);
    return new LoopCode(
        loop,
        label,
        true,
        () -> call("Iterator", "hasNext", iterator, PrimitiveType.BOOLEAN, site),
        () -> {
          bind(loop, call("Iterator", "next", iterator, element, site), frame);
          return tracing.statements().execute(loop.body(), frame);
        },
        () -> Completion.NORMAL,
        site);
  }

  private Value call(String type, String name, Value receiver, TypeRef result, Site site) {
    ClassType owner = ClassType.of(type.equals("Iterable") ? "java.lang" : "java.util", type);
    TypeRef erased = result.isPrimitive() || result.equals(ITERATOR) ? result : ClassType.OBJECT;
    MemberRef member = new MemberRef(MemberRef.Kind.VIRTUAL, owner, true, name, List.of(), erased);
    return tracing.calls().implicit(member, receiver, List.of(), result, site);
  }

  /** Whether the elements are read one by one, since others may have changed them. */
  private static boolean isRead(Value iterable) {
    return iterable instanceof Value.ArrayValue array && array.escaped() != null;
  }

  /** One body for all elements would forget what is known of each. */
  private void refuseDifferent(List<Value> elements, Site site) {
    List<Value> all = tracing.recorder().looking(() -> List.copyOf(elements));
    for (Value each : all) {
      if (all.get(0) instanceof Value.ModuleValue first
          && each instanceof Value.ModuleValue other
          && !(first.type().equals(other.type())
              && Objects.equals(first.structure(), other.structure()))) {
        tracing.problem(
            site.frame(),
            site.span(),
            Key.UNROLL_LIMIT,
            Integer.toString(tracing.unrollLimit()),
            first.path().dotted(),
            other.path().dotted());
        return;
      }
    }
  }

  private Optional<List<Value>> elements(Value iterable, Stmt.ForEach loop, Frame frame) {
    if (iterable instanceof Value.HeldArray held) {
      return Optional.of(held.elements());
    }
    if (iterable instanceof Value.ArrayValue array) {
      return Optional.of(elements(array, loop, frame));
    }
    return iterable instanceof Value.ListValue list && tracing.collections().isCurrent(list)
        ? Optional.of(list.elements())
        : Optional.empty();
  }

  /** The elements of a made array; read one by one where others may have changed them. */
  private List<Value> elements(Value.ArrayValue array, Stmt.ForEach loop, Frame frame) {
    return new AbstractList<>() {
      @Override
      public Value get(int index) {
        return tracing.places().isKnown(array)
            ? array.elements()[index]
            : tracing.places().readEscaped(array, index, loop.iterable().span(), frame);
      }

      @Override
      public int size() {
        return array.elements().length;
      }
    };
  }

  private Completion turns(
      Stmt.ForEach loop,
      List<Value> elements,
      @Nullable Destination destination,
      @Nullable String label,
      Site site) {
    Frame frame = site.frame();
    int size = elements.size();
    for (int i = 0; i != elements.size(); i++) {
      if (elements.size() != size && !tracing.constructing()) {
        // The iterator of the source notices that.
        throw new Unwinding.NotUnrolled(loop, tracing.explanation().changing(site));
      }
      if (elements.size() != size || i >= tracing.unrollLimit()) {
        throw tooLong(site);
      }
      int index = i;
      Code code =
          () -> {
            bind(loop, elements.get(index), frame);
            return tracing.statements().execute(loop.body(), frame);
          };
      Completion end =
          destination == null ? code.run() : turn(destination, loop.body(), site, code);
      Optional<Completion> left = leaves(end, label);
      if (left.isPresent()) {
        return left.get();
      }
    }
    return Completion.NORMAL;
  }

  private void bind(Stmt.ForEach loop, Value value, Frame frame) {
    Value element =
        frame.withCurrent(value, () -> tracing.expressions().evaluate(loop.converted(), frame));
    frame.set(loop.local(), element);
  }

  /** How the loop ends if its body ended like this; empty if it goes on. */
  private static Optional<Completion> leaves(Completion end, @Nullable String label) {
    if (end instanceof Completion.Normal) {
      return Optional.empty();
    }
    if (end instanceof Completion.Jump jump
        && (jump.label() == null || jump.label().equals(label))) {
      return jump.isBreak() ? Optional.of(Completion.NORMAL) : Optional.empty();
    }
    return Optional.of(end);
  }

  private StructureUnknown tooLong(Site site) {
    return new StructureUnknown(
        site, "the loop runs more than " + tracing.unrollLimit() + " times");
  }
}
