package dev.tracewright.rules;

import dev.tracewright.annotations.Commutative;
import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Precision;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.RuleSet;

/**
 * Operations on {@code double} in fewer roundings or less time: results may differ in the last
 * place.
 */
@RuleSet({
  Roundings.MultiplyAdd.class,
  Roundings.SquareOfPower.class,
  Roundings.Cube.class,
  Roundings.ReciprocalOfPower.class
})
public final class Roundings {
  private Roundings() {}

  /** {@code a * b + c} as one operation, rounded once. */
  @RewriteRule(precision = Precision.ROUNDING)
  public static final class MultiplyAdd {
    private MultiplyAdd() {}

    @Commutative
    @Pattern
    static double pattern(double a, double b, double c) {
      return a * b + c;
    }

    @Replacement
    static double replacement(double a, double b, double c) {
      return Math.fma(a, b, c);
    }
  }

  /** {@code Math.pow(x, 2)} as a product: the function may differ in the last place. */
  @RewriteRule(precision = Precision.ROUNDING)
  public static final class SquareOfPower {
    private SquareOfPower() {}

    @Pattern
    static double pattern(double x) {
      return Math.pow(x, 2);
    }

    @Replacement
    static double replacement(double x) {
      return x * x;
    }
  }

  /** {@code Math.pow(x, 3)} as products. */
  @RewriteRule(precision = Precision.ROUNDING)
  public static final class Cube {
    private Cube() {}

    @Pattern
    static double pattern(double x) {
      return Math.pow(x, 3);
    }

    @Replacement
    static double replacement(double x) {
      return x * x * x;
    }
  }

  /** {@code Math.pow(x, -1)} as a quotient. */
  @RewriteRule(precision = Precision.ROUNDING)
  public static final class ReciprocalOfPower {
    private ReciprocalOfPower() {}

    @Pattern
    static double pattern(double x) {
      return Math.pow(x, -1);
    }

    @Replacement
    static double replacement(double x) {
      return 1 / x;
    }
  }
}
