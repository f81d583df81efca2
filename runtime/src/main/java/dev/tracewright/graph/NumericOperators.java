package dev.tracewright.graph;

/**
 * The arithmetic, bitwise, shift, comparison and logical operators of Java on primitive values;
 * each method is the operator itself after binary numeric promotion (JLS 5.6). Use them through
 * {@link Operators}, which is the owner that targets name.
 */
public abstract sealed class NumericOperators permits ConversionOperators {
  NumericOperators() {}

  /** The sum; integers wrap around (JLS 15.18.2). */
  public static int add(int a, int b) {
    return a + b;
  }

  /** The sum; integers wrap around (JLS 15.18.2). */
  public static long add(long a, long b) {
    return a + b;
  }

  /** The sum; integers wrap around (JLS 15.18.2). */
  public static float add(float a, float b) {
    return a + b;
  }

  /** The sum; integers wrap around (JLS 15.18.2). */
  public static double add(double a, double b) {
    return a + b;
  }

  /** The difference; integers wrap around (JLS 15.18.2). */
  public static int sub(int a, int b) {
    return a - b;
  }

  /** The difference; integers wrap around (JLS 15.18.2). */
  public static long sub(long a, long b) {
    return a - b;
  }

  /** The difference; integers wrap around (JLS 15.18.2). */
  public static float sub(float a, float b) {
    return a - b;
  }

  /** The difference; integers wrap around (JLS 15.18.2). */
  public static double sub(double a, double b) {
    return a - b;
  }

  /** The product; integers wrap around (JLS 15.17.1). */
  public static int mul(int a, int b) {
    return a * b;
  }

  /** The product; integers wrap around (JLS 15.17.1). */
  public static long mul(long a, long b) {
    return a * b;
  }

  /** The product; integers wrap around (JLS 15.17.1). */
  public static float mul(float a, float b) {
    return a * b;
  }

  /** The product; integers wrap around (JLS 15.17.1). */
  public static double mul(double a, double b) {
    return a * b;
  }

  /**
   * The quotient, rounded towards zero (JLS 15.17.2).
   *
   * @throws ArithmeticException if {@code b} is 0
   */
  public static int div(int a, int b) {
    return a / b;
  }

  /**
   * The quotient, rounded towards zero (JLS 15.17.2).
   *
   * @throws ArithmeticException if {@code b} is 0
   */
  public static long div(long a, long b) {
    return a / b;
  }

  /** The quotient of IEEE 754 (JLS 15.17.2). */
  public static float div(float a, float b) {
    return a / b;
  }

  /** The quotient of IEEE 754 (JLS 15.17.2). */
  public static double div(double a, double b) {
    return a / b;
  }

  /**
   * The remainder, with the sign of the dividend (JLS 15.17.3).
   *
   * @throws ArithmeticException if {@code b} is 0
   */
  public static int mod(int a, int b) {
    return a % b;
  }

  /**
   * The remainder, with the sign of the dividend (JLS 15.17.3).
   *
   * @throws ArithmeticException if {@code b} is 0
   */
  public static long mod(long a, long b) {
    return a % b;
  }

  /** The remainder of a quotient rounded towards zero; not that of IEEE 754 (JLS 15.17.3). */
  public static float mod(float a, float b) {
    return a % b;
  }

  /** The remainder of a quotient rounded towards zero; not that of IEEE 754 (JLS 15.17.3). */
  public static double mod(double a, double b) {
    return a % b;
  }

  /** The negation; that of the smallest integer is itself (JLS 15.15.4). */
  public static int neg(int a) {
    return -a;
  }

  /** The negation; that of the smallest integer is itself (JLS 15.15.4). */
  public static long neg(long a) {
    return -a;
  }

  /** The value with the other sign, zero and NaN included (JLS 15.15.4). */
  public static float neg(float a) {
    return -a;
  }

  /** The value with the other sign, zero and NaN included (JLS 15.15.4). */
  public static double neg(double a) {
    return -a;
  }

