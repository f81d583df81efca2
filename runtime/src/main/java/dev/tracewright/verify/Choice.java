package dev.tracewright.verify;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of some immutable values: truth values, constants of an enum, objects of many classes. */
record Choice(List<@Nullable Object> values) implements Domain {
  @Override
  public List<@Nullable Object> specials() {
    return values;
  }

  @Override
  public @Nullable Object draw(ValueSource source) {
    Optional<Object> earlier = source.earlier(Object.class).filter(values::contains);
    return earlier.isPresent() && source.oneIn(4) ? earlier.get() : source.pick(values);
  }
}
