package dev.tracewright.interpret;

import org.jspecify.annotations.Nullable;

/** A local variable that is assigned: the value of a node that declares one. */
final class Holder {
  private @Nullable Object value;

  Holder(@Nullable Object initial) {
    value = initial;
  }

  @Nullable Object load() {
    return value;
  }

  void store(@Nullable Object newValue) {
    value = newValue;
  }
}
