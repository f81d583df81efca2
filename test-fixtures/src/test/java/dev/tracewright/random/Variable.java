package dev.tracewright.random;

/**
 * A variable that an expression can name.
 *
 * @param isKnown whether the tracer knows its value wherever it is in scope
 * @param isAssignable whether statements may assign it
 * @param isCapturable whether it is effectively final, so that lambdas may name it
 */
record Variable(
    Type type, String name, boolean isKnown, boolean isAssignable, boolean isCapturable) {

  /** A variable that is never assigned again. */
  static Variable constant(Type type, String name) {
    return new Variable(type, name, false, false, true);
  }
}
