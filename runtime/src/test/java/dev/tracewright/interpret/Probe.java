package dev.tracewright.interpret;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the graphs of the tests of regions call. */
@SuppressWarnings("UnusedMethod") // called by name
final class Probe {
  private Probe() {}

  /** Notes that it was reached. */
  static void note(List<Object> log, Object what) {
    log.add(what);
  }

  static Object box(Object what) {
    return what;
  }

  static void fail(Throwable thrown) throws Throwable {
    throw thrown;
  }

  static boolean isHeld(Object lock) {
    return Thread.holdsLock(lock);
  }

  static Object supplied(Supplier<?> supplier) {
    return supplier.get();
  }

  /** A functional interface that only its own package can name, with a method to inherit. */
  interface Step {
    long apply(int x, Object y) throws IOException;

    default long twice(int x, Object y) throws IOException {
      return apply((int) apply(x, y), y);
    }
  }

  /** One that nobody else can name. */
  private interface Hidden {
    Object apply(String x);

    default Object both(String x) {
      return List.of(apply(x), apply(x + x));
    }
  }

  static Object both(Hidden hidden, String x) {
    return hidden.both(x);
  }

  /** Calls a function with what its type does not allow, as unchecked code can. */
  @SuppressWarnings("unchecked")
  static @Nullable Object pollute(Object function, Object argument) {
    return ((java.util.function.Function<Object, Object>) function).apply(argument);
  }
}
