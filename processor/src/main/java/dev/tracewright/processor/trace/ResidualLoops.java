package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import dev.tracewright.graph.Wildcard;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import dev.tracewright.processor.trace.Meeting.Arrival;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loops that stay loops of the graph. What a turn changes is carried to the next one; which places
 * these are is found by tracing the body until no other is changed.
 */
final class ResidualLoops {
  private static final ClassType ITERABLE = ClassType.of("java.lang", "Iterable");
  private static final ClassType ITERATOR = ClassType.of("java.util", "Iterator");

  private final Tracing tracing;
  private int counters;

  ResidualLoops(Tracing tracing) {
    this.tracing = tracing;
  }

  /** Runs a loop. */
  Completion run(LoopCode loop) {
    return run(loop, assigned(loop));
  }

  private Completion run(LoopCode loop, Set<Cell> known) {
    Set<Cell> carried = new LinkedHashSet<>(known);
    while (true) {
      Set<Cell> more = new LinkedHashSet<>();
      Set<Cell> now = new LinkedHashSet<>(carried);
      Optional<Completion> end =
          tracing
              .regions()
              .attempt(
                  () ->
                      Optional.of(
                          tracing
                              .regions()
                              .build(
                                  Region.LOOP,
                                  loop.site(),
                                  draft -> new Attempt(loop, draft, now).trace())),
                  e ->
                      e instanceof Unwinding.CarriesMore carries
                          && carries.loop() == loop
                          && more.addAll(carries.cells()),
                  Optional::empty);
      if (end.isPresent()) {
        return end.get();
      }
      carried.addAll(more);
    }
  }

  /** The variables that the loop assigns and that are there before it. */
  private static Set<Cell> assigned(LoopCode loop) {
    Set<Cell> cells = new LinkedHashSet<>();
    Frame frame = loop.site().frame();
    SyntaxWalk.visit(
        loop.syntax(),
        part -> {
          Expr.Assignable target = null;
          if (part instanceof Expr.Assign assign) {
            target = assign.target();
          } else if (part instanceof Expr.CompoundAssign assign) {
            target = assign.target();
          }
          if (target instanceof Expr.LocalRead read && frame.has(read.local())) {
            cells.add(new Cell.Variable(frame, read.local()));
          }
          return true;
        });
    return cells;
  }

  /** One way to trace a loop: with these places carried. */
  private final class Attempt {
    private final LoopCode loop;
    private final RegionDraft draft;
    private final Frame frame;
    private final Map<Cell, Value> parameters = new LinkedHashMap<>();
    private final List<Argument> initial = new ArrayList<>();
    private final Scope body;
    private final Destination destination;

    /** Whether what runs between two turns must not run where a turn ends: under a handler. */
    private final boolean isGuarded;

    Attempt(LoopCode loop, RegionDraft draft, Set<Cell> carried) {
      this.loop = loop;
      this.draft = draft;
      this.frame = loop.site().frame();
      this.body = draft.bodyWithParameters();
      this.destination = new Destination(Destination.Kind.LOOP, loop.label(), PrimitiveType.VOID);
      this.isGuarded = isGuarded(loop.syntax());
      carried.forEach(this::carry);
      draft.complete(body);
    }

    private void carry(Cell cell) {
      Value value = (Value) cell.read();
      if (value == null
          || value instanceof Value.Poison
          || value instanceof Value.Stored
          || value instanceof Value.Slot) {
        return;
      }
      carried(value, typeOf(cell), nameOf(cell)).ifPresent(each -> parameters.put(cell, each));
    }

    /** What stands for a value in the body; an object that can be taken apart is. */
    private Optional<Value> carried(Value value, TypeRef type, String name) {
      if (value instanceof Value.ObjectValue object
          && tracing.objects().areAlike(List.of(object))) {
        Map<FieldInfo, Value> fields = new LinkedHashMap<>();
        for (FieldInfo each : object.fields().keySet()) {
          TypeRef fieldType = tracing.objects().typeOf(object, each);
          carried(object.field(each), fieldType, Joining.nameOf(name, each))
              .ifPresent(part -> fields.put(each, part));
        }
        return Optional.of(MadeObjects.with(List.of(object), fields));
      }
      Value first = value instanceof Value.Unassigned ? Places.zero(type) : value;
      return tracing
          .operands()
          .of(first, loop.site().span(), loop.site().frame())
          .map(
              each -> {
                Node parameter = body.parameter(name, type);
                tracing.provenance().carried(parameter, each, loop.site());
                initial.add(each);
                return new Value.NodeValue(parameter);
              });
    }

