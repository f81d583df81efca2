package dev.tracewright.rules;

import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.RuleSet;

/** Products, quotients and remainders of powers of two as shifts and masks, where that is exact. */
@RuleSet({
  Shifts.FloorModTwo.class,
  Shifts.FloorDivTwo.class,
  Shifts.UnsignedQuotientOfTwo.class,
  Shifts.OddByRemainder.class,
  Shifts.EvenByRemainder.class
})
public final class Shifts {
  private Shifts() {}

  /** {@code Math.floorMod(x, 2)} as a mask. */
  @RewriteRule
  public static final class FloorModTwo {
    private FloorModTwo() {}

    @Pattern
    static int pattern(int x) {
      return Math.floorMod(x, 2);
    }

    @Replacement
    static int replacement(int x) {
      return x & 1;
    }
  }

  /** {@code Math.floorDiv(x, 2)} as a shift. */
  @RewriteRule
  public static final class FloorDivTwo {
    private FloorDivTwo() {}

    @Pattern
    static int pattern(int x) {
      return Math.floorDiv(x, 2);
    }

    @Replacement
    static int replacement(int x) {
      return x >> 1;
    }
  }

  /** {@code Integer.divideUnsigned(x, 2)} as a shift. */
  @RewriteRule
  public static final class UnsignedQuotientOfTwo {
    private UnsignedQuotientOfTwo() {}

    @Pattern
    static int pattern(int x) {
      return Integer.divideUnsigned(x, 2);
    }

    @Replacement
    static int replacement(int x) {
      return x >>> 1;
    }
  }

  /** {@code x % 2 != 0} by the last bit. */
  @RewriteRule
  public static final class OddByRemainder {
    private OddByRemainder() {}

    @Pattern
    static boolean pattern(int x) {
      return x % 2 != 0;
    }

    @Replacement
    static boolean replacement(int x) {
      return (x & 1) != 0;
    }
  }

  /** {@code x % 2 == 0} by the last bit. */
  @RewriteRule
  public static final class EvenByRemainder {
    private EvenByRemainder() {}

    @Pattern
    static boolean pattern(int x) {
      return x % 2 == 0;
    }

    @Replacement
    static boolean replacement(int x) {
      return (x & 1) == 0;
    }
  }
}