  /** The operand, promoted (JLS 15.15.3). */
  public static int pos(int a) {
    return +a;
  }

  /** The operand, promoted (JLS 15.15.3). */
  public static long pos(long a) {
    return +a;
  }

  /** The operand, promoted (JLS 15.15.3). */
  public static float pos(float a) {
    return +a;
  }

  /** The operand, promoted (JLS 15.15.3). */
  public static double pos(double a) {
    return +a;
  }

  /** Every bit inverted (JLS 15.15.5). */
  public static int invert(int a) {
    return ~a;
  }

  /** Every bit inverted (JLS 15.15.5). */
  public static long invert(long a) {
    return ~a;
  }

  /** The logical complement (JLS 15.15.6). */
  public static boolean not(boolean a) {
    return !a;
  }

  /** The bitwise and (JLS 15.22.1). */
  public static int and(int a, int b) {
    return a & b;
  }

  /** The bitwise and (JLS 15.22.1). */
  public static long and(long a, long b) {
    return a & b;
  }

  /** The logical and; both operands were evaluated (JLS 15.22.2). */
  @SuppressWarnings("ShortCircuitBoolean") // the operator that this method stands for
  public static boolean and(boolean a, boolean b) {
    return a & b;
  }

  /** The bitwise or (JLS 15.22.1). */
  public static int or(int a, int b) {
    return a | b;
  }

  /** The bitwise or (JLS 15.22.1). */
  public static long or(long a, long b) {
    return a | b;
  }

  /** The logical or; both operands were evaluated (JLS 15.22.2). */
  @SuppressWarnings("ShortCircuitBoolean") // the operator that this method stands for
  public static boolean or(boolean a, boolean b) {
    return a | b;
  }

  /** The bitwise exclusive or (JLS 15.22.1). */
  public static int xor(int a, int b) {
    return a ^ b;
  }

  /** The bitwise exclusive or (JLS 15.22.1). */
  public static long xor(long a, long b) {
    return a ^ b;
  }

  /** The logical exclusive or; both operands were evaluated (JLS 15.22.2). */
  public static boolean xor(boolean a, boolean b) {
    return a ^ b;
  }

  /** Shifted to the left; the low five bits of the count count (JLS 15.19). */
  public static int shl(int a, int count) {
    return a << count;
  }

  /** Shifted to the left; the low five bits of the count count (JLS 15.19). */
  public static int shl(int a, long count) {
    return a << count;
  }

  /** Shifted to the left; the low six bits of the count count (JLS 15.19). */
  public static long shl(long a, int count) {
    return a << count;
  }

  /** Shifted to the left; the low six bits of the count count (JLS 15.19). */
  public static long shl(long a, long count) {
    return a << count;
  }

  /**
   * Shifted to the right, filled with the sign; the low five bits of the count count (JLS 15.19).
   */
  public static int shr(int a, int count) {
    return a >> count;
  }

  /**
   * Shifted to the right, filled with the sign; the low five bits of the count count (JLS 15.19).
   */
  public static int shr(int a, long count) {
    return a >> count;
  }

  /**
   * Shifted to the right, filled with the sign; the low six bits of the count count (JLS 15.19).
   */
  public static long shr(long a, int count) {
    return a >> count;
  }

  /**
   * Shifted to the right, filled with the sign; the low six bits of the count count (JLS 15.19).
   */
  public static long shr(long a, long count) {
    return a >> count;
  }

  /** Shifted to the right, filled with zeros; the low five bits of the count count (JLS 15.19). */
  public static int ushr(int a, int count) {
    return a >>> count;
  }

  /** Shifted to the right, filled with zeros; the low five bits of the count count (JLS 15.19). */
  public static int ushr(int a, long count) {
    return a >>> count;
  }

  /** Shifted to the right, filled with zeros; the low six bits of the count count (JLS 15.19). */
  public static long ushr(long a, int count) {
    return a >>> count;
  }

  /** Shifted to the right, filled with zeros; the low six bits of the count count (JLS 15.19). */
  public static long ushr(long a, long count) {
    return a >>> count;
  }

