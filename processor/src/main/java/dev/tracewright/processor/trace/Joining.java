package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Projection;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TupleType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.trace.Meeting.Arrival;
import dev.tracewright.processor.trace.Value.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins what several paths bring to where they meet: what they agree on stays as it is, the rest
 * becomes results of the region.
 */
final class Joining {
  private final Tracing tracing;
  private final RegionDraft draft;
  private final List<Arrival> arrivals;
  private final Map<Cell, Value> defaults;
  private final List<Result> results = new ArrayList<>();
  private final Map<Cell, Supplier<?>> settled = new LinkedHashMap<>();
  private final List<Value> made = new ArrayList<>();
  private @Nullable Supplier<Value> joinedValue;

  /** A result of the region: what each path brings. */
  private record Result(TypeRef type, @Nullable String name, List<Value> values) {}

  /**
   * Plans the results of a region.
   *
   * @param defaults what cells hold on paths that did not change them, where that is not what they
   *     hold now
   * @param valueType the type of the value that the paths bring beside; {@code void} for none
   */
  Joining(
      Tracing tracing,
      RegionDraft draft,
      List<Arrival> arrivals,
      Map<Cell, Value> defaults,
      TypeRef valueType) {
    this.tracing = tracing;
    this.draft = draft;
    this.arrivals = arrivals;
    this.defaults = defaults;
    if (valueType != PrimitiveType.VOID && !arrivals.isEmpty()) {
      joinedValue = join(valueType, null, arrivals.stream().map(Joining::valueOf).toList());
    }
    Set<Cell> cells = new LinkedHashSet<>(defaults.keySet());
    arrivals.forEach(each -> cells.addAll(each.changes().keySet()));
    if (!arrivals.isEmpty()) {
      cells.forEach(this::plan);
    }
  }

  private static Value valueOf(Arrival arrival) {
    return arrival.value() == null ? Value.Poison.VALUE : arrival.value();
  }

  private void plan(Cell cell) {
    if (cell instanceof Cell.Escape escape) {
      requireUnseen(escape);
    } else if (cell instanceof Cell.Content content) {
      settled.put(cell, content(content));
    } else if (cell instanceof Cell.Variable variable) {
      List<Value> values = values(cell);
      for (Value each : values) {
        if (each instanceof Value.Stored && !each.equals(cell.read())) {
          throw new Unwinding.NeedsStoring(variable, draft);
        }
      }
      settled.put(cell, join(variable.type(), variable.local().name(), values));
    } else if (cell instanceof Cell.Element element) {
      settled.put(cell, join(element.type(), null, values(cell)));
    } else if (cell instanceof Cell.Field field) {
      List<Value> values = values(cell);
      if (values.stream().anyMatch(each -> isSpread(each, cell.read()))) {
        throw new Unwinding.NeedsMaking(field.object());
      }
      settled.put(cell, join(field.type(), field.field().name(), values));
    }
  }

  /** Whether a field lies in the graph now and did not before. */
  static boolean isSpread(@Nullable Object now, @Nullable Object before) {
    return now instanceof Value.Slot && !now.equals(before);
  }

  private void requireUnseen(Cell.Escape escape) {
    for (Arrival each : arrivals) {
      if (each.changes().get(escape) != null && escape.read() == null) {
        throw new Unwinding.NeedsMaking(escape.aggregate());
      }
    }
  }

