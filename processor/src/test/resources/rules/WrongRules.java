package p;

import dev.tracewright.annotations.Commutative;
import dev.tracewright.annotations.Literal;
import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Precision;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import java.util.Arrays;
import java.util.List;

/** Rules that do not keep what they promise. */
final class WrongRules {
  private WrongRules() {}

  /** Not for NaN, infinities and negative numbers. */
  @RewriteRule
  static final class ProductWithZero {
    @Pattern
    static double pattern(double x) {
      return x * 0.0;
    }

    @Replacement
    static double replacement(double x) {
      return 0.0;
    }
  }

  /** Not for zero, NaN and infinities. */
  @RewriteRule
  static final class QuotientWithItself {
    @Pattern
    static double pattern(double x) {
      return x / x;
    }

    @Replacement
    static double replacement(double x) {
      return 1.0;
    }
  }

  /** It rounds elsewhere, which EXACT does not allow. */
  @RewriteRule
  static final class ReassociatedSum {
    @Pattern
    static double pattern(double a, double b, double c) {
      return (a + b) + c;
    }

    @Replacement
    static double replacement(double a, double b, double c) {
      return a + (b + c);
    }
  }

  /** Not for NaN and infinities. */
  @RewriteRule
  static final class DifferenceWithItself {
    @Pattern
    static double pattern(double x) {
      return x - x;
    }

    @Replacement
    static double replacement(double x) {
      return 0.0;
    }
  }

  /** Not for negative numbers. */
  @RewriteRule
  static final class RemainderAsMask {
    @Pattern
    static int pattern(int x) {
      return x % 8;
    }

    @Replacement
    static int replacement(int x) {
      return x & 7;
    }
  }

  /** Not for negative numbers. */
  @RewriteRule
  static final class QuotientAsShift {
    @Pattern
    static int pattern(int x) {
      return x / 2;
    }

    @Replacement
    static int replacement(int x) {
      return x >> 1;
    }
  }

  /** Not for the smallest number. */
  @RewriteRule
  static final class AbsoluteIsPositive {
    @Pattern
    static boolean pattern(int x) {
      return Math.abs(x) >= 0;
    }

    @Replacement
    static boolean replacement(int x) {
      return true;
    }
  }

  /** Not for NaN, and not for zeros of either sign. */
  @RewriteRule
  static final class ChoiceAsMinimum {
    @Pattern
    static double pattern(double a, double b) {
      return a < b ? a : b;
    }

    @Replacement
    static double replacement(double a, double b) {
      return Math.min(a, b);
    }
  }

  /** A division by zero is lost. */
  @RewriteRule
  static final class DivisionDropped {
    @Pattern
    static int pattern(int a, int b) {
      return a / b * 0;
    }

    @Replacement
    static int replacement(int a, int b) {
      return 0;
    }
  }

  /** Null is not empty, and must not throw. */
  @RewriteRule
  static final class EmptyOrNull {
    @Pattern
    static boolean pattern(String s) {
      return "".equals(s);
    }

    @Replacement
    static boolean replacement(String s) {
      return s.isEmpty();
    }
  }

  /** Not for NaN. */
  @RewriteRule
  static final class NotLess {
    @Pattern
    static boolean pattern(double a, double b) {
      return !(a < b);
    }

    @Replacement
    static boolean replacement(double a, double b) {
      return a >= b;
    }
  }

  /** Not what does not fit a float. */
  @RewriteRule
  static final class NarrowedAndWidened {
    @Pattern
    static double pattern(double x) {
      return (double) (float) x;
    }

    @Replacement
    static double replacement(double x) {
      return x;
    }
  }

  /** The operands do not commute. */
  @RewriteRule(precision = Precision.APPROXIMATE)
  static final class AnglesTurned {
    @Pattern
    @Commutative("atan2")
    static double pattern(double y, double x) {
      return Math.atan2(y, x);
    }

    @Replacement
    static double replacement(double y, double x) {
      return StrictMath.atan2(y, x);
    }
  }

  /** The last character has no next one. */
  @RewriteRule
  static final class NextCharacter {
    @Pattern
    static boolean pattern(char c) {
      return (char) (c + 1) > c;
    }

    @Replacement
    static boolean replacement(char c) {
      return true;
    }
  }

  /** Shift distances count modulo 32. */
  @RewriteRule
  static final class ShiftsAdded {
    @Pattern
    static int pattern(int x, int n, int m) {
      return (x << n) << m;
    }

    @Replacement
    static int replacement(int x, int n, int m) {
      return x << (n + m);
    }
  }