    Completion trace() {
      Journal.Mark start = tracing.journal().mark();
      parameters.forEach(
          (cell, value) -> {
            tracing.journal().note(cell);
            cell.write(value);
          });
      Meeting ends = tracing.regions().open(draft);
      Meeting nexts = tracing.regions().open(draft);
      destination.setEnd(ends);
      if (!isGuarded) {
        destination.setNext(nexts);
        destination.setUpdate(this::update);
      }
      frame.enter(destination);
      List<Arrival> next = new ArrayList<>();
      try {
        tracing.regions().body(body, loop.site(), this::turn, next);
      } finally {
        frame.leave(destination);
        tracing.regions().close(nexts);
        tracing.regions().close(ends);
      }
      next.addAll(nexts.arrivals());
      requireCarried(next);
      tracing.journal().undo(start);
      return finish(ends.arrivals(), next);
    }

    private Completion turn() {
      if (loop.testsFirst()) {
        Completion tested = test();
        if (!(tested instanceof Completion.Normal)) {
          return tested;
        }
      }
      Completion end =
          isGuarded
              ? tracing.regions().turn(destination, loop.body(), loop.site(), loop.body())
              : loop.body().run();
      boolean goesOn =
          end instanceof Completion.Normal
              || (isGuarded
                  && end instanceof Completion.Jump jump
                  && !jump.isBreak()
                  && frame.destination(jump) == destination);
      return goesOn ? update() : end;
    }

    private Completion update() {
      Completion end = loop.update().run();
      return loop.testsFirst() || !(end instanceof Completion.Normal) ? end : test();
    }

    /** Goes on where the condition holds, else leaves the loop. */
    private Completion test() {
      if (loop.test() == null) {
        return Completion.NORMAL;
      }
      Value value = loop.test().get();
      Optional<Boolean> known = tracing.expressions().known(value);
      if (known.isPresent() || value instanceof Value.Poison) {
        return known.orElse(true) ? Completion.NORMAL : new Completion.Left(destination);
      }
      return tracing
          .regions()
          .branch(
              value,
              () -> Completion.NORMAL,
              () -> new Completion.Left(destination),
              PrimitiveType.VOID,
              loop.site());
    }

    /** Everything that a turn changes has to be carried. */
    private void requireCarried(List<Arrival> next) {
      Set<Cell> more = new LinkedHashSet<>();
      for (Arrival each : next) {
        each.changes()
            .forEach(
                (cell, content) -> {
                  if (cell instanceof Cell.Escape escape) {
                    if (content != null && escape.read() == null) {
                      throw new Unwinding.NeedsMaking(escape.aggregate());
                    }
                  } else if (cell instanceof Cell.Content list) {
                    if (!java.util.Objects.equals(content, list.read())) {
                      throw new Unwinding.NeedsMaking(list.list());
                    }
                  } else if (cell instanceof Cell.Variable variable
                      && content instanceof Value.Stored
                      && !content.equals(variable.read())) {
                    throw new Unwinding.NeedsStoring(variable, draft);
                  } else if (cell instanceof Cell.Field field
                      && Joining.isSpread(content, cell.read())) {
                    throw new Unwinding.NeedsMaking(field.object());
                  } else if (!parameters.containsKey(cell) && isChanged(cell, content)) {
                    more.add(cell);
                  }
                });
      }
      if (!more.isEmpty()) {
        throw new Unwinding.CarriesMore(loop, more);
      }
    }

    private static boolean isChanged(Cell cell, @Nullable Object content) {
      Object before = cell.read();
      return content instanceof Value now
          && before instanceof Value old
          && !(old instanceof Value.Poison)
          && !Joining.isSame(old, now);
    }

    private Completion finish(List<Arrival> ends, List<Arrival> next) {
      List<Arrival> leaving = new ArrayList<>(ends);
      Completion after = Completion.NORMAL;
      TypeRef type = PrimitiveType.VOID;
      if (leaving.isEmpty()) {
        leaving = tracing.regions().takeNearest(draft);
        if (!leaving.isEmpty()) {
          after = leaving.get(0).completion();
          type =
              leaving.get(0).value() == null ? PrimitiveType.VOID : frame.destination(after).type();
        }
      }
      List<List<Value>> carried = new ArrayList<>();
      for (Arrival each : next) {
        carried.add(carriedBy(each));
      }
      Joining joining = new Joining(tracing, draft, leaving, parameters, type);
      Value joined =
          joining.finish(
              List.of(body.graph(), new ListArgument(initial)),
              loop.site(),
              () -> goOn(next, carried));
      if (leaving.isEmpty()) {
        return Completion.STOPPED;
      }
      return Regions.with(after, joined);
    }