  /** Whether {@code a} is less than {@code b} (JLS 15.20.1). */
  public static boolean lt(int a, int b) {
    return a < b;
  }

  /** Whether {@code a} is less than {@code b} (JLS 15.20.1). */
  public static boolean lt(long a, long b) {
    return a < b;
  }

  /** Whether {@code a} is less than {@code b}; false if one is NaN (JLS 15.20.1). */
  public static boolean lt(float a, float b) {
    return a < b;
  }

  /** Whether {@code a} is less than {@code b}; false if one is NaN (JLS 15.20.1). */
  public static boolean lt(double a, double b) {
    return a < b;
  }

  /** Whether {@code a} is at most {@code b} (JLS 15.20.1). */
  public static boolean le(int a, int b) {
    return a <= b;
  }

  /** Whether {@code a} is at most {@code b} (JLS 15.20.1). */
  public static boolean le(long a, long b) {
    return a <= b;
  }

  /** Whether {@code a} is at most {@code b}; false if one is NaN (JLS 15.20.1). */
  public static boolean le(float a, float b) {
    return a <= b;
  }

  /** Whether {@code a} is at most {@code b}; false if one is NaN (JLS 15.20.1). */
  public static boolean le(double a, double b) {
    return a <= b;
  }

  /** Whether {@code a} is greater than {@code b} (JLS 15.20.1). */
  public static boolean gt(int a, int b) {
    return a > b;
  }

  /** Whether {@code a} is greater than {@code b} (JLS 15.20.1). */
  public static boolean gt(long a, long b) {
    return a > b;
  }

  /** Whether {@code a} is greater than {@code b}; false if one is NaN (JLS 15.20.1). */
  public static boolean gt(float a, float b) {
    return a > b;
  }

  /** Whether {@code a} is greater than {@code b}; false if one is NaN (JLS 15.20.1). */
  public static boolean gt(double a, double b) {
    return a > b;
  }

  /** Whether {@code a} is at least {@code b} (JLS 15.20.1). */
  public static boolean ge(int a, int b) {
    return a >= b;
  }

  /** Whether {@code a} is at least {@code b} (JLS 15.20.1). */
  public static boolean ge(long a, long b) {
    return a >= b;
  }

  /** Whether {@code a} is at least {@code b}; false if one is NaN (JLS 15.20.1). */
  public static boolean ge(float a, float b) {
    return a >= b;
  }

  /** Whether {@code a} is at least {@code b}; false if one is NaN (JLS 15.20.1). */
  public static boolean ge(double a, double b) {
    return a >= b;
  }

  /** The values are equal (JLS 15.21.1). */
  public static boolean eq(int a, int b) {
    return a == b;
  }

  /** The values are equal (JLS 15.21.1). */
  public static boolean eq(long a, long b) {
    return a == b;
  }

  /** The values are equal; the zeros are equal, NaN equals nothing (JLS 15.21.1). */
  public static boolean eq(float a, float b) {
    return a == b;
  }

  /** The values are equal; the zeros are equal, NaN equals nothing (JLS 15.21.1). */
  public static boolean eq(double a, double b) {
    return a == b;
  }

  /** The values are equal (JLS 15.21.2). */
  public static boolean eq(boolean a, boolean b) {
    return a == b;
  }

  /** The values differ (JLS 15.21.1). */
  public static boolean ne(int a, int b) {
    return a != b;
  }

  /** The values differ (JLS 15.21.1). */
  public static boolean ne(long a, long b) {
    return a != b;
  }

  /** The values differ; the zeros are equal, NaN equals nothing (JLS 15.21.1). */
  public static boolean ne(float a, float b) {
    return a != b;
  }

  /** The values differ; the zeros are equal, NaN equals nothing (JLS 15.21.1). */
  public static boolean ne(double a, double b) {
    return a != b;
  }

  /** The values differ (JLS 15.21.2). */
  public static boolean ne(boolean a, boolean b) {
    return a != b;
  }
}
