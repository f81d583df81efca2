package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import java.util.ArrayList;
import java.util.List;

/**
 * What an {@code if} or a loop asks: whether all terms hold, or whether not all do.
 *
 * @param terms asked one after the other until one does not hold
 * @param negated whether it is the contrary that is asked
 */
record Condition(List<Term> terms, boolean negated) {
  private static final int MAX_TERMS = 4;

  /**
   * One term.
   *
   * @param test a value that is true or false, or any reference if it is compared with null
   * @param isNull whether the question is if the value is null
   * @param negated whether it has to be false
   */
  record Term(Argument test, boolean isNull, boolean negated) {}

  /** Copies. */
  Condition {
    terms = List.copyOf(terms);
  }

  /** Whether a value is true. */
  static Condition of(Argument test) {
    return new Condition(List.of(new Term(test, false, false)), false);
  }

  /** Whether a value is null. */
  static Condition isNull(Argument value) {
    return new Condition(List.of(new Term(value, true, false)), false);
  }

  /** The contrary. */
  Condition negate() {
    if (terms.size() == 1) {
      Term only = terms.get(0);
      return new Condition(
          List.of(new Term(only.test(), only.isNull(), !only.negated() ^ negated)), false);
    }
    return new Condition(terms, !negated);
  }

  /** Whether this and another one are short enough to be asked at once. */
  boolean canBeJoined(Condition other) {
    return !negated && !other.negated && terms.size() + other.terms.size() <= MAX_TERMS;
  }

  /** Both, one after the other; neither may be a negated join of several. */
  Condition and(Condition other) {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(other.terms);
    return new Condition(all, false);
  }
}
