package dev.tracewright.rewrite;

import java.util.Arrays;

/** The functions that {@link Sketch}es call. */
public final class Ops {
  private Ops() {}

  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  public static double relu(double x) {
    return Math.max(x, 0);
  }

  public static double neg(double x) {
    return -x;
  }

  public static double exp(double x) {
    return Math.exp(x);
  }

  public static double abs(double x) {
    return Math.abs(x);
  }

  public static double tanh(double x) {
    return Math.tanh(x);
  }

  public static double add(double x, double y) {
    return x + y;
  }

  public static double sub(double x, double y) {
    return x - y;
  }

  public static double mul(double x, double y) {
    return x * y;
  }

  public static double fma(double x, double y, double z) {
    return Math.fma(x, y, z);
  }

  public static double linear(double x, double weight, double bias) {
    return x * weight + bias;
  }

  public static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  public static double product(double[] values) {
    return Arrays.stream(values).reduce(1, (a, b) -> a * b);
  }

  /** What {@link #write} changes and {@link #read} sees. */
  private static double state;

  /** Forgets what was written. */
  static void reset() {
    state = 1;
  }

  static double state() {
    return state;
  }

  public static double read(double x) {
    return state + x;
  }

  public static double write(double x) {
    state = state * 31 + x;
    return x + 1;
  }

  /** Throws for large values, saying which. */
  public static double check(double x) {
    if (x > 40) {
      throw new IllegalStateException("too large: " + x);
    }
    return x;
  }
}
