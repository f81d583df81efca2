package dev.tracewright.verify;

/** A run takes too much; nothing is said of what it would have come to. */
final class OverBudgetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OverBudgetException() {
    super("over budget", null, false, false);
  }
}
