package p;

import dev.tracewright.annotations.Commutative;
import dev.tracewright.annotations.Literal;
import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Precision;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import java.util.Arrays;
import java.util.List;

/** Rules that keep what they promise. */
final class RightRules {
  private RightRules() {}

  /** Twice as shift. */
  @RewriteRule
  static final class TwiceAsShift {
    @Pattern
    static int pattern(int x) {
      return x * 2;
    }

    @Replacement
    static int replacement(int x) {
      return x << 1;
    }
  }

  /** Power of two. */
  @RewriteRule
  static final class PowerOfTwo {
    @Pattern
    static boolean pattern(int x) {
      return Integer.bitCount(x) == 1;
    }

    @Replacement
    static boolean replacement(int x) {
      return (x & (x - 1)) == 0 && x != 0;
    }
  }

  /** Floor mod as mask. */
  @RewriteRule
  static final class FloorModAsMask {
    @Pattern
    static int pattern(int x) {
      return Math.floorMod(x, 8);
    }

    @Replacement
    static int replacement(int x) {
      return x & 7;
    }
  }

  /** Floor div as shift. */
  @RewriteRule
  static final class FloorDivAsShift {
    @Pattern
    static int pattern(int x) {
      return Math.floorDiv(x, 2);
    }

    @Replacement
    static int replacement(int x) {
      return x >> 1;
    }
  }

  /** Int difference with itself. */
  @RewriteRule
  static final class IntDifferenceWithItself {
    @Pattern
    static int pattern(int x) {
      return x - x;
    }

    @Replacement
    static int replacement(int x) {
      return 0;
    }
  }

  /** Exclusive or with itself. */
  @RewriteRule
  static final class ExclusiveOrWithItself {
    @Pattern
    static long pattern(long x) {
      return x ^ x;
    }

    @Replacement
    static long replacement(long x) {
      return 0L;
    }
  }

  /** Int negated twice. */
  @RewriteRule
  static final class IntNegatedTwice {
    @Pattern
    static int pattern(int x) {
      return -(-x);
    }

    @Replacement
    static int replacement(int x) {
      return x;
    }
  }

  /** Float exponential. */
  @RewriteRule(precision = Precision.APPROXIMATE)
  static final class FloatExponential {
    @Pattern
    static double pattern(double x) {
      return (double) (float) Math.exp(x);
    }

    @Replacement
    static double replacement(double x) {
      return Math.exp(x);
    }
  }

  /** Not not. */
  @RewriteRule
  static final class NotNot {
    @Pattern
    static boolean pattern(boolean a) {
      return !!a;
    }

    @Replacement
    static boolean replacement(boolean a) {
      return a;
    }
  }

  /** De morgan of and. */
  @RewriteRule
  static final class DeMorganOfAnd {
    @Pattern
    static boolean pattern(boolean a, boolean b) {
      return !(a & b);
    }

    @Replacement
    static boolean replacement(boolean a, boolean b) {
      return !a | !b;
    }
  }

  /** De morgan of short or. */
  @RewriteRule
  static final class DeMorganOfShortOr {
    @Pattern
    static boolean pattern(boolean a, boolean b) {
      return !(a || b);
    }

    @Replacement
    static boolean replacement(boolean a, boolean b) {
      return !a && !b;
    }
  }

  /** Absorption. */
  @RewriteRule
  static final class Absorption {
    @Pattern
    static boolean pattern(boolean a, boolean b) {
      return a & (a | b);
    }

    @Replacement
    static boolean replacement(boolean a, boolean b) {
      return a;
    }
  }

  /** Distribution. */
  @RewriteRule
  static final class Distribution {
    @Pattern
    static boolean pattern(boolean a, boolean b, boolean c) {
      return (a & b) | (a & c);
    }

    @Replacement
    static boolean replacement(boolean a, boolean b, boolean c) {
      return a & (b | c);
    }
  }

  /** Fused. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class Fused {
    @Pattern
    @Commutative
    static double pattern(double a, double b, double c) {
      return a * b + c;
    }

    @Replacement
    static double replacement(double a, double b, double c) {
      return Math.fma(a, b, c);
    }
  }

  /** Sum reassociated. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class SumReassociated {
    @Pattern
    static double pattern(double a, double b, double c) {
      return (a + b) + c;
    }

    @Replacement
    static double replacement(double a, double b, double c) {
      return a + (b + c);
    }
  }

  /** Product reassociated. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class ProductReassociated {
    @Pattern
    static double pattern(double a, double b, double c) {
      return (a * b) * c;
    }

    @Replacement
    static double replacement(double a, double b, double c) {
      return a * (b * c);
    }
  }

  /** Quotient as product. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class QuotientAsProduct {
    @Pattern
    static double pattern(double x) {
      return x / 3.0;
    }

    @Replacement
    static double replacement(double x) {
      return x * (1.0 / 3.0);
    }
  }

  /** Half as product. */
  @RewriteRule
  static final class HalfAsProduct {
    @Pattern
    static double pattern(double x) {
      return x / 2.0;
    }

