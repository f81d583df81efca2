package dev.tracewright.random;

import dev.tracewright.fixtures.differential.Values;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where random programs write down what they do, so that order and number of their effects can be
 * compared. Its source is no part of their compilation: every call of it is recorded.
 */
public final class Log {
  private final List<@Nullable String> entries = new ArrayList<>();

  /** An empty log. */
  public Log() {}

  /** Writes a line. */
  public void add(@Nullable String text) {
    entries.add(text);
  }

  /** Writes a number down and hands it on. */
  public int note(String name, int value) {
    entries.add(name + "=" + value);
    return value;
  }

  /** Writes a number down and hands it on. */
  public long note(String name, long value) {
    entries.add(name + "=" + value + "L");
    return value;
  }

  /** Writes a number down and hands it on. */
  public double note(String name, double value) {
    entries.add(name + "=" + value + "d");
    return value;
  }

  /** Writes a flag down and hands it on. */
  public boolean note(String name, boolean value) {
    entries.add(name + "?" + value);
    return value;
  }

  /** Writes a text down and hands it on. */
  public @Nullable String note(String name, @Nullable String value) {
    entries.add(name + ":" + value);
    return value;
  }

  /** The same value, of which a reader of the caller's source knows nothing. */
  public static <T> T same(T value) {
    return value;
  }

  /** The values of an object's fields. */
  public static String state(Object object) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Field each : object.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(each.getModifiers())) {
        try {
          each.setAccessible(true);
          values.add(each.get(object));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return Values.describe(values.toArray());
  }

  /** The beginning of a text, so that it does not grow without bound in a loop. */
  public static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() < 40 ? text : text.substring(0, 40);
  }

  /** Writes a line and throws. */
  public int fail(String reason) {
    entries.add("fail " + reason);
    throw new IllegalStateException(reason);
  }

  /** Calls a function twice, the second time on what it returned the first time. */
  public int twice(IntUnaryOperator function, int value) {
    entries.add("twice");
    return function.applyAsInt(function.applyAsInt(value));
  }

  /** Adds up with a function. */
  public int fold(IntBinaryOperator function, int... values) {
    int sum = values.length;
    for (int each : values) {
      sum = function.applyAsInt(sum, each);
    }
    entries.add("fold=" + sum);
    return sum;
  }

  /** What a supplier supplies, written down. */
  public <T> T get(Supplier<T> supplier) {
    T value = supplier.get();
    entries.add("got " + value);
    return value;
  }

  /** Runs code between two lines; whatever it throws goes on. */
  public void around(Runnable code) {
    entries.add("before");
    code.run();
    entries.add("after");
  }

  /** A resource that writes down when it is opened and closed. */
  public Resource open(String name) {
    entries.add("open " + name);
    if (name.startsWith("!")) {
      throw new IllegalStateException("cannot open " + name);
    }
    return new Resource(this, name);
  }

  /** A resource of a log; one whose name ends with an exclamation mark cannot be closed. */
  public static final class Resource implements AutoCloseable {
    private final Log log;
    private final String name;

    Resource(Log log, String name) {
      this.log = log;
      this.name = name;
    }

    /** Its name. */
    public String name() {
      return name;
    }

    @Override
    public void close() {
      log.add("close " + name);
      if (name.endsWith("!")) {
        throw new IllegalStateException("cannot close " + name);
      }
    }
  }

  @Override
  public String toString() {
    return "Log" + entries;
  }
}
