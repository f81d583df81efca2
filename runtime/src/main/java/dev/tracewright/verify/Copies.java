package dev.tracewright.verify;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Copies arguments for one run; what is one object stays one. */
final class Copies {
  private final Generators generators;
  private final IdentityHashMap<Object, Object> made = new IdentityHashMap<>();

  private Copies(Generators generators) {
    this.generators = generators;
  }

  static List<@Nullable Object> of(List<@Nullable Object> values, Generators generators) {
    Copies copies = new Copies(generators);
    List<@Nullable Object> all = new ArrayList<>();
    values.forEach(each -> all.add(copies.of(each)));
    return all;
  }

  private @Nullable Object of(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    Object known = made.get(value);
    if (known == null) {
      known = copy(value);
      made.put(value, known);
    }
    return known;
  }

  private Object copy(Object value) {
    Optional<Generators.Bound<?>> generator = generators.of(value);
    if (generator.isPresent()) {
      return generator.get().copy(value);
    }
    if (value.getClass().isArray()) {
      Object copy = Array.newInstance(value.getClass().getComponentType(), Array.getLength(value));
      for (int i = 0; i < Array.getLength(value); i++) {
        Array.set(copy, i, of(Array.get(value, i)));
      }
      return copy;
    }
    if (value instanceof ArrayList<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(each -> copy.add(of(each)));
      return copy;
    }
    if (value instanceof StringBuilder text) {
      return Texts.builder(text);
    }
    if (value instanceof Record) {
      List<@Nullable Object> components = new ArrayList<>();
      RecordValues.componentsOf(value).forEach(each -> components.add(of(each)));
      return RecordValues.make(value.getClass(), components).orElse(value);
    }
    return value;
  }
}