    private void goOn(List<Arrival> next, List<List<Value>> carried) {
      for (int i = 0; i < next.size(); i++) {
        boolean direct = next.get(i).scope() == body;
        Joining.leave(
            tracing,
            next.get(i),
            direct ? Exit.YIELD : Exit.CONTINUE,
            direct ? null : draft,
            carried.get(i));
      }
    }

    private List<Value> carriedBy(Arrival arrival) {
      List<Value> values = new ArrayList<>();
      parameters.forEach(
          (cell, parameter) -> {
            Object changed = arrival.changes().get(cell);
            Value value = changed == null ? parameter : (Value) changed;
            if (value instanceof Value.Unassigned) {
              value = Places.zero(typeOf(cell));
            }
            add(value, parameter, values);
          });
      return values;
    }

    private void add(Value value, Value parameter, List<Value> values) {
      if (!(parameter instanceof Value.ObjectValue expected)) {
        Joining.requireOperand(value, draft);
        values.add(value);
      } else if (value instanceof Value.ObjectValue object
          && tracing.objects().areAlike(List.of(expected, object))) {
        expected.fields().forEach((field, part) -> add(object.field(field), part, values));
      } else {
        MadeObjects.requireWhole(expected);
        tracing.names().check(expected.type(), loop.site());
        expected.fields().forEach((field, part) -> add(Value.Poison.VALUE, part, values));
      }
    }
  }

  private static boolean isGuarded(Stmt loop) {
    boolean[] found = new boolean[1];
    SyntaxWalk.visit(
        loop,
        part -> {
          found[0] |= part instanceof Stmt.Try || part instanceof Stmt.Synchronized;
          return !found[0];
        });
    return found[0];
  }

  private static TypeRef typeOf(Cell cell) {
    if (cell instanceof Cell.Variable variable) {
      return variable.type();
    }
    if (cell instanceof Cell.Field field) {
      return field.type();
    }
    return cell instanceof Cell.Element element ? element.type() : ClassType.OBJECT;
  }

  private static String nameOf(Cell cell) {
    if (cell instanceof Cell.Field field) {
      return field.field().name();
    }
    return cell instanceof Cell.Variable variable ? variable.local().name() : "element";
  }

  /** Runs an enhanced {@code for} over what is not known: by index, or by an iterator. */
  Completion forEach(Stmt.ForEach loop, Value iterable, @Nullable String label, Site site) {
    Optional<Argument> all = tracing.operands().of(iterable, loop.iterable().span(), site.frame());
    if (all.isEmpty()) {
      return Completion.NORMAL;
    }
    return loop.iterable().type() instanceof ArrayType
        ? overArray(loop, iterable, all.get(), label, site)
        : overIterable(loop, iterable, all.get(), label, site);
  }

  private Completion overArray(
      Stmt.ForEach loop, Value holder, Argument array, @Nullable String label, Site site) {
    Span span = loop.iterable().span();
    Frame frame = site.frame();
    TypeRef parameter = Operations.arrayParameter(loop.iterable().type());
    TypeRef element = ((ArrayType) frame.types().apply(loop.iterable().type())).component();
    Value length =
        new Value.NodeValue(
            tracing
                .recorder()
                .operator(
                    "length",
                    List.of(parameter),
                    PrimitiveType.INT,
                    List.of(array),
                    PrimitiveType.INT,
                    span,
                    frame));
    Local index = new Local(--counters, "i", PrimitiveType.INT);
    frame.set(index, Value.Known.of(0, PrimitiveType.INT));
    Code update =
        () -> {
          frame.set(index, count("add", frame.get(index), one(), PrimitiveType.INT, span, frame));
          return Completion.NORMAL;
        };
    Supplier<Value> next =
        () ->
            tracing
                .operands()
                .of(frame.get(index), span, frame)
                .map(
                    at ->
                        tracing
                            .recorder()
                            .operator(
                                "getItem",
                                List.of(parameter, PrimitiveType.INT),
                                ((ArrayType) parameter).component(),
                                List.of(array, at),
                                element,
                                span,
                                frame))
                .map(read -> tracing.elements().read(holder, read))
                .orElse(Value.Poison.VALUE);
    Completion end =
        runOver(
            loop,
            label,
            () -> count("lt", frame.get(index), length, PrimitiveType.BOOLEAN, span, frame),
            next,
            update,
            Set.of(new Cell.Variable(frame, index)),
            site);
    frame.end(index);
    return end;
  }

