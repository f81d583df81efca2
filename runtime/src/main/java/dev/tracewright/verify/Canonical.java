package dev.tracewright.verify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values taken apart into what can be compared one by one: floating-point numbers, other immutable
 * values, and marks for how they hang together. Objects that can change are numbered where they are
 * first met, so that a copy differs from the object itself.
 */
final class Canonical {
  private static final Mark NULL = new Mark("null", 0);

  private final Generators generators;
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<Object> tokens = new ArrayList<>();

  Canonical(Generators generators) {
    this.generators = generators;
  }

  /**
   * What is no value.
   *
   * @param what a class, or a word
   * @param number a size, or which object it is
   */
  record Mark(String what, int number) {}

  /** What has been taken apart so far. */
  List<Object> tokens() {
    return tokens;
  }

  /** Adds what ends a run with an exception. */
  void addThrown(Throwable thrown) {
    tokens.add(new Mark("throws " + thrown.getClass().getName(), 0));
  }

  /**
   * Takes a value apart.
   *
   * @throws NoValuesException if it is of a class whose instances cannot be compared
   */
  void add(@Nullable Object value) {
    if (value == null) {
      tokens.add(NULL);
      return;
    }
    Optional<Generators.Bound<?>> generator = generators.of(value);
    if (generator.isPresent()) {
      addContent(generator.get().content(value), value);
    } else if (value.getClass().isArray()) {
      addElements(value.getClass().getName(), value, true);
    } else if (value instanceof List<?> list) {
      addElements("list", list, list instanceof ArrayList);
    } else if (value instanceof StringBuilder || value instanceof StringBuffer) {
      if (isNew(value)) {
        tokens.add(value.toString());
      }
    } else if (value instanceof Record) {
      tokens.add(new Mark(value.getClass().getName(), 0));
      RecordValues.componentsOf(value).forEach(this::add);
    } else {
      addScalar(value);
    }
  }

  /** Adds an argument; one that nothing can be said of is the same as long as it is there. */
  void addArgument(@Nullable Object value) {
    if (value != null && generators.of(value).isPresent() && !hasEquals(value.getClass())) {
      numbers.putIfAbsent(value, numbers.size());
    }
    add(value);
  }

  /** What a library compares of a value of its own has no identity. */
  private void addContent(Object content, Object value) {
    if (content == value) {
      if (numbers.containsKey(value)) {
        isNew(value);
      } else {
        addScalar(value);
      }
      return;
    }
    Canonical inner = new Canonical(generators);
    inner.add(content);
    inner.tokens.removeIf(each -> each instanceof Mark mark && mark.what().equals("object"));
    tokens.addAll(inner.tokens);
  }

  private void addElements(String what, Object sequence, boolean hasIdentity) {
    if (hasIdentity && !isNew(sequence)) {
      return;
    }
    List<@Nullable Object> elements = Sequences.elementsOf(sequence);
    tokens.add(new Mark(what, elements.size()));
    elements.forEach(this::add);
  }

  /** Says which object it is. */
  private boolean isNew(Object value) {
    int next = numbers.size();
    int number = numbers.computeIfAbsent(value, each -> next);
    tokens.add(new Mark("object", number));
    return number == next;
  }

  private void addScalar(Object value) {
    if (!hasEquals(value.getClass())) {
      throw new NoValuesException(
          "values of " + value.getClass().getName() + " cannot be compared");
    }
    tokens.add(value);
  }

  private static boolean hasEquals(Class<?> type) {
    try {
      return Enum.class.isAssignableFrom(type)
          || type == Class.class
          || type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