  private List<Value> values(Cell cell) {
    List<Value> values = new ArrayList<>();
    for (Arrival each : arrivals) {
      Object changed = each.changes().get(cell);
      if (changed == null) {
        changed = defaults.containsKey(cell) ? defaults.get(cell) : cell.read();
      }
      values.add(changed == null ? Value.Poison.VALUE : (Value) changed);
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private Supplier<List<Value>> content(Cell.Content cell) {
    List<List<Value>> contents = new ArrayList<>();
    for (Arrival each : arrivals) {
      Object changed = each.changes().get(cell);
      contents.add((List<Value>) (changed == null ? cell.read() : changed));
    }
    int size = contents.get(0).size();
    if (contents.stream().anyMatch(each -> each.size() != size)) {
      throw new Unwinding.NeedsMaking(cell.list());
    }
    TypeRef type = Places.elementType(cell.list().type());
    List<Supplier<Value>> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int index = i;
      elements.add(join(type, null, contents.stream().map(each -> each.get(index)).toList()));
    }
    return () -> elements.stream().map(Supplier::get).toList();
  }

  /** What a place holds behind the region; what is no result yet can be asked for at once. */
  private Supplier<Value> join(TypeRef type, @Nullable String name, List<Value> values) {
    if (values.stream().anyMatch(Value.Poison.class::isInstance)) {
      return () -> Value.Poison.VALUE;
    }
    if (values.stream().allMatch(Value.Unassigned.class::isInstance)) {
      return () -> Value.Unassigned.VALUE;
    }
    // Where it has no value it is not read behind the region either.
    List<Value> all =
        values.stream()
            .map(each -> each instanceof Value.Unassigned ? Places.zero(type) : each)
            .toList();
    Value first = all.get(0);
    if (all.stream().allMatch(each -> isSame(first, each)) && outlives(first)) {
      return () -> first;
    }
    if (tracing.objects().areAlike(all)) {
      return fields(name, all.stream().map(Value.ObjectValue.class::cast).toList());
    }
    if (all.stream().allMatch(Value.Slot.class::isInstance)) {
      return slot(type, name, all);
    }
    all.forEach(each -> requireOperand(each, draft));
    int index = results.size();
    results.add(new Result(type, name, all));
    return () -> made.get(index);
  }

  /** An object of what its fields hold behind the region. */
  private Supplier<Value> fields(@Nullable String name, List<Value.ObjectValue> objects) {
    Value.ObjectValue first = objects.get(0);
    Map<FieldInfo, Supplier<Value>> fields = new LinkedHashMap<>();
    for (FieldInfo each : first.fields().keySet()) {
      List<Value> values = objects.stream().map(object -> object.field(each)).toList();
      fields.put(each, join(tracing.objects().typeOf(first, each), nameOf(name, each), values));
    }
    return () -> {
      Map<FieldInfo, Value> joined = new LinkedHashMap<>();
      fields.forEach((field, value) -> joined.put(field, value.get()));
      return MadeObjects.oneOf(objects, joined);
    };
  }

  /** What a field of an object is called where the object is taken apart. */
  static String nameOf(@Nullable String object, FieldInfo field) {
    return object == null ? field.name() : object + "_" + field.name();
  }

  private Supplier<Value> slot(TypeRef type, @Nullable String name, List<Value> slots) {
    List<Value> arrays = new ArrayList<>();
    for (Value each : slots) {
      arrays.add(new Value.NodeValue(((Value.Slot) each).array()));
    }
    Supplier<Value> array = join(type.array(), name, arrays);
    return () -> new Value.Slot(((Value.NodeValue) array.get()).node());
  }

  /** Whether two values are one wherever both can be used. */
  static boolean isSame(Value a, Value b) {
    if (a instanceof Known left && b instanceof Known right) {
      return left.computed().equals(right.computed());
    }
    if (a instanceof Value.ModuleValue left && b instanceof Value.ModuleValue right) {
      return left.path().equals(right.path());
    }
    if (a instanceof Value.NodeValue left && b instanceof Value.NodeValue right) {
      return left.node() == right.node();
    }
    return a == b || ((a instanceof Value.Stored || a instanceof Value.Slot) && a.equals(b));
  }

  /** Whether a value means something behind the region, too. */
  private boolean outlives(Value value) {
    if (value instanceof Value.NodeValue node) {
      return draft.outer().sees(node.node());
    }
    if (value instanceof Value.Aggregate aggregate) {
      return aggregate.path() != null || draft.existsBefore(aggregate);
    }
    return true;
  }

  /** What others may see change in the region has to be shared before it. */
  static void requireShared(Value.Aggregate aggregate, RegionDraft draft) {
    if (aggregate.path() == null && !aggregate.isShared() && draft.existsBefore(aggregate)) {
      throw new Unwinding.NeedsMaking(aggregate);
    }
  }

  /** An aggregate that others will see through the region has to be made before it. */
  static void requireOperand(Value value, RegionDraft draft) {
    if (value instanceof Value.Aggregate aggregate
        && aggregate.path() == null
        && aggregate.escaped() == null
        && draft.existsBefore(aggregate)) {
      throw new Unwinding.NeedsMaking(aggregate);
    }
  }

  /**
   * Makes the region's node, ends the paths that lead here, and goes on behind the region.
   *
   * @param fixed the arguments before the operands
   * @return the value that the paths bring, if they bring one
   */
  @Nullable Value finish(List<Argument> fixed, Site site) {
    return finish(fixed, site, () -> {});
  }

  /** The same; {@code more} ends further paths as soon as there is the node. */
  @Nullable Value finish(List<Argument> fixed, Site site, Runnable more) {
    Value condition = condition(fixed);
    if (condition != null) {
      results.remove(0);
    }
    Node node = draft.commit(tracing.recorder(), fixed, type(), site);
    more.run();
    for (int i = 0; i < arrivals.size(); i++) {
      Arrival arrival = arrivals.get(i);
      int index = i;
      List<Value> values = results.stream().map(each -> each.values().get(index)).toList();
      leave(tracing, arrival, end(arrival), draft, values);
    }
    project(node, fixed, site);
    if (condition != null) {
      made.add(0, condition);
    }
    settled.forEach(this::settle);
    return joinedValue == null ? null : joinedValue.get();
  }

  private void settle(Cell cell, Supplier<?> content) {
    Object now = content.get();
    if (!now.equals(cell.read())) {
      tracing.journal().note(cell);
      cell.write(now);
    }
  }

  /** The condition itself, where the value is true if it holds and false if not. */
  private @Nullable Value condition(List<Argument> fixed) {
    boolean decides =
        draft.kind() == Region.COND
            && joinedValue != null
            && !results.isEmpty()
            && arrivals.size() == 2
            && fixed.get(0) instanceof Node
            && arrivals.get(0).value() instanceof Known yes
            && Boolean.TRUE.equals(yes.value())
            && arrivals.get(1).value() instanceof Known no
            && Boolean.FALSE.equals(no.value());
    return decides ? new Value.NodeValue((Node) fixed.get(0)) : null;
  }

  private TypeRef type() {
    return switch (results.size()) {
      case 0 -> PrimitiveType.VOID;
      case 1 -> results.get(0).type();
      default -> new TupleType(results.stream().map(Result::type).toList());
    };
  }

  private void project(Node node, List<Argument> fixed, Site site) {
    boolean isBranch = draft.kind() == Region.COND || draft.kind() == Region.SWITCH;
    Argument decides = isBranch ? fixed.get(0) : null;
    for (int i = 0; i < results.size(); i++) {
      Node result =
          results.size() == 1
              ? node
              : tracing
                  .recorder()
                  .append(
                      Opcode.CALL_FUNCTION,
                      new Projection(i),
                      List.of(node),
                      results.get(i).type(),
                      site.span(),
                      site.frame());
      String name = results.get(i).name();
      if (name != null) {
        result.rename(name);
      }
      tracing.provenance().joined(result, results.get(i).values(), decides, site);
      tracing.recorder().setLast(result);
      made.add(new Value.NodeValue(result));
    }
  }

  private Exit end(Arrival arrival) {
    boolean direct = arrival.scope().region() == draft;
    if (draft.kind() == Region.LOOP) {
      return Exit.BREAK;
    }
    return direct ? Exit.YIELD : Exit.BREAK;
  }

  /**
   * Ends a path.
   *
   * @param exit how; a break or continue gets the label of {@code target} where it needs one
   */
  static void leave(
      Tracing tracing,
      Arrival arrival,
      Exit exit,
      @Nullable RegionDraft target,
      List<Value> values) {
    Journal.Mark mark = tracing.journal().mark();
    arrival
        .made()
        .forEach(
            (cell, content) -> {
              tracing.journal().note(cell);
              cell.write(content);
            });
    Scope outer = tracing.recorder().enter(arrival.scope());
    List<Argument> operands = new ArrayList<>();
    Site site = arrival.site();
    for (Value each : values) {
      operands.add(tracing.operands().of(each, site.span(), site.frame()).orElse(Literal.NULL));
    }
    Node end = tracing.recorder().end(exit, operands, site);
    if (target != null && target.node() != null && isLabelled(arrival.scope(), exit, target)) {
      name(end, target.node());
    }
    tracing.recorder().enter(outer);
    tracing.journal().undo(mark);
  }

  /** Lets an exit name its region; a region between them with the same name gets another. */
  static void name(Node exit, Node region) {
    for (Node each = exit.graph().owner().orElse(null);
        each != null && each != region;
        each = each.graph().owner().orElse(null)) {
      if (each.name().equals(region.name())) {
        each.rename(region.name() + "_1");
      }
    }
    exit.setTarget(new Exit(((Exit) exit.target()).kind(), region.name()));
  }

  private static boolean isLabelled(Scope from, Exit exit, RegionDraft target) {
    boolean jumps = exit.kind() == Exit.Kind.BREAK || exit.kind() == Exit.Kind.CONTINUE;
    return jumps && (target.kind() != Region.LOOP || !isNearestLoop(from, target));
  }

  private static boolean isNearestLoop(Scope from, RegionDraft loop) {
    for (Scope each = from; each != null; each = each.outer()) {
      RegionDraft region = each.region();
      if (region != null && region.kind() == Region.LOOP) {
        return region == loop;
      }
    }
    return false;
  }
}
