package dev.tracewright.rules;

import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.RuleSet;

/** Identities of {@code long} arithmetic; all exact, overflow included. */
@RuleSet({
  LongAlgebra.AddZero.class,
  LongAlgebra.SubtractZero.class,
  LongAlgebra.SubtractFromZero.class,
  LongAlgebra.SubtractSelf.class,
  LongAlgebra.MultiplyByOne.class,
  LongAlgebra.MultiplyByZero.class,
  LongAlgebra.MultiplyByMinusOne.class,
  LongAlgebra.DivideByOne.class,
  LongAlgebra.RemainderByOne.class,
  LongAlgebra.NegateTwice.class,
  LongAlgebra.ComplementTwice.class,
  LongAlgebra.AddNegated.class,
  LongAlgebra.SubtractNegated.class,
  LongAlgebra.AndSelf.class,
  LongAlgebra.AndZero.class,
  LongAlgebra.AndAllOnes.class,
  LongAlgebra.OrSelf.class,
  LongAlgebra.OrZero.class,
  LongAlgebra.OrAllOnes.class,
  LongAlgebra.XorSelf.class,
  LongAlgebra.XorZero.class,
  LongAlgebra.XorAllOnes.class,
  LongAlgebra.ShiftByZero.class,
  LongAlgebra.FactorOut.class
})
public final class LongAlgebra {
  private LongAlgebra() {}

  /** {@code x + 0} is {@code x}. */
  @RewriteRule
  public static final class AddZero {
    private AddZero() {}

    @Pattern
    static long pattern(long x) {
      return x + 0L;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x - 0} is {@code x}. */
  @RewriteRule
  public static final class SubtractZero {
    private SubtractZero() {}

    @Pattern
    static long pattern(long x) {
      return x - 0L;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code 0 - x} is {@code -x}. */
  @RewriteRule
  public static final class SubtractFromZero {
    private SubtractFromZero() {}

    @Pattern
    static long pattern(long x) {
      return 0L - x;
    }

    @Replacement
    static long replacement(long x) {
      return -x;
    }
  }

  /** {@code x - x} is zero. */
  @RewriteRule
  public static final class SubtractSelf {
    private SubtractSelf() {}

    @Pattern
    static long pattern(long x) {
      return x - x;
    }

    @Replacement
    static long replacement(long x) {
      return 0L;
    }
  }

  /** {@code x * 1} is {@code x}. */
  @RewriteRule
  public static final class MultiplyByOne {
    private MultiplyByOne() {}

    @Pattern
    static long pattern(long x) {
      return x * 1L;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x * 0} is zero. */
  @RewriteRule
  public static final class MultiplyByZero {
    private MultiplyByZero() {}

    @Pattern
    static long pattern(long x) {
      return x * 0L;
    }

    @Replacement
    static long replacement(long x) {
      return 0L;
    }
  }

  /** {@code x * -1} is {@code -x}. */
  @RewriteRule
  public static final class MultiplyByMinusOne {
    private MultiplyByMinusOne() {}

    @Pattern
    static long pattern(long x) {
      return x * -1L;
    }

    @Replacement
    static long replacement(long x) {
      return -x;
    }
  }

  /** {@code x / 1} is {@code x}. */
  @RewriteRule
  public static final class DivideByOne {
    private DivideByOne() {}

    @Pattern
    static long pattern(long x) {
      return x / 1L;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x % 1} is zero. */
  @RewriteRule
  public static final class RemainderByOne {
    private RemainderByOne() {}

    @Pattern
    static long pattern(long x) {
      return x % 1L;
    }

    @Replacement
    static long replacement(long x) {
      return 0L;
    }
  }

  /** {@code -(-x)} is {@code x}. */
  @RewriteRule
  public static final class NegateTwice {
    private NegateTwice() {}

    @Pattern
    static long pattern(long x) {
      return -(-x);
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code ~~x} is {@code x}. */
  @RewriteRule
  public static final class ComplementTwice {
    private ComplementTwice() {}

    @Pattern
    static long pattern(long x) {
      return ~(~x);
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x + -y} is {@code x - y}. */
  @RewriteRule
  public static final class AddNegated {
    private AddNegated() {}

    @Pattern
    static long pattern(long x, long y) {
      return x + -y;
    }

    @Replacement
    static long replacement(long x, long y) {
      return x - y;
    }
  }

  /** {@code x - -y} is {@code x + y}. */
  @RewriteRule
  public static final class SubtractNegated {
    private SubtractNegated() {}

    @Pattern
    static long pattern(long x, long y) {
      return x - -y;
    }

    @Replacement
    static long replacement(long x, long y) {
      return x + y;
    }
  }

  /** {@code x & x} is {@code x}. */
  @RewriteRule
  public static final class AndSelf {
    private AndSelf() {}

    @Pattern
    static long pattern(long x) {
      return x & x;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x & 0} is zero. */
  @RewriteRule
  public static final class AndZero {
    private AndZero() {}

    @Pattern
    static long pattern(long x) {
      return x & 0L;
    }

    @Replacement
    static long replacement(long x) {
      return 0L;
    }
  }

  /** {@code x & -1} is {@code x}. */
  @RewriteRule
  public static final class AndAllOnes {
    private AndAllOnes() {}

    @Pattern
    static long pattern(long x) {
      return x & -1L;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x | x} is {@code x}. */
  @RewriteRule
  public static final class OrSelf {
    private OrSelf() {}

    @Pattern
    static long pattern(long x) {
      return x | x;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x | 0} is {@code x}. */
  @RewriteRule
  public static final class OrZero {
    private OrZero() {}

    @Pattern
    static long pattern(long x) {
      return x | 0L;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x | -1} has all bits set. */
  @RewriteRule
  public static final class OrAllOnes {
    private OrAllOnes() {}

    @Pattern
    static long pattern(long x) {
      return x | -1L;
    }

    @Replacement
    static long replacement(long x) {
      return -1L;
    }
  }

  /** {@code x ^ x} is zero. */
  @RewriteRule
  public static final class XorSelf {
    private XorSelf() {}

    @Pattern
    static long pattern(long x) {
      return x ^ x;
    }

    @Replacement
    static long replacement(long x) {
      return 0L;
    }
  }

  /** {@code x ^ 0} is {@code x}. */
  @RewriteRule
  public static final class XorZero {
    private XorZero() {}

    @Pattern
    static long pattern(long x) {
      return x ^ 0L;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x ^ -1} is {@code ~x}. */
  @RewriteRule
  public static final class XorAllOnes {
    private XorAllOnes() {}

    @Pattern
    static long pattern(long x) {
      return x ^ -1L;
    }

    @Replacement
    static long replacement(long x) {
      return ~x;
    }
  }

  /** Shifts by nothing. */
  @RewriteRule
  public static final class ShiftByZero {
    private ShiftByZero() {}

    @Pattern
    static long pattern(long x) {
      return x << 0;
    }

    @Pattern
    static long turned(long x) {
      return x >> 0;
    }

    @Pattern
    static long other(long x) {
      return x >>> 0;
    }

    @Replacement
    static long replacement(long x) {
      return x;
    }
  }

  /** {@code x * a + x * b} is {@code x * (a + b)}. */
  @RewriteRule
  public static final class FactorOut {
    private FactorOut() {}

    @Pattern
    static long pattern(long x, long a, long b) {
      return x * a + x * b;
    }

    @Replacement
    static long replacement(long x, long a, long b) {
      return x * (a + b);
    }
  }
}
