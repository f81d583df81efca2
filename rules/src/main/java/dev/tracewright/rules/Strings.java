package dev.tracewright.rules;

import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.RuleSet;

/** Texts put together or asked in a roundabout way; all exact. */
@RuleSet({
  Strings.BuilderOfTwo.class,
  Strings.BuilderOfThree.class,
  Strings.BuilderOfNumber.class,
  Strings.EmptyByLength.class,
  Strings.EmptyByEquals.class,
  Strings.ContainedByIndex.class,
  Strings.WholeSubstring.class
})
public final class Strings {
  private Strings() {}

  /** Two texts through a builder. */
  @RewriteRule
  public static final class BuilderOfTwo {
    private BuilderOfTwo() {}

    @Pattern
    static String pattern(String a, String b) {
      return new StringBuilder().append(a).append(b).toString();
    }

    @Replacement
    static String replacement(String a, String b) {
      return a + b;
    }
  }

  /** Three texts through a builder. */
  @RewriteRule
  public static final class BuilderOfThree {
    private BuilderOfThree() {}

    @Pattern
    static String pattern(String a, String b, String c) {
      return new StringBuilder().append(a).append(b).append(c).toString();
    }

    @Replacement
    static String replacement(String a, String b, String c) {
      return a + b + c;
    }
  }

  /** A text and a number through a builder. */
  @RewriteRule
  public static final class BuilderOfNumber {
    private BuilderOfNumber() {}

    @Pattern
    static String pattern(String a, int b) {
      return new StringBuilder().append(a).append(b).toString();
    }

    @Replacement
    static String replacement(String a, int b) {
      return a + b;
    }
  }

  /** A text without characters. */
  @RewriteRule
  public static final class EmptyByLength {
    private EmptyByLength() {}

    @Pattern
    static boolean pattern(String a) {
      return a.length() == 0;
    }

    @Replacement
    static boolean replacement(String a) {
      return a.isEmpty();
    }
  }

  /** A text that equals the empty one. */
  @RewriteRule
  public static final class EmptyByEquals {
    private EmptyByEquals() {}

    @Pattern
    static boolean pattern(String a) {
      return a.equals("");
    }

    @Replacement
    static boolean replacement(String a) {
      return a.isEmpty();
    }
  }

  /** A text in another. */
  @RewriteRule
  public static final class ContainedByIndex {
    private ContainedByIndex() {}

    @Pattern
    static boolean pattern(String a, String b) {
      return a.indexOf(b) >= 0;
    }

    @Pattern
    static boolean turned(String a, String b) {
      return a.indexOf(b) != -1;
    }

    @Replacement
    static boolean replacement(String a, String b) {
      return a.contains(b);
    }
  }

  /** All of a text. */
  @RewriteRule
  public static final class WholeSubstring {
    private WholeSubstring() {}

    @Pattern
    static String pattern(String a) {
      return a.substring(0);
    }

    @Replacement
    static String replacement(String a) {
      return a.toString();
    }
  }
}
