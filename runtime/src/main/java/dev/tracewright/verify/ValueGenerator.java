package dev.tracewright.verify;

import java.util.List;

/**
 * Supplies values of a class on which rules are tried. A generator is a service: a public class
 * with a public constructor without parameters, named in {@code
 * META-INF/services/dev.tracewright.verify.ValueGenerator}, in a named module in a {@code provides}
 * as well. It is asked while rules are compiled, so its jar, and what the values need to work,
 * belong on the processor path. Its methods are called with values that it made or that calls of
 * theirs returned, in one thread.
 *
 * @param <T> the class
 */
public interface ValueGenerator<T> {
  /** The class; parameters of exactly this type are given the values. */
  Class<T> type();

  /**
   * A value: a telling one if {@code source} asks for that, else any.
   *
   * @param source all that the value may depend on
   */
  T generate(ValueSource source);

  /**
   * A value like another for a run of its own; the same object if nothing that a graph may call
   * changes it.
   */
  default T copy(T value) {
    return value;
  }

  /**
   * What counts of a value when two are compared: primitives, strings, arrays or lists of them, and
   * so on. The value itself is compared by {@code equals}.
   */
  default Object content(T value) {
    return value;
  }

  /** Values that are simpler, the simplest first, to tell what is wrong with a rule by them. */
  default List<T> simpler(T value) {
    return List.of();
  }

  /** The value in messages. */
  default String text(T value) {
    return String.valueOf(value);
  }

  /**
   * Called with the values that runs were given or came to, once they are needed no more; possibly
   * several times with the same.
   */
  default void release(T value) {}
}
