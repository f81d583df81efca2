package dev.tracewright.random;

/** An enum of random programs. */
public enum Shade {
  LIGHT,
  HALF,
  DARK
}
