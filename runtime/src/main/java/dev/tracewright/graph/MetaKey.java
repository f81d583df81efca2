package dev.tracewright.graph;

import java.util.Objects;

/**
 * A key under which a node carries a value beside the graph itself: a shape, a note of a pass. Keys
 * compare by identity; keep one in a constant.
 *
 * @param <T> the type of the values
 */
public final class MetaKey<T> {
  private final String name;
  private final Class<T> type;

  private MetaKey(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /** A new key; the name is for readers alone. */
  public static <T> MetaKey<T> of(String name, Class<T> type) {
    return new MetaKey<>(Objects.requireNonNull(name), Objects.requireNonNull(type));
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The type of the values. */
  public Class<T> type() {
    return type;
  }

  @Override
  public String toString() {
    return name;
  }
}