  private static Value one() {
    return Value.Known.of(1, PrimitiveType.INT);
  }

  private Value count(String name, Value left, Value right, TypeRef type, Span span, Frame frame) {
    return tracing
        .operations()
        .operator(
            name,
            List.of(PrimitiveType.INT, PrimitiveType.INT),
            List.of(left, right),
            type,
            span,
            frame);
  }

  private Completion overIterable(
      Stmt.ForEach loop, Value holder, Argument iterable, @Nullable String label, Site site) {
    Span span = loop.iterable().span();
    Frame frame = site.frame();
    TypeRef element =
        loop.converted() instanceof Expr.Convert convert
                && convert.operand() instanceof Expr.CurrentValue current
            ? frame.types().apply(current.type())
            : frame.types().apply(elementOf(loop.converted()));
    TypeRef iterated = frame.types().apply(loop.iterable().type());
    boolean nameless =
        iterated instanceof TypeVariable || hasWildcard(iterated) || hasWildcard(element);
    TypeRef held = nameless ? new Wildcard(Wildcard.Kind.EXTENDS, element) : element;
    Argument iterator =
        call(
            ITERABLE,
            "iterator",
            ITERATOR,
            List.of(iterable),
            ITERATOR.withArguments(List.of(held)),
            span,
            frame);
    return runOver(
        loop,
        label,
        () ->
            new Value.NodeValue(
                call(
                    ITERATOR,
                    "hasNext",
                    PrimitiveType.BOOLEAN,
                    List.of(iterator),
                    PrimitiveType.BOOLEAN,
                    span,
                    frame)),
        () ->
            tracing
                .elements()
                .read(
                    holder,
                    call(
                        ITERATOR,
                        "next",
                        ClassType.OBJECT,
                        List.of(iterator),
                        element,
                        span,
                        frame)),
        () -> Completion.NORMAL,
        Set.of(),
        site);
  }

  /** Whether capture conversion makes the type of a part of this one a type without a name. */
  private static boolean hasWildcard(TypeRef type) {
    if (type instanceof ArrayType array) {
      return hasWildcard(array.component());
    }
    return type instanceof ClassType generic
        && generic.arguments().stream()
            .anyMatch(each -> each instanceof Wildcard || hasWildcard(each));
  }

  /** The type of the elements of an enhanced {@code for}, before they are converted. */
  static TypeRef elementOf(Expr converted) {
    TypeRef[] found = {ClassType.OBJECT};
    SyntaxWalk.visit(
        converted,
        part -> {
          if (part instanceof Expr.CurrentValue current) {
            found[0] = current.type();
          }
          return true;
        });
    return found[0];
  }

  private dev.tracewright.graph.Node call(
      ClassType owner,
      String name,
      TypeRef result,
      List<Argument> arguments,
      TypeRef type,
      Span span,
      Frame frame) {
    return tracing
        .recorder()
        .call(
            new MemberRef(MemberRef.Kind.VIRTUAL, owner, true, name, List.of(), result),
            null,
            arguments,
            type,
            span,
            frame);
  }

  private Completion runOver(
      Stmt.ForEach loop,
      @Nullable String label,
      Supplier<Value> hasNext,
      Supplier<Value> next,
      Code update,
      Set<Cell> counter,
      Site site) {
    Frame frame = site.frame();
    Code body =
        () -> {
          Value element =
              frame.withCurrent(
                  next.get(), () -> tracing.expressions().evaluate(loop.converted(), frame));
          frame.set(loop.local(), element);
          tracing.statements().name(loop.local(), element);
          return tracing.statements().execute(loop.body(), frame);
        };
    LoopCode code = new LoopCode(loop, label, true, hasNext, body, update, site);
    Set<Cell> carried = new LinkedHashSet<>(counter);
    carried.addAll(assigned(code));
    return run(code, carried);
  }
}
