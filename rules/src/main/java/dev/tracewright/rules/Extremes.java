package dev.tracewright.rules;

import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.RuleSet;

/** Minimum, maximum and absolute value, where code spells them out; all exact. */
@RuleSet({
  Extremes.IntMinimum.class,
  Extremes.IntMaximum.class,
  Extremes.IntAbsolute.class,
  Extremes.IntAbsoluteOfNegated.class,
  Extremes.IntMinimumOfSelf.class,
  Extremes.LongMinimum.class,
  Extremes.LongMaximum.class,
  Extremes.LongAbsolute.class,
  Extremes.LongAbsoluteOfNegated.class,
  Extremes.LongMinimumOfSelf.class
})
public final class Extremes {
  private Extremes() {}

  /** The smaller of two by comparison. */
  @RewriteRule
  public static final class IntMinimum {
    private IntMinimum() {}

    @Pattern
    static int pattern(int a, int b) {
      return a < b ? a : b;
    }

    @Pattern
    static int turned(int a, int b) {
      return a <= b ? a : b;
    }

    @Pattern
    static int other(int a, int b) {
      return a > b ? b : a;
    }

    @Pattern
    static int last(int a, int b) {
      return a >= b ? b : a;
    }

    @Replacement
    static int replacement(int a, int b) {
      return Math.min(a, b);
    }
  }

  /** The larger of two by comparison. */
  @RewriteRule
  public static final class IntMaximum {
    private IntMaximum() {}

    @Pattern
    static int pattern(int a, int b) {
      return a > b ? a : b;
    }

    @Pattern
    static int turned(int a, int b) {
      return a >= b ? a : b;
    }

    @Pattern
    static int other(int a, int b) {
      return a < b ? b : a;
    }

    @Pattern
    static int last(int a, int b) {
      return a <= b ? b : a;
    }

    @Replacement
    static int replacement(int a, int b) {
      return Math.max(a, b);
    }
  }

  /** The absolute value by comparison with zero. */
  @RewriteRule
  public static final class IntAbsolute {
    private IntAbsolute() {}

    @Pattern
    static int pattern(int a) {
      return a < 0 ? -a : a;
    }

    @Pattern
    static int turned(int a) {
      return a <= 0 ? -a : a;
    }

    @Pattern
    static int other(int a) {
      return a > 0 ? a : -a;
    }

    @Pattern
    static int last(int a) {
      return a >= 0 ? a : -a;
    }

    @Replacement
    static int replacement(int a) {
      return Math.abs(a);
    }
  }

  /** {@code Math.abs(-a)} is {@code Math.abs(a)}. */
  @RewriteRule
  public static final class IntAbsoluteOfNegated {
    private IntAbsoluteOfNegated() {}

    @Pattern
    static int pattern(int a) {
      return Math.abs(-a);
    }

    @Replacement
    static int replacement(int a) {
      return Math.abs(a);
    }
  }

  /** {@code Math.min(a, a)} and {@code Math.max(a, a)} are {@code a}. */
  @RewriteRule
  public static final class IntMinimumOfSelf {
    private IntMinimumOfSelf() {}

    @Pattern
    static int pattern(int a) {
      return Math.min(a, a);
    }

    @Pattern
    static int turned(int a) {
      return Math.max(a, a);
    }

    @Replacement
    static int replacement(int a) {
      return a;
    }
  }

  /** The smaller of two by comparison. */
  @RewriteRule
  public static final class LongMinimum {
    private LongMinimum() {}

    @Pattern
    static long pattern(long a, long b) {
      return a < b ? a : b;
    }

    @Pattern
    static long turned(long a, long b) {
      return a <= b ? a : b;
    }

    @Pattern
    static long other(long a, long b) {
      return a > b ? b : a;
    }

    @Pattern
    static long last(long a, long b) {
      return a >= b ? b : a;
    }

    @Replacement
    static long replacement(long a, long b) {
      return Math.min(a, b);
    }
  }

  /** The larger of two by comparison. */
  @RewriteRule
  public static final class LongMaximum {
    private LongMaximum() {}

    @Pattern
    static long pattern(long a, long b) {
      return a > b ? a : b;
    }

    @Pattern
    static long turned(long a, long b) {
      return a >= b ? a : b;
    }

    @Pattern
    static long other(long a, long b) {
      return a < b ? b : a;
    }

    @Pattern
    static long last(long a, long b) {
      return a <= b ? b : a;
    }

    @Replacement
    static long replacement(long a, long b) {
      return Math.max(a, b);
    }
  }

  /** The absolute value by comparison with zero. */
  @RewriteRule
  public static final class LongAbsolute {
    private LongAbsolute() {}

    @Pattern
    static long pattern(long a) {
      return a < 0 ? -a : a;
    }

    @Pattern
    static long turned(long a) {
      return a <= 0 ? -a : a;
    }

    @Pattern
    static long other(long a) {
      return a > 0 ? a : -a;
    }

    @Pattern
    static long last(long a) {
      return a >= 0 ? a : -a;
    }

    @Replacement
    static long replacement(long a) {
      return Math.abs(a);
    }
  }

  /** {@code Math.abs(-a)} is {@code Math.abs(a)}. */
  @RewriteRule
  public static final class LongAbsoluteOfNegated {
    private LongAbsoluteOfNegated() {}

    @Pattern
    static long pattern(long a) {
      return Math.abs(-a);
    }

    @Replacement
    static long replacement(long a) {
      return Math.abs(a);
    }
  }

  /** {@code Math.min(a, a)} and {@code Math.max(a, a)} are {@code a}. */
  @RewriteRule
  public static final class LongMinimumOfSelf {
    private LongMinimumOfSelf() {}

    @Pattern
    static long pattern(long a) {
      return Math.min(a, a);
    }

    @Pattern
    static long turned(long a) {
      return Math.max(a, a);
    }

    @Replacement
    static long replacement(long a) {
      return a;
    }
  }
}