    @Replacement
    static double replacement(double x) {
      return x * 0.5;
    }
  }

  /** Int minimum. */
  @RewriteRule
  static final class IntMinimum {
    @Pattern
    static int pattern(int a, int b) {
      return a < b ? a : b;
    }

    @Replacement
    static int replacement(int a, int b) {
      return Math.min(a, b);
    }
  }

  /** Empty list. */
  @RewriteRule
  static final class EmptyList {
    @Pattern
    static boolean pattern(List<String> list) {
      return list.size() == 0;
    }

    @Replacement
    static boolean replacement(List<String> list) {
      return list.isEmpty();
    }
  }

  /** Int absolute. */
  @RewriteRule
  static final class IntAbsolute {
    @Pattern
    static int pattern(int x) {
      return x < 0 ? -x : x;
    }

    @Replacement
    static int replacement(int x) {
      return Math.abs(x);
    }
  }

  /** Clamped. */
  @RewriteRule
  static final class Clamped {
    @Pattern
    static int pattern(int x, int low, int high) {
      return Math.min(Math.max(x, low), high);
    }

    @Replacement
    static int replacement(int x, int low, int high) {
      return x < low ? Math.min(low, high) : Math.min(x, high);
    }
  }

  /** Mean of bits. */
  @RewriteRule
  static final class MeanOfBits {
    @Pattern
    static int pattern(int a, int b) {
      return (a & b) + ((a ^ b) >> 1);
    }

    @Replacement
    static int replacement(int a, int b) {
      return (int) (((long) a + b) >> 1);
    }
  }

  /** Empty by length. */
  @RewriteRule
  static final class EmptyByLength {
    @Pattern
    static boolean pattern(String s) {
      return s.length() == 0;
    }

    @Replacement
    static boolean replacement(String s) {
      return s.isEmpty();
    }
  }

  /** Empty by equals. */
  @RewriteRule
  static final class EmptyByEquals {
    @Pattern
    static boolean pattern(String s) {
      return s.equals("");
    }

    @Replacement
    static boolean replacement(String s) {
      return s.isEmpty();
    }
  }

  /** Text reassociated. */
  @RewriteRule
  static final class TextReassociated {
    @Pattern
    static String pattern(String s, String t, String u) {
      return (s + t) + u;
    }

    @Replacement
    static String replacement(String s, String t, String u) {
      return s + (t + u);
    }
  }

  /** Contained by index. */
  @RewriteRule
  static final class ContainedByIndex {
    @Pattern
    static boolean pattern(String s, String t) {
      return s.indexOf(t) >= 0;
    }

    @Replacement
    static boolean replacement(String s, String t) {
      return s.contains(t);
    }
  }

  /** Prefix by index. */
  @RewriteRule
  static final class PrefixByIndex {
    @Pattern
    static boolean pattern(String s, String t) {
      return s.indexOf(t) == 0;
    }

    @Replacement
    static boolean replacement(String s, String t) {
      return s.startsWith(t);
    }
  }

  /** Whole substring. */
  @RewriteRule
  static final class WholeSubstring {
    @Pattern
    static String pattern(String s) {
      return s.substring(0, s.length());
    }

    @Replacement
    static String replacement(String s) {
      return s.substring(0);
    }
  }

  /** Length of builder. */
  @RewriteRule
  static final class LengthOfBuilder {
    @Pattern
    static int pattern(StringBuilder s) {
      return s.toString().length();
    }

    @Replacement
    static int replacement(StringBuilder s) {
      return s.length();
    }
  }

  /** Appended together. */
  @RewriteRule
  static final class AppendedTogether {
    @Pattern
    static StringBuilder pattern(StringBuilder s) {
      return s.append("a").append("b");
    }

    @Replacement
    static StringBuilder replacement(StringBuilder s) {
      return s.append("ab");
    }
  }

  /** Sum by formula. */
  @RewriteRule
  static final class SumByFormula {
    @Pattern
    static int pattern(int n) {
      int s = 0;
      for (int i = 0; i < n; i++) {
        s += i;
      }
      return s;
    }

    @Replacement
    static int replacement(int n) {
      return n <= 0 ? 0 : (int) ((long) n * (n - 1) / 2);
    }
  }

  /** Filled at once. */
  @RewriteRule
  static final class FilledAtOnce {
    @Pattern
    static int pattern(int[] a, int v) {
      for (int i = 0; i < a.length; i++) {
        a[i] = v;
      }
      return a.length;
    }

    @Replacement
    static int replacement(int[] a, int v) {
      Arrays.fill(a, v);
      return a.length;
    }
  }

  /** Copy as clone. */
  @RewriteRule
  static final class CopyAsClone {
    @Pattern
    static int[] pattern(int[] a) {
      return Arrays.copyOf(a, a.length);
    }

    @Replacement
    static int[] replacement(int[] a) {
      return a.clone();
    }
  }

