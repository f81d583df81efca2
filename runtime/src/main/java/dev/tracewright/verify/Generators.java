package dev.tracewright.verify;

import static java.util.Objects.requireNonNull;

import dev.tracewright.graph.TypeRef;
import dev.tracewright.policy.FoundServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The generators at hand; what one throws makes a rule unverified and nothing worse. */
final class Generators {
  private final List<ValueGenerator<?>> all;

  Generators(List<? extends ValueGenerator<?>> all) {
    this.all = List.copyOf(all);
  }

  /** Those that are services to a class loader, by the names of their classes. */
  static List<ValueGenerator<?>> load(ClassLoader loader) {
    List<ValueGenerator<?>> found = new ArrayList<>();
    // What one that fails would have supplied is missed, and said, where a rule needs it.
    for (ValueGenerator<?> each : FoundServices.of(ValueGenerator.class, loader).services()) {
      if (isUsable(each)) {
        found.add(each);
      }
    }
    return found;
  }

  /** The library that it is for may be missing where rules are compiled. */
  private static boolean isUsable(ValueGenerator<?> generator) {
    try {
      requireNonNull(generator.type());
      return true;
    } catch (LinkageError | RuntimeException broken) {
      return false;
    }
  }

  /** The generator of a parameter's type. */
  Optional<Bound<?>> of(TypeRef type) {
    return all.stream()
        .filter(each -> each.type().descriptorString().equals(type.erasure().descriptor()))
        .<Bound<?>>map(Bound::new)
        .findFirst();
  }

  /** The generator that knows an object. */
  Optional<Bound<?>> of(Object value) {
    return all.stream()
        .filter(each -> each.type().isInstance(value))
        .<Bound<?>>map(Bound::new)
        .findFirst();
  }

  /** Lets go of a value that nobody needs any more. */
  void release(@Nullable Object value) {
    if (value != null) {
      of(value).ifPresent(each -> each.release(value));
    }
  }

  /** One generator, asked about objects. */
  record Bound<T>(ValueGenerator<T> generator) implements Domain {
    @Override
    public List<@Nullable Object> specials() {
      return List.of();
    }

    @Override
    public Object draw(ValueSource source) {
      return ask(() -> generator.generate(source));
    }

    Object copy(Object value) {
      return with(value, generator::copy);
    }

    Object content(Object value) {
      return with(value, generator::content);
    }

    List<?> simpler(Object value) {
      return with(value, generator::simpler);
    }

    String text(Object value) {
      return with(value, generator::text);
    }

    void release(Object value) {
      with(
          value,
          each -> {
            generator.release(each);
            return each;
          });
    }

    private <R> R with(Object value, Function<T, R> question) {
      return ask(() -> question.apply(generator.type().cast(value)));
    }

    /** Code that nobody checked may throw anything, or return null. */
    private <R> R ask(java.util.function.Supplier<R> question) {
      try {
        @Nullable R answer = question.get();
        if (answer != null) {
          return answer;
        }
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        throw new NoValuesException(generator.getClass().getName() + " throws " + e);
      }
      throw new NoValuesException(generator.getClass().getName() + " answers null");
    }
  }
}
