package dev.tracewright.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What generated values come from: numbers of one seed, and the values chosen before. */
public final class ValueSource {
  private final Random random;
  private final List<@Nullable Object> chosen = new ArrayList<>();
  private boolean small;

  ValueSource(long seed) {
    random = new Random(seed);
  }

  /** Starts the values of another run. */
  void begin(boolean onlySmall) {
    chosen.clear();
    small = onlySmall;
  }

  /** Lets later values of the run depend on this one. */
  void chose(@Nullable Object value) {
    chosen.add(value);
  }

  /** Whether a telling value is wanted: an empty one, one at the edge of its range. */
  public boolean wantsSpecial() {
    return oneIn(3);
  }

  /** Whether large numbers and sizes should be avoided: what runs on them takes too long. */
  public boolean wantsSmall() {
    return small;
  }

  /** A number from 0 to below the bound. */
  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  /** Any number. */
  public long nextLong() {
    return random.nextLong();
  }

  /** A number from 0.0 to below 1.0. */
  public double nextDouble() {
    return random.nextDouble();
  }

  /** True once in so many times. */
  public boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** One of these. */
  public <T extends @Nullable Object> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /**
   * A value of a class that an earlier parameter of the same run has, if there is one: rules go
   * wrong where values are equal, or fit each other.
   */
  public <T> Optional<T> earlier(Class<T> type) {
    List<T> found = new ArrayList<>();
    for (Object each : chosen) {
      if (type.isInstance(each)) {
        found.add(type.cast(each));
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(pick(found));
  }
}
