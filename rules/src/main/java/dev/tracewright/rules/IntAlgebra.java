package dev.tracewright.rules;

import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.RuleSet;

/** Identities of {@code int} arithmetic; all exact, overflow included. */
@RuleSet({
  IntAlgebra.AddZero.class,
  IntAlgebra.SubtractZero.class,
  IntAlgebra.SubtractFromZero.class,
  IntAlgebra.SubtractSelf.class,
  IntAlgebra.MultiplyByOne.class,
  IntAlgebra.MultiplyByZero.class,
  IntAlgebra.MultiplyByMinusOne.class,
  IntAlgebra.DivideByOne.class,
  IntAlgebra.RemainderByOne.class,
  IntAlgebra.NegateTwice.class,
  IntAlgebra.ComplementTwice.class,
  IntAlgebra.AddNegated.class,
  IntAlgebra.SubtractNegated.class,
  IntAlgebra.AndSelf.class,
  IntAlgebra.AndZero.class,
  IntAlgebra.AndAllOnes.class,
  IntAlgebra.OrSelf.class,
  IntAlgebra.OrZero.class,
  IntAlgebra.OrAllOnes.class,
  IntAlgebra.XorSelf.class,
  IntAlgebra.XorZero.class,
  IntAlgebra.XorAllOnes.class,
  IntAlgebra.ShiftByZero.class,
  IntAlgebra.FactorOut.class
})
public final class IntAlgebra {
  private IntAlgebra() {}

  /** {@code x + 0} is {@code x}. */
  @RewriteRule
  public static final class AddZero {
    private AddZero() {}

    @Pattern
    static int pattern(int x) {
      return x + 0;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x - 0} is {@code x}. */
  @RewriteRule
  public static final class SubtractZero {
    private SubtractZero() {}

    @Pattern
    static int pattern(int x) {
      return x - 0;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code 0 - x} is {@code -x}. */
  @RewriteRule
  public static final class SubtractFromZero {
    private SubtractFromZero() {}

    @Pattern
    static int pattern(int x) {
      return 0 - x;
    }

    @Replacement
    static int replacement(int x) {
      return -x;
    }
  }

  /** {@code x - x} is zero. */
  @RewriteRule
  public static final class SubtractSelf {
    private SubtractSelf() {}

    @Pattern
    static int pattern(int x) {
      return x - x;
    }

    @Replacement
    static int replacement(int x) {
      return 0;
    }
  }

  /** {@code x * 1} is {@code x}. */
  @RewriteRule
  public static final class MultiplyByOne {
    private MultiplyByOne() {}

    @Pattern
    static int pattern(int x) {
      return x * 1;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x * 0} is zero. */
  @RewriteRule
  public static final class MultiplyByZero {
    private MultiplyByZero() {}

    @Pattern
    static int pattern(int x) {
      return x * 0;
    }

    @Replacement
    static int replacement(int x) {
      return 0;
    }
  }

  /** {@code x * -1} is {@code -x}. */
  @RewriteRule
  public static final class MultiplyByMinusOne {
    private MultiplyByMinusOne() {}

    @Pattern
    static int pattern(int x) {
      return x * -1;
    }

    @Replacement
    static int replacement(int x) {
      return -x;
    }
  }

  /** {@code x / 1} is {@code x}. */
  @RewriteRule
  public static final class DivideByOne {
    private DivideByOne() {}

    @Pattern
    static int pattern(int x) {
      return x / 1;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x % 1} is zero. */
  @RewriteRule
  public static final class RemainderByOne {
    private RemainderByOne() {}

    @Pattern
    static int pattern(int x) {
      return x % 1;
    }

    @Replacement
    static int replacement(int x) {
      return 0;
    }
  }

  /** {@code -(-x)} is {@code x}. */
  @RewriteRule
  public static final class NegateTwice {
    private NegateTwice() {}

    @Pattern
    static int pattern(int x) {
      return -(-x);
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code ~~x} is {@code x}. */
  @RewriteRule
  public static final class ComplementTwice {
    private ComplementTwice() {}

    @Pattern
    static int pattern(int x) {
      return ~(~x);
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x + -y} is {@code x - y}. */
  @RewriteRule
  public static final class AddNegated {
    private AddNegated() {}

    @Pattern
    static int pattern(int x, int y) {
      return x + -y;
    }

    @Replacement
    static int replacement(int x, int y) {
      return x - y;
    }
  }

  /** {@code x - -y} is {@code x + y}. */
  @RewriteRule
  public static final class SubtractNegated {
    private SubtractNegated() {}

    @Pattern
    static int pattern(int x, int y) {
      return x - -y;
    }

    @Replacement
    static int replacement(int x, int y) {
      return x + y;
    }
  }

  /** {@code x & x} is {@code x}. */
  @RewriteRule
  public static final class AndSelf {
    private AndSelf() {}

    @Pattern
    static int pattern(int x) {
      return x & x;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x & 0} is zero. */
  @RewriteRule
  public static final class AndZero {
    private AndZero() {}

    @Pattern
    static int pattern(int x) {
      return x & 0;
    }

    @Replacement
    static int replacement(int x) {
      return 0;
    }
  }

  /** {@code x & -1} is {@code x}. */
  @RewriteRule
  public static final class AndAllOnes {
    private AndAllOnes() {}

    @Pattern
    static int pattern(int x) {
      return x & -1;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x | x} is {@code x}. */
  @RewriteRule
  public static final class OrSelf {
    private OrSelf() {}

    @Pattern
    static int pattern(int x) {
      return x | x;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x | 0} is {@code x}. */
  @RewriteRule
  public static final class OrZero {
    private OrZero() {}

    @Pattern
    static int pattern(int x) {
      return x | 0;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x | -1} has all bits set. */
  @RewriteRule
  public static final class OrAllOnes {
    private OrAllOnes() {}

    @Pattern
    static int pattern(int x) {
      return x | -1;
    }

    @Replacement
    static int replacement(int x) {
      return -1;
    }
  }

  /** {@code x ^ x} is zero. */
  @RewriteRule
  public static final class XorSelf {
    private XorSelf() {}

    @Pattern
    static int pattern(int x) {
      return x ^ x;
    }

    @Replacement
    static int replacement(int x) {
      return 0;
    }
  }

  /** {@code x ^ 0} is {@code x}. */
  @RewriteRule
  public static final class XorZero {
    private XorZero() {}

    @Pattern
    static int pattern(int x) {
      return x ^ 0;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x ^ -1} is {@code ~x}. */
  @RewriteRule
  public static final class XorAllOnes {
    private XorAllOnes() {}

    @Pattern
    static int pattern(int x) {
      return x ^ -1;
    }

    @Replacement
    static int replacement(int x) {
      return ~x;
    }
  }

  /** Shifts by nothing. */
  @RewriteRule
  public static final class ShiftByZero {
    private ShiftByZero() {}

    @Pattern
    static int pattern(int x) {
      return x << 0;
    }

    @Pattern
    static int turned(int x) {
      return x >> 0;
    }

    @Pattern
    static int other(int x) {
      return x >>> 0;
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** {@code x * a + x * b} is {@code x * (a + b)}. */
  @RewriteRule
  public static final class FactorOut {
    private FactorOut() {}

    @Pattern
    static int pattern(int x, int a, int b) {
      return x * a + x * b;
    }

    @Replacement
    static int replacement(int x, int a, int b) {
      return x * (a + b);
    }
  }
}
