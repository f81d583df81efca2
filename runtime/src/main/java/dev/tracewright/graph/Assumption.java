package dev.tracewright.graph;

/** What a capture took as known about the root; {@code of(root)} checks it once. */
public sealed interface Assumption {
  /** Where the value lies. */
  AttributePath path();

  /** The value is of exactly this class. */
  record ExactClass(AttributePath path, ClassType type) implements Assumption {}

  /** Every element of the list or array is null or of exactly this class. */
  record ElementClass(AttributePath path, ClassType type) implements Assumption {}

  /** The value is null. */
  record IsNull(AttributePath path) implements Assumption {}

  /** The value is not null. */
  record NotNull(AttributePath path) implements Assumption {}

  /** The list, array or map has this many elements. */
  record Size(AttributePath path, int size) implements Assumption {}

  /** The value is this constant: a flag, a number, a string, an enum constant. */
  record Equals(AttributePath path, Argument value) implements Assumption {}

  /** Two paths lead to one object. */
  record Same(AttributePath path, AttributePath other) implements Assumption {}
}
