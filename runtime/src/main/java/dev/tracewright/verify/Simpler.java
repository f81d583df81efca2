package dev.tracewright.verify;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds values that may be simpler than others. */
final class Simpler {
  private final Generators generators;

  Simpler(Generators generators) {
    this.generators = generators;
  }

  /** Values that might do instead; not all of them are simpler. */
  List<@Nullable Object> candidates(@Nullable Object value) {
    List<@Nullable Object> all = new ArrayList<>();
    if (value == null) {
      return all;
    }
    Optional<Generators.Bound<?>> generator = generators.of(value);
    if (generator.isPresent()) {
      all.addAll(generator.get().simpler(value));
    } else if (value instanceof Boolean) {
      all.add(false);
    } else if (value instanceof Character) {
      all.addAll(List.of('a', 'b', 'A', '0', ' '));
    } else if (value instanceof Double number) {
      ofFloating(number).forEach(all::add);
    } else if (value instanceof Float number) {
      ofFloating((double) number).forEach(each -> all.add((float) (double) each));
    } else if (value instanceof Number number) {
      ofIntegral(number.longValue()).forEach(each -> all.add(narrow(number, each)));
    } else if (value instanceof String text) {
      all.addAll(ofText(text));
    } else if (value instanceof StringBuilder text) {
      ofText(text.toString()).forEach(each -> all.add(Texts.builder(each)));
    } else if (value.getClass().isArray() || value instanceof ArrayList<?>) {
      all.addAll(ofSequence(value));
    } else if (value instanceof Record) {
      all.addAll(ofRecord(value));
    }
    return all;
  }

  private static List<Long> ofIntegral(long value) {
    return List.of(
        0L, 1L, -1L, 2L, -2L, 3L, -3L, 4L, 5L, 7L, 8L, 10L, 16L, 32L, 64L, value / 2, value - 1,
        value + 1, -value);
  }

  private static List<Double> ofFloating(double value) {
    return List.of(
        0.0,
        1.0,
        -0.0,
        -1.0,
        2.0,
        3.0,
        -2.0,
        4.0,
        5.0,
        10.0,
        Double.POSITIVE_INFINITY,
        Double.NaN,
        0.5,
        1.5,
        0.1,
        0.25,
        Math.rint(value),
        Math.rint(value * 8) / 8,
        value / 2,
        (double) (float) value,
        -value);
  }

  private static Object narrow(Number like, long value) {
    if (like instanceof Integer) {
      return (int) value;
    }
    if (like instanceof Short) {
      return (short) value;
    }
    if (like instanceof Byte) {
      return (byte) value;
    }
    return like instanceof Long ? (Object) value : like;
  }

  private static List<String> ofText(String text) {
    List<String> all = new ArrayList<>(List.of("", "a", "b"));
    for (int i = 0; i < text.length(); i++) {
      all.add(text.substring(0, i) + text.substring(i + 1));
      all.add(text.substring(0, i) + 'a' + text.substring(i + 1));
    }
    return all;
  }

  private List<@Nullable Object> ofSequence(Object sequence) {
    List<@Nullable Object> elements = Sequences.elementsOf(sequence);
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      List<@Nullable Object> shorter = new ArrayList<>(elements);
      shorter.remove(i);
      all.add(like(sequence, shorter));
      for (Object each : candidates(elements.get(i))) {
        if (Cost.of(each) < Cost.of(elements.get(i))) {
          List<@Nullable Object> plainer = new ArrayList<>(elements);
          plainer.set(i, each);
          all.add(like(sequence, plainer));
        }
      }
    }
    return all;
  }

  /** An array or a list like another with its last elements left out. */
  static Object shortened(Object sequence, int length) {
    return like(sequence, Sequences.elementsOf(sequence).subList(0, length));
  }

  private static Object like(Object sequence, List<@Nullable Object> elements) {
    if (sequence instanceof List<?>) {
      return new ArrayList<>(elements);
    }
    Object array = Array.newInstance(sequence.getClass().getComponentType(), elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(array, i, elements.get(i));
    }
    return array;
  }

  private List<@Nullable Object> ofRecord(Object value) {
    List<@Nullable Object> components = RecordValues.componentsOf(value);
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      for (Object each : candidates(components.get(i))) {
        List<@Nullable Object> plainer = new ArrayList<>(components);
        plainer.set(i, each);
        RecordValues.make(value.getClass(), plainer).ifPresent(all::add);
      }
    }
    return all;
  }
}