  /** Copy by loop. */
  @RewriteRule
  static final class CopyByLoop {
    @Pattern
    static double[] pattern(double[] a) {
      double[] b = new double[a.length];
      for (int i = 0; i < a.length; i++) {
        b[i] = a[i];
      }
      return b;
    }

    @Replacement
    static double[] replacement(double[] a) {
      return a.clone();
    }
  }

  /** Sum rounded elsewhere. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class SumRoundedElsewhere {
    @Pattern
    static double pattern(double[] a) {
      double s = 0;
      for (int i = 0; i < a.length; i++) {
        s += a[i];
      }
      return s;
    }

    @Replacement
    static double replacement(double[] a) {
      double s = 0;
      for (int i = a.length - 1; i >= 0; i--) {
        s += a[i];
      }
      return s;
    }
  }

  /** Dot fused. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class DotFused {
    @Pattern
    static double pattern(double[] a, double[] b) {
      double s = 0;
      for (int i = 0; i < a.length; i++) {
        s += a[i] * b[i];
      }
      return s;
    }

    @Replacement
    static double replacement(double[] a, double[] b) {
      double s = 0;
      for (int i = 0; i < a.length; i++) {
        s = Math.fma(a[i], b[i], s);
      }
      return s;
    }
  }

  /** Switch as choices. */
  @RewriteRule
  static final class SwitchAsChoices {
    @Pattern
    static int pattern(int k, int a, int b) {
      return switch (k) {
        case 0 -> a;
        case 1 -> b;
        default -> 0;
      };
    }

    @Replacement
    static int replacement(int k, int a, int b) {
      return k == 0 ? a : k == 1 ? b : 0;
    }
  }

  /** Zero without exception. */
  @RewriteRule
  static final class ZeroWithoutException {
    @Pattern
    static int pattern(int a, int b) {
      try {
        return a / b;
      } catch (ArithmeticException e) {
        return 0;
      }
    }

    @Replacement
    static int replacement(int a, int b) {
      return b == 0 ? 0 : a / b;
    }
  }

  /** Int not less. */
  @RewriteRule
  static final class IntNotLess {
    @Pattern
    static boolean pattern(int a, int b) {
      return !(a < b);
    }

    @Replacement
    static boolean replacement(int a, int b) {
      return a >= b;
    }
  }

  /** Choice turned. */
  @RewriteRule
  static final class ChoiceTurned {
    @Pattern
    static int pattern(boolean c, int a, int b) {
      return !c ? b : a;
    }

    @Replacement
    static int replacement(boolean c, int a, int b) {
      return c ? a : b;
    }
  }

  /** Shifts of constants. */
  @RewriteRule
  static final class ShiftsOfConstants {
    @Pattern
    static int pattern(int x) {
      return (x << 3) << 4;
    }

    @Replacement
    static int replacement(int x) {
      return x << 7;
    }
  }

  /** Mask of top byte. */
  @RewriteRule
  static final class MaskOfTopByte {
    @Pattern
    static int pattern(int x) {
      return (x >>> 24) & 0xff;
    }

    @Replacement
    static int replacement(int x) {
      return x >>> 24;
    }
  }

  /** Byte of mask. */
  @RewriteRule
  static final class ByteOfMask {
    @Pattern
    static byte pattern(int x) {
      return (byte) (x & 0xff);
    }

    @Replacement
    static byte replacement(int x) {
      return (byte) x;
    }
  }

  /** Float product. */
  @RewriteRule
  static final class FloatProduct {
    @Pattern
    static float pattern(float a, float b) {
      return (float) ((double) a * (double) b);
    }

    @Replacement
    static float replacement(float a, float b) {
      return a * b;
    }
  }

  /** Absolute of product. */
  @RewriteRule
  static final class AbsoluteOfProduct {
    @Pattern
    static double pattern(double x, double y) {
      return Math.abs(x) * Math.abs(y);
    }

    @Replacement
    static double replacement(double x, double y) {
      return Math.abs(x * y);
    }
  }

  /** Square as product. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class SquareAsProduct {
    @Pattern
    static double pattern(double x) {
      return Math.pow(x, 2);
    }

    @Replacement
    static double replacement(double x) {
      return x * x;
    }
  }

  /** Product of exponentials. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class ProductOfExponentials {
    @Pattern
    static double pattern(double a, double b) {
      return Math.exp(a) * Math.exp(b);
    }

    @Replacement
    static double replacement(double a, double b) {
      return Math.exp(a + b);
    }
  }

  /** Two results. */
  @RewriteRule
  static final class TwoResults {
    @Pattern
    static int[] pattern(int x) {
      return new int[] {x * 2, x * 4};
    }

    @Replacement
    static int[] replacement(int x) {
      return new int[] {x << 1, x << 2};
    }
  }

  /** Digit by range. */
  @RewriteRule
  static final class DigitByRange {
    @Pattern
    static boolean pattern(char c) {
      return c >= '0' && c <= '9';
    }

    @Replacement
    static boolean replacement(char c) {
      return (char) (c - '0') <= 9;
    }
  }
}
