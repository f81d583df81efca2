package dev.tracewright.rules;

import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.RuleSet;

/** Identities of {@code boolean} logic without short circuit; all exact. */
@RuleSet({
  BooleanAlgebra.NotNot.class,
  BooleanAlgebra.AndSelf.class,
  BooleanAlgebra.OrSelf.class,
  BooleanAlgebra.XorSelf.class,
  BooleanAlgebra.AndTrue.class,
  BooleanAlgebra.AndFalse.class,
  BooleanAlgebra.OrFalse.class,
  BooleanAlgebra.OrTrue.class,
  BooleanAlgebra.XorFalse.class,
  BooleanAlgebra.XorTrue.class,
  BooleanAlgebra.BothNot.class,
  BooleanAlgebra.EitherNot.class,
  BooleanAlgebra.Absorb.class
})
public final class BooleanAlgebra {
  private BooleanAlgebra() {}

  /** {@code !!a} is {@code a}. */
  @RewriteRule
  public static final class NotNot {
    private NotNot() {}

    @Pattern
    static boolean pattern(boolean a) {
      return !(!a);
    }

    @Replacement
    static boolean replacement(boolean a) {
      return a;
    }
  }

  /** {@code a & a} is {@code a}. */
  @RewriteRule
  public static final class AndSelf {
    private AndSelf() {}

    @Pattern
    static boolean pattern(boolean a) {
      return a & a;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return a;
    }
  }

  /** {@code a | a} is {@code a}. */
  @RewriteRule
  public static final class OrSelf {
    private OrSelf() {}

    @Pattern
    static boolean pattern(boolean a) {
      return a | a;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return a;
    }
  }

  /** {@code a ^ a} is false. */
  @RewriteRule
  public static final class XorSelf {
    private XorSelf() {}

    @Pattern
    static boolean pattern(boolean a) {
      return a ^ a;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return false;
    }
  }

  /** {@code a & true} is {@code a}. */
  @RewriteRule
  public static final class AndTrue {
    private AndTrue() {}

    @Pattern
    static boolean pattern(boolean a) {
      return a & true;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return a;
    }
  }

  /** {@code a & false} is false. */
  @RewriteRule
  public static final class AndFalse {
    private AndFalse() {}

    @Pattern
    static boolean pattern(boolean a) {
      return a & false;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return false;
    }
  }

  /** {@code a | false} is {@code a}. */
  @RewriteRule
  public static final class OrFalse {
    private OrFalse() {}

    @Pattern
    static boolean pattern(boolean a) {
      return a | false;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return a;
    }
  }

  /** {@code a | true} is true. */
  @RewriteRule
  public static final class OrTrue {
    private OrTrue() {}

    @Pattern
    static boolean pattern(boolean a) {
      return a | true;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return true;
    }
  }

  /** {@code a ^ false} is {@code a}. */
  @RewriteRule
  public static final class XorFalse {
    private XorFalse() {}

    @Pattern
    static boolean pattern(boolean a) {
      return a ^ false;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return a;
    }
  }

  /** {@code a ^ true} is {@code !a}. */
  @RewriteRule
  public static final class XorTrue {
    private XorTrue() {}

    @Pattern
    static boolean pattern(boolean a) {
      return a ^ true;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return !a;
    }
  }

  /** {@code !a & !b} is {@code !(a | b)}. */
  @RewriteRule
  public static final class BothNot {
    private BothNot() {}

    @Pattern
    static boolean pattern(boolean a, boolean b) {
      return !a & !b;
    }

    @Replacement
    static boolean replacement(boolean a, boolean b) {
      return !(a | b);
    }
  }

  /** {@code !a | !b} is {@code !(a & b)}. */
  @RewriteRule
  public static final class EitherNot {
    private EitherNot() {}

    @Pattern
    static boolean pattern(boolean a, boolean b) {
      return !a | !b;
    }

    @Replacement
    static boolean replacement(boolean a, boolean b) {
      return !(a & b);
    }
  }

  /** {@code a & (a | b)} and {@code a | (a & b)} are {@code a}. */
  @RewriteRule
  public static final class Absorb {
    private Absorb() {}

    @Pattern
    static boolean pattern(boolean a, boolean b) {
      return a & (a | b);
    }

    @Pattern
    static boolean turned(boolean a, boolean b) {
      return a | (a & b);
    }

    @Replacement
    static boolean replacement(boolean a, boolean b) {
      return a;
    }
  }
}
