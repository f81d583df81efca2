package dev.tracewright.rules;

import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.RuleSet;

/**
 * Identities of {@code double} arithmetic that hold for every number, infinities, negative zero and
 * NaN included.
 */
@RuleSet({
  FloatingPoint.NegateTwice.class,
  FloatingPoint.MultiplyByOne.class,
  FloatingPoint.DivideByOne.class,
  FloatingPoint.SubtractZero.class,
  FloatingPoint.MultiplyByMinusOne.class,
  FloatingPoint.Half.class,
  FloatingPoint.Twice.class,
  FloatingPoint.AbsoluteOfNegated.class
})
public final class FloatingPoint {
  private FloatingPoint() {}

  /** {@code -(-x)} is {@code x}. */
  @RewriteRule
  public static final class NegateTwice {
    private NegateTwice() {}

    @Pattern
    static double pattern(double x) {
      return -(-x);
    }

    @Replacement
    static double replacement(double x) {
      return x;
    }
  }

  /** {@code x * 1} is {@code x}. */
  @RewriteRule
  public static final class MultiplyByOne {
    private MultiplyByOne() {}

    @Pattern
    static double pattern(double x) {
      return x * 1.0;
    }

    @Pattern
    static double turned(double x) {
      return 1.0 * x;
    }

    @Replacement
    static double replacement(double x) {
      return x;
    }
  }

  /** {@code x / 1} is {@code x}. */
  @RewriteRule
  public static final class DivideByOne {
    private DivideByOne() {}

    @Pattern
    static double pattern(double x) {
      return x / 1.0;
    }

    @Replacement
    static double replacement(double x) {
      return x;
    }
  }

  /** {@code x - 0.0} is {@code x}, for negative zero too. */
  @RewriteRule
  public static final class SubtractZero {
    private SubtractZero() {}

    @Pattern
    static double pattern(double x) {
      return x - 0.0;
    }

    @Replacement
    static double replacement(double x) {
      return x;
    }
  }

  /** {@code x * -1} is {@code -x}. */
  @RewriteRule
  public static final class MultiplyByMinusOne {
    private MultiplyByMinusOne() {}

    @Pattern
    static double pattern(double x) {
      return x * -1.0;
    }

    @Pattern
    static double turned(double x) {
      return -1.0 * x;
    }

    @Replacement
    static double replacement(double x) {
      return -x;
    }
  }

  /** {@code x / 2} is {@code x * 0.5}: halving is exact either way. */
  @RewriteRule
  public static final class Half {
    private Half() {}

    @Pattern
    static double pattern(double x) {
      return x / 2.0;
    }

    @Replacement
    static double replacement(double x) {
      return x * 0.5;
    }
  }

  /** {@code x * 2} is {@code x + x}. */
  @RewriteRule
  public static final class Twice {
    private Twice() {}

    @Pattern
    static double pattern(double x) {
      return x * 2.0;
    }

    @Pattern
    static double turned(double x) {
      return 2.0 * x;
    }

    @Replacement
    static double replacement(double x) {
      return x + x;
    }
  }

  /** {@code Math.abs(-x)} is {@code Math.abs(x)}. */
  @RewriteRule
  public static final class AbsoluteOfNegated {
    private AbsoluteOfNegated() {}

    @Pattern
    static double pattern(double x) {
      return Math.abs(-x);
    }

    @Replacement
    static double replacement(double x) {
      return Math.abs(x);
    }
  }
}
