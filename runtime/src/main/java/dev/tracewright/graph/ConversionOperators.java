package dev.tracewright.graph;

import org.jspecify.annotations.Nullable;

/**
 * The conversions of Java that compute: casts between the numeric primitive types, widening and
 * narrowing (JLS 5.1.2 to 5.1.4), and string concatenation. Use them through {@link Operators},
 * which is the owner that targets name.
 */
public abstract sealed class ConversionOperators extends NumericOperators permits Operators {
  ConversionOperators() {}

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static byte toByte(short a) {
    return (byte) a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static byte toByte(char a) {
    return (byte) a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static byte toByte(int a) {
    return (byte) a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static byte toByte(long a) {
    return (byte) a;
  }

  /**
   * Narrowed: rounded towards zero and clamped to {@code int}, then cut to its low bits; NaN is 0
   * (JLS 5.1.3).
   */
  public static byte toByte(float a) {
    return (byte) a;
  }

  /**
   * Narrowed: rounded towards zero and clamped to {@code int}, then cut to its low bits; NaN is 0
   * (JLS 5.1.3).
   */
  public static byte toByte(double a) {
    return (byte) a;
  }

  /** Widened (JLS 5.1.2). */
  public static short toShort(byte a) {
    return a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static short toShort(char a) {
    return (short) a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static short toShort(int a) {
    return (short) a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static short toShort(long a) {
    return (short) a;
  }

  /**
   * Narrowed: rounded towards zero and clamped to {@code int}, then cut to its low bits; NaN is 0
   * (JLS 5.1.3).
   */
  public static short toShort(float a) {
    return (short) a;
  }

  /**
   * Narrowed: rounded towards zero and clamped to {@code int}, then cut to its low bits; NaN is 0
   * (JLS 5.1.3).
   */
  public static short toShort(double a) {
    return (short) a;
  }

  /** Widened to {@code int}, then narrowed (JLS 5.1.4). */
  public static char toChar(byte a) {
    return (char) a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static char toChar(short a) {
    return (char) a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static char toChar(int a) {
    return (char) a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static char toChar(long a) {
    return (char) a;
  }

  /**
   * Narrowed: rounded towards zero and clamped to {@code int}, then cut to its low bits; NaN is 0
   * (JLS 5.1.3).
   */
  public static char toChar(float a) {
    return (char) a;
  }

  /**
   * Narrowed: rounded towards zero and clamped to {@code int}, then cut to its low bits; NaN is 0
   * (JLS 5.1.3).
   */
  public static char toChar(double a) {
    return (char) a;
  }

  /** Widened (JLS 5.1.2). */
  public static int toInt(byte a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static int toInt(short a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static int toInt(char a) {
    return a;
  }

  /** Narrowed to the low bits (JLS 5.1.3). */
  public static int toInt(long a) {
    return (int) a;
  }

  /** Narrowed: rounded towards zero and clamped; NaN is 0 (JLS 5.1.3). */
  public static int toInt(float a) {
    return (int) a;
  }

  /** Narrowed: rounded towards zero and clamped; NaN is 0 (JLS 5.1.3). */
  public static int toInt(double a) {
    return (int) a;
  }

  /** Widened (JLS 5.1.2). */
  public static long toLong(byte a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static long toLong(short a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static long toLong(char a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static long toLong(int a) {
    return a;
  }

  /** Narrowed: rounded towards zero and clamped; NaN is 0 (JLS 5.1.3). */
  public static long toLong(float a) {
    return (long) a;
  }

  /** Narrowed: rounded towards zero and clamped; NaN is 0 (JLS 5.1.3). */
  public static long toLong(double a) {
    return (long) a;
  }

  /** Widened (JLS 5.1.2). */
  public static float toFloat(byte a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static float toFloat(short a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static float toFloat(char a) {
    return a;
  }

  /** Widened, rounded to nearest (JLS 5.1.2). */
  public static float toFloat(int a) {
    return (float) a;
  }

  /** Widened, rounded to nearest (JLS 5.1.2). */
  public static float toFloat(long a) {
    return (float) a;
  }

  /** Narrowed, rounded to nearest (JLS 5.1.3). */
  public static float toFloat(double a) {
    return (float) a;
  }

  /** Widened (JLS 5.1.2). */
  public static double toDouble(byte a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static double toDouble(short a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static double toDouble(char a) {
    return a;
  }

  /** Widened (JLS 5.1.2). */
  public static double toDouble(int a) {
    return a;
  }

  /** Widened, rounded to nearest (JLS 5.1.2). */
  public static double toDouble(long a) {
    return (double) a;
  }

  /** Widened (JLS 5.1.2). */
  public static double toDouble(float a) {
    return a;
  }

  /** Both strings joined; {@code null} is written as such (JLS 15.18.1). */
  public static String concat(@Nullable String a, @Nullable String b) {
    return a + b;
  }

  /** The string and what {@code toString} says of the object, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(@Nullable String a, @Nullable Object b) {
    return a + b;
  }

  /** What {@code toString} says of the object and the string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(@Nullable Object a, @Nullable String b) {
    return a + b;
  }

  /** The string and the value as a string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(@Nullable String a, boolean b) {
    return a + b;
  }

  /** The value as a string and the string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(boolean a, @Nullable String b) {
    return a + b;
  }

  /** The string and the value as a string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(@Nullable String a, char b) {
    return a + b;
  }

  /** The value as a string and the string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(char a, @Nullable String b) {
    return a + b;
  }

  /** The string and the value as a string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(@Nullable String a, int b) {
    return a + b;
  }

  /** The value as a string and the string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(int a, @Nullable String b) {
    return a + b;
  }

  /** The string and the value as a string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(@Nullable String a, long b) {
    return a + b;
  }

  /** The value as a string and the string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(long a, @Nullable String b) {
    return a + b;
  }

  /** The string and the value as a string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(@Nullable String a, float b) {
    return a + b;
  }

  /** The value as a string and the string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(float a, @Nullable String b) {
    return a + b;
  }

  /** The string and the value as a string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(@Nullable String a, double b) {
    return a + b;
  }

  /** The value as a string and the string, joined (JLS 15.18.1, 5.1.11). */
  public static String concat(double a, @Nullable String b) {
    return a + b;
  }
}
