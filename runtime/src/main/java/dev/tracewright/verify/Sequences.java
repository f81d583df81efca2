package dev.tracewright.verify;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arrays of one class, or lists. */
final class Sequences implements Domain {
  /** How long most of them are at most, and how long all: some code works on blocks. */
  private static final int SHORT = 9;

  private static final int LONG = 40;

  private final @Nullable Class<?> component;
  private final Domain elements;

  private Sequences(@Nullable Class<?> component, Domain elements) {
    this.component = component;
    this.elements = elements;
  }

  static Sequences arrays(Class<?> component, Domain elements) {
    return new Sequences(component, elements);
  }

  static Sequences lists(Domain elements) {
    return new Sequences(null, elements);
  }

  @Override
  public List<@Nullable Object> specials() {
    List<@Nullable Object> all = new ArrayList<>();
    for (int length = 0; length <= 4; length++) {
      List<@Nullable Object> specials = elements.specials();
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < length && !specials.isEmpty(); i++) {
        values.add(specials.get((i + 1) % specials.size()));
      }
      all.add(of(values));
    }
    return all;
  }

  @Override
  public Object draw(ValueSource source) {
    Class<?> type = component == null ? List.class : component.arrayType();
    Optional<?> earlier = source.earlier(type);
    if (earlier.isPresent() && source.oneIn(12)) {
      return earlier.get();
    }
    if (earlier.isPresent() && source.oneIn(8)) {
      return of(elementsOf(earlier.get()));
    }
    int length = source.nextInt(source.oneIn(8) ? LONG : SHORT);
    if (earlier.isPresent() && !source.oneIn(4)) {
      length = elementsOf(earlier.get()).size();
    }
    boolean allEqual = source.oneIn(8);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      values.add(allEqual && i > 0 ? values.get(0) : elements.draw(source));
    }
    return of(values);
  }

  private Object of(List<@Nullable Object> values) {
    if (component == null) {
      return new ArrayList<>(values);
    }
    Object array = Array.newInstance(component, values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }

  /** The elements of an array or a list. */
  static List<@Nullable Object> elementsOf(Object sequence) {
    if (sequence instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < Array.getLength(sequence); i++) {
      values.add(Array.get(sequence, i));
    }
    return values;
  }
}
