package dev.tracewright.verify;

/** What verification says of a rule. */
public sealed interface Verdict {
  /**
   * Both sides agreed on all values that were tried.
   *
   * @param runs how many times they were compared, at least once
   */
  record Verified(int runs) implements Verdict {}

  /** The sides disagree. */
  record Refuted(Counterexample counterexample) implements Verdict {}

  /**
   * Nothing can be said.
   *
   * @param reason why, in words that go on after "not verified:"
   */
  record NotVerified(String reason) implements Verdict {}
}
