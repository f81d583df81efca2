package dev.tracewright.processor.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of values at a moment, without what the graph computes: equal outlines mean that
 * the same code would be traced in the same way.
 */
final class Outline {
  private enum Part {
    COMPUTED,
    ENCLOSING
  }

  private final Set<Value> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private Outline() {}

  /** The outline of some values; a receiver that is missing is null. */
  static Object of(Collection<? extends @Nullable Value> values) {
    return new Outline().all("values", values);
  }

  private List<Object> all(Object kind, Collection<? extends @Nullable Value> values) {
    List<Object> parts = new ArrayList<>();
    parts.add(kind);
    for (Value each : values) {
      parts.add(each == null ? Part.COMPUTED : of(each));
    }
    return parts;
  }

  private Object of(Value value) {
    if (value instanceof Value.Known known) {
      return known.computed();
    }
    if (value instanceof Value.ModuleValue module) {
      return module.path();
    }
    if (!(value instanceof Value.Aggregate aggregate)) {
      return Part.COMPUTED;
    }
    if (aggregate.path() != null) {
      return aggregate.path();
    }
    if (!open.add(aggregate)) {
      return Part.ENCLOSING;
    }
    List<Object> outline = ofContent(aggregate);
    outline.add(aggregate.escaped() != null);
    open.remove(aggregate);
    return outline;
  }

  private List<Object> ofContent(Value.Aggregate aggregate) {
    if (aggregate instanceof Value.ArrayValue array) {
      return all(array.type(), Arrays.asList(array.elements()));
    }
    if (aggregate instanceof Value.ListValue list) {
      return all(list.type(), list.elements());
    }
    if (aggregate instanceof Value.MapValue map) {
      List<Value> entries = new ArrayList<>(map.entries().keySet());
      entries.addAll(map.entries().values());
      return all(map.type(), entries);
    }
    if (aggregate instanceof Value.Closure closure) {
      return all(closure.lambda(), closure.frame().seen());
    }
    return aggregate instanceof Value.ObjectValue object
        ? all(object.type(), object.fields().values())
        : all(aggregate.type(), List.of());
  }
}
