package dev.tracewright.processor.trace;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.Value.Known;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Lists and maps of known shape: {@code List.of}, {@code Map.of}, {@code ArrayList}. */
final class KnownCollections {
  private static final Set<String> WRITES = Set.of("add", "set", "clear");
  private static final Known VOID = Known.of(null, PrimitiveType.VOID);

  private final Tracing tracing;

  KnownCollections(Tracing tracing) {
    this.tracing = tracing;
  }

  /** {@code List.of}, {@code List.copyOf} and {@code Map.of}. */
  Optional<Value> factory(
      MemberRef method, List<Value> arguments, TypeRef type, Span span, Frame frame) {
    String name = method.owner().binaryName() + "." + method.name();
    return switch (name) {
      case "java.util.List.of" ->
          elements(method, arguments)
              .filter(all -> areElements(all, span, frame))
              .map(all -> immutable(type, all));
      case "java.util.List.copyOf" ->
          arguments.get(0) instanceof Value.ListValue list && isCurrent(list)
              ? immutableOf(list, type, span, frame)
              : Optional.empty();
      case "java.util.Map.of" -> mapOf(arguments, type, span, frame);
      default -> Optional.empty();
    };
  }

  private static Value immutable(TypeRef type, List<Value> elements) {
    return new Value.ListValue(type, List.copyOf(elements), false, null);
  }

  private Optional<Value> immutableOf(Value.ListValue list, TypeRef type, Span span, Frame frame) {
    if (!list.mutable()) {
      return Optional.of(list);
    }
    return areElements(list.elements(), span, frame)
        ? Optional.of(immutable(type, list.elements()))
        : Optional.empty();
  }

  private Optional<List<Value>> elements(MemberRef method, List<Value> arguments) {
    boolean packed =
        method.parameters().size() == 1 && method.parameters().get(0) instanceof ArrayType;
    if (packed
        && !(arguments.get(0) instanceof Value.ArrayValue array
            && tracing.places().isKnown(array))) {
      return Optional.empty();
    }
    List<Value> all =
        packed ? Arrays.asList(((Value.ArrayValue) arguments.get(0)).elements()) : arguments;
    return Optional.of(all);
  }

  /**
   * Whether values can be the elements of an immutable collection, which holds no null. What may be
   * null is checked where the collection is made, as the collection would.
   */
  private boolean areElements(List<Value> values, Span span, Frame frame) {
    if (values.stream().anyMatch(each -> each instanceof Known known && known.isNull())) {
      return false;
    }
    if (!tracing.constructing()) {
      for (Value each : values) {
        if (!tracing.operations().isNeverNull(each)) {
          tracing.operations().nullCheck(each, span, frame);
        }
      }
    }
    return true;
  }

  private Optional<Value> mapOf(List<Value> arguments, TypeRef type, Span span, Frame frame) {
    Map<Known, Value> entries = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (!(arguments.get(i) instanceof Known key)
          || !isKey(key)
          || entries.put(Known.of(key.value(), key.type()), arguments.get(i + 1)) != null) {
        return Optional.empty();
      }
    }
    return areElements(List.copyOf(entries.values()), span, frame)
        ? Optional.of(new Value.MapValue(type, entries, null))
        : Optional.empty();
  }

  private static boolean isKey(Known key) {
    return key.value() instanceof String
        || key.value() instanceof Number
        || key.value() instanceof Character
        || key.value() instanceof Boolean;
  }

  /** {@code new ArrayList<>()}, with a capacity, or as a copy of a known list. */
  Optional<Value> constructor(MemberRef constructor, List<Value> arguments, TypeRef type) {
    if (!constructor.owner().binaryName().equals("java.util.ArrayList")) {
      return Optional.empty();
    }
    if (arguments.isEmpty()
        || (arguments.get(0) instanceof Known known
            && known.value() instanceof Integer capacity
            && capacity >= 0)) {
      return Optional.of(new Value.ListValue(type, new ArrayList<>(), true, null));
    }
    return arguments.get(0) instanceof Value.ListValue list && isCurrent(list)
        ? Optional.of(new Value.ListValue(type, new ArrayList<>(list.elements()), true, null))
        : Optional.empty();
  }

  /** Whether the elements are still those the list has: nobody else could have changed it. */
  boolean isCurrent(Value.ListValue list) {
    if (list.mutable()) {
      tracing.lambdas().use(list);
    }
    return !list.mutable() || list.path() != null || list.escaped() == null;
  }

  /** A method of a known list or map that is answered now. */
  Optional<Value> method(MemberRef method, Value receiver, List<Value> arguments) {
    if (receiver instanceof Value.ListValue list && isCurrent(list)) {
      return list(method.name(), list, arguments);
    }
    if (receiver instanceof Value.MapValue map) {
      return map(method.name(), map, arguments);
    }
    return Optional.empty();
  }

  private Optional<Value> list(String name, Value.ListValue list, List<Value> arguments) {
    boolean writable = list.mutable() && list.path() == null;
    List<Value> elements = list.elements();
    if (writable && WRITES.contains(name)) {
      tracing.journal().note(new Cell.Content(list));
    }
    return switch (name + arguments.size()) {
      case "size0" -> Optional.of(Known.of(elements.size(), PrimitiveType.INT));
      case "isEmpty0" -> Optional.of(Known.of(elements.isEmpty(), PrimitiveType.BOOLEAN));
      case "get1" -> index(arguments.get(0), elements.size()).map(elements::get);
      case "add1" ->
          writable && elements.add(arguments.get(0))
              ? Optional.of(Known.of(true, PrimitiveType.BOOLEAN))
              : Optional.empty();
      case "set2" ->
          writable
              ? index(arguments.get(0), elements.size())
                  .map(at -> elements.set(at, arguments.get(1)))
              : Optional.empty();
      case "clear0" -> {
        if (!writable) {
          yield Optional.empty();
        }
        elements.clear();
        yield Optional.of(VOID);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> index(Value value, int size) {
    return value instanceof Known known
            && known.value() instanceof Integer at
            && at >= 0
            && at < size
        ? Optional.of(at)
        : Optional.empty();
  }

  private static Optional<Value> map(String name, Value.MapValue map, List<Value> arguments) {
    if (name.equals("size") && arguments.isEmpty()) {
      return Optional.of(Known.of(map.entries().size(), PrimitiveType.INT));
    }
    if (arguments.isEmpty() || !(arguments.get(0) instanceof Known key) || !isKey(key)) {
      return Optional.empty();
    }
    Optional<Value> found =
        map.entries().entrySet().stream()
            .filter(each -> Objects.equals(key.value(), each.getKey().value()))
            .map(Map.Entry::getValue)
            .findFirst();
    return switch (name + arguments.size()) {
      case "containsKey1" -> Optional.of(Known.of(found.isPresent(), PrimitiveType.BOOLEAN));
      case "get1" -> Optional.of(found.orElse(Known.of(null, ClassType.OBJECT)));
      case "getOrDefault2" -> Optional.of(found.orElse(arguments.get(1)));
      default -> Optional.empty();
    };
  }
}
