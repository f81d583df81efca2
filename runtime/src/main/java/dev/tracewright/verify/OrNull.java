package dev.tracewright.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of another domain, and null. */
record OrNull(Domain values) implements Domain {
  /** Where null stands among the special values. */
  private static final int PLACE = 2;

  @Override
  public List<@Nullable Object> specials() {
    List<@Nullable Object> all = new ArrayList<>(values.specials());
    all.add(Math.min(PLACE, all.size()), null);
    return all;
  }

  @Override
  public @Nullable Object draw(ValueSource source) {
    return source.oneIn(16) ? null : values.draw(source);
  }
}
