package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Random decisions that a seed repeats. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number from 0 up to, not including, {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True in so many of a hundred cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** One of several. */
  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Any number. */
  long number() {
    return random.nextLong();
  }

  /** A choice to fill. */
  <T> Choice<T> choice() {
    return new Choice<>();
  }

  /** A choice between things that have weights. */
  final class Choice<T> {
    private final List<Supplier<? extends T>> makers = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private int total;

    /** Adds one. */
    Choice<T> or(int weight, Supplier<? extends T> maker) {
      makers.add(maker);
      weights.add(weight);
      total += weight;
      return this;
    }

    /** Adds one under a condition. */
    Choice<T> orIf(boolean isPossible, int weight, Supplier<? extends T> maker) {
      return isPossible ? or(weight, maker) : this;
    }

    /** Makes one of them. */
    T make() {
      int rest = below(total);
      int i = 0;
      while (rest >= weights.get(i)) {
        rest -= weights.get(i++);
      }
      return makers.get(i).get();
    }
  }
}
