package dev.tracewright.verify;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instances of a record class. */
final class RecordValues implements Domain {
  /** How often a constructor may refuse what it is given. */
  private static final int ATTEMPTS = 50;

  private final Class<?> type;
  private final List<Domain> components;

  RecordValues(Class<?> type, List<Domain> components) {
    this.type = type;
    this.components = List.copyOf(components);
  }

  @Override
  public List<@Nullable Object> specials() {
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Domain each : components) {
        List<@Nullable Object> specials = each.specials();
        values.add(specials.isEmpty() ? null : specials.get(i % specials.size()));
      }
      make(type, values).ifPresent(all::add);
    }
    return all;
  }

  @Override
  public Object draw(ValueSource source) {
    for (int i = 0; i < ATTEMPTS; i++) {
      List<@Nullable Object> values = new ArrayList<>();
      components.forEach(each -> values.add(each.draw(source)));
      Optional<Object> made = make(type, values);
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new NoValuesException("the constructor of " + type.getName() + " refuses all values");
  }

  /** An instance, unless the constructor refuses the values. */
  static Optional<Object> make(Class<?> type, List<@Nullable Object> values) {
    try {
      Class<?>[] parameters =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(values.toArray()));
    } catch (InvocationTargetException | IllegalArgumentException refused) {
      return Optional.empty();
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new NoValuesException("no " + type.getName() + " can be made: " + e.getMessage());
    }
  }

  /** The values of the components. */
  static List<@Nullable Object> componentsOf(Object value) {
    List<@Nullable Object> values = new ArrayList<>();
    for (RecordComponent each : value.getClass().getRecordComponents()) {
      try {
        each.getAccessor().setAccessible(true);
        values.add(each.getAccessor().invoke(value));
      } catch (ReflectiveOperationException | RuntimeException e) {
        throw new NoValuesException(
            "the components of " + value.getClass().getName() + " cannot be read");
      }
    }
    return values;
  }
}