  /** One too many. */
  @RewriteRule
  static final class SumOfLoop {
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
      return n <= 0 ? 0 : (int) ((long) n * (n + 1) / 2);
    }
  }

  /** The intermediate product is not rounded. */
  @RewriteRule
  static final class FloatProductWidened {
    @Pattern
    static float pattern(float a, float b, float c) {
      return a * b * c;
    }

    @Replacement
    static float replacement(float a, float b, float c) {
      return (float) ((double) a * b * c);
    }
  }

  /** The labels change places. */
  @RewriteRule
  static final class LabelsSwapped {
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
      return k == 1 ? a : k == 0 ? b : 0;
    }
  }

  /** The results change places. */
  @RewriteRule
  static final class ResultsSwapped {
    @Pattern
    static int[] pattern(int a, int b) {
      return new int[] {a + b, a - b};
    }

    @Replacement
    static int[] replacement(int a, int b) {
      return new int[] {-(b - a), -(-a - b)};
    }
  }

  /** Far more than rounding. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class FusedWithWrongSign {
    @Pattern
    static double pattern(double a, double b, double c) {
      return a * b - c;
    }

    @Replacement
    static double replacement(double a, double b, double c) {
      return Math.fma(a, b, c);
    }
  }

  /** An infinite leg wins over NaN. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class HypotenuseOfNaN {
    @Pattern
    static double pattern(double x, double y) {
      return Math.sqrt(x * x + y * y);
    }

    @Replacement
    static double replacement(double x, double y) {
      return Math.hypot(x, y);
    }
  }

  /** Infinities cancel to NaN. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class DistributedProduct {
    @Pattern
    static double pattern(double a, double b, double c) {
      return a * (b + c);
    }

    @Replacement
    static double replacement(double a, double b, double c) {
      return a * b + a * c;
    }
  }

  /** Not for negative zero. */
  @RewriteRule
  static final class ZeroAdded {
    @Pattern
    static double pattern(double x) {
      return x + 0.0;
    }

    @Replacement
    static double replacement(double x) {
      return x;
    }
  }

  /** Equal numbers give a zero of the other sign. */
  @RewriteRule
  static final class NegatedDifference {
    @Pattern
    static double pattern(double a, double b) {
      return -(a - b);
    }

    @Replacement
    static double replacement(double a, double b) {
      return b - a;
    }
  }

  /** It rounds to another side. */
  @RewriteRule
  static final class MeanWithoutOverflow {
    @Pattern
    static int pattern(int a, int b) {
      return (a + b) / 2;
    }

    @Replacement
    static int replacement(int a, int b) {
      return a + (b - a) / 2;
    }
  }

  /** The difference overflows. */
  @RewriteRule
  static final class ComparedByDifference {
    @Pattern
    static boolean pattern(int a, int b) {
      return Integer.compare(a, b) < 0;
    }

    @Replacement
    static boolean replacement(int a, int b) {
      return a - b < 0;
    }
  }

  /** Null does not equal a number, and must not throw. */
  @RewriteRule
  static final class BoxesCompared {
    @Pattern
    static boolean pattern(Integer a, Integer b) {
      return a.equals(b);
    }

    @Replacement
    static boolean replacement(Integer a, Integer b) {
      return a.intValue() == b.intValue();
    }
  }

  /** The last is not the first. */
  @RewriteRule
  static final class LastAsFirst {
    @Pattern
    static int pattern(List<Integer> list) {
      return list.get(list.size() - 1);
    }

    @Replacement
    static int replacement(List<Integer> list) {
      return list.get(0);
    }
  }

  /** The empty string has no tail. */
  @RewriteRule
  static final class TailOfEmpty {
    @Pattern
    static String pattern(String s) {
      return s.isEmpty() ? s : s.substring(1);
    }

    @Replacement
    static String replacement(String s) {
      return s.substring(1);
    }
  }

  /** Anywhere is not at the start. */
  @RewriteRule
  static final class PrefixAnywhere {
    @Pattern
    static boolean pattern(String s, String t) {
      return s.indexOf(t) == 0;
    }

    @Replacement
    static boolean replacement(String s, String t) {
      return s.contains(t);
    }
  }

  /** An empty array has no first element. */
  @RewriteRule
  static final class FirstOrZero {
    @Pattern
    static int pattern(int[] a) {
      return a.length > 0 ? a[0] : 0;
    }

    @Replacement
    static int replacement(int[] a) {
      return a[0];
    }
  }

  /** Who changes the copy changes the original. */
  @RewriteRule
  static final class CopyDropped {
    @Pattern
    static int[] pattern(int[] a) {
      return a.clone();
    }

    @Replacement
    static int[] replacement(int[] a) {
      return a;
    }
  }

  /** The store is lost. */
  @RewriteRule
  static final class StoreDropped {
    @Pattern
    static int pattern(int[] a, int i, int v) {
      a[i] = v;
      return a[i] + 1;
    }

    @Replacement
    static int replacement(int[] a, int i, int v) {
      return v + 1;
    }
  }

  /** Both may store into the same element. */
  @RewriteRule
  static final class StoresSwapped {
    @Pattern
    static int pattern(int[] a, int i, int j, int v) {
      a[i] = v;
      a[j] = 0;
      return a[i];
    }

    @Replacement
    static int replacement(int[] a, int i, int j, int v) {
      a[j] = 0;
      a[i] = v;
      return a[i];
    }
  }

  /** Both may be the same array. */
  @RewriteRule
  static final class ReadBeforeStore {
    @Pattern
    static int pattern(int[] a, int[] b, int i, int v) {
      int old = a[i];
      b[i] = v;
      return old - a[i];
    }

    @Replacement
    static int replacement(int[] a, int[] b, int i, int v) {
      int old = a[i];
      b[i] = v;
      return old - old;
    }
  }

  /** Only one of them has to be false. */
  @RewriteRule
  static final class HalfOfDeMorgan {
    @Pattern
    static boolean pattern(boolean a, boolean b) {
      return !(a & b);
    }

    @Replacement
    static boolean replacement(boolean a, boolean b) {
      return !a & !b;
    }
  }

  /** Powers of two are not their exponents. */
  @RewriteRule
  static final class QuotientAsAnyShift {
    @Pattern
    static int pattern(int x, @Literal int k) {
      return x / k;
    }

    @Replacement
    static int replacement(int x, int k) {
      return x >> k;
    }
  }

  /** It throws on overflow. */
  @RewriteRule
  static final class OverflowUnnoticed {
    @Pattern
    static int pattern(int a, int b) {
      return Math.addExact(a, b);
    }

    @Replacement
    static int replacement(int a, int b) {
      return a + b;
    }
  }

  /** Not for negative zero and negative infinity. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class RootAsPower {
    @Pattern
    static double pattern(double x) {
      return Math.pow(x, 0.5);
    }

    @Replacement
    static double replacement(double x) {
      return Math.sqrt(x);
    }
  }

  /** Six digits are no rounding. */
  @RewriteRule(precision = Precision.ROUNDING)
  static final class ThirdAsProduct {
    @Pattern
    static double pattern(double x) {
      return x / 3.0;
    }

    @Replacement
    static double replacement(double x) {
      return x * 0.333333;
    }
  }

  /** Near zero only. */
  @RewriteRule(precision = Precision.APPROXIMATE)
  static final class ExponentialLinear {
    @Pattern
    static double pattern(double x) {
      return Math.exp(x);
    }

    @Replacement
    static double replacement(double x) {
      return 1 + x;
    }
  }

  /** Negative numbers, and the one just below a half. */
  @RewriteRule
  static final class RoundedByCast {
    @Pattern
    static long pattern(double x) {
      return Math.round(x);
    }

    @Replacement
    static long replacement(double x) {
      return (long) (x + 0.5);
    }
  }

  /** Halves go to the even number. */
  @RewriteRule
  static final class RoundedToOdd {
    @Pattern
    static double pattern(double x) {
      return Math.rint(x);
    }

    @Replacement
    static double replacement(double x) {
      return Math.floor(x + 0.5);
    }
  }

  /** Bytes have a sign. */
  @RewriteRule
  static final class SignOfByte {
    @Pattern
    static int pattern(int x) {
      return (int) (byte) x;
    }

    @Replacement
    static int replacement(int x) {
      return x & 0xff;
    }
  }

  /** Null becomes a text. */
  @RewriteRule
  static final class NullConcatenated {
    @Pattern
    static String pattern(String s) {
      return s + "";
    }

    @Replacement
    static String replacement(String s) {
      return s;
    }
  }

  /** In the other order. */
  @RewriteRule
  static final class AppendedBackwards {
    @Pattern
    static String pattern(StringBuilder s) {
      return s.append("a").append("b").toString();
    }

    @Replacement
    static String replacement(StringBuilder s) {
      return s.append("ba").toString();
    }
  }

  /** One number in four billion. */
  @RewriteRule
  static final class RareConstant {
    @Pattern
    static int pattern(int x) {
      return x == 123456789 ? 1 : 0;
    }

    @Replacement
    static int replacement(int x) {
      return 0;
    }
  }

  /** It rounds elsewhere, which EXACT does not allow. */
  @RewriteRule
  static final class SumBackwards {
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

  /** The handler gives another number. */
  @RewriteRule
  static final class OtherResultOfZero {
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
      return b == 0 ? 1 : a / b;
    }
  }

  /** The second pattern is three times as much. */
  @RewriteRule
  static final class WrongAlternative {
    @Pattern
    static int pattern1(int x) {
      return x + x;
    }

    @Pattern
    static int pattern2(int x) {
      return x * 3;
    }

    @Replacement
    static int replacement(int x) {
      return x << 1;
    }
  }
}
