package dev.tracewright.random;

/** What of Java random programs use beside expressions, assignments, calls and effects. */
enum Feature {
  /** The constant {@code null}, anywhere. */
  NULLS,
  /** {@code if}, {@code ?:}, {@code &&}, {@code ||} and {@code !} on known values. */
  KNOWN_BRANCHES,
  /** {@code switch} on known values. */
  KNOWN_SWITCHES,
  /** Loops that run a known number of times. */
  KNOWN_LOOPS,
  /** Arrays, lists and records made in captured code. */
  AGGREGATES,
  /** Lambdas that are called where they are made. */
  CALLED_LAMBDAS,
  /** Methods that call themselves on known arguments. */
  RECURSION,
  /** {@code if}, {@code ?:}, {@code &&} and {@code ||} on values. */
  BRANCHES,
  /** {@code return}, {@code break} and {@code continue} out of branches on values. */
  JUMPS,
  /** {@code switch} on values. */
  SWITCHES,
  /** Loops on values. */
  LOOPS,
  /** {@code instanceof} with patterns. */
  PATTERNS,
  /** {@code switch} on the class of a value, and patterns of records: Java 21. */
  PATTERN_SWITCHES,
  /** {@code throw} and {@code assert}. */
  THROWS,
  /** {@code try} with handlers, with {@code finally} and with resources. */
  TRIES,
  /** {@code synchronized}. */
  LOCKS,
  /** Lambdas and method references that code which is not entered calls. */
  PASSED_LAMBDAS,
  /** Local classes and records, anonymous classes. */
  LOCAL_CLASSES,
  /** A captured instance method, whose object has fields, submodules among them. */
  FIELDS,
  /** What rules put simpler: {@code x + 0}, {@code a < b ? a : b} and the like. */
  IDENTITIES,
}
