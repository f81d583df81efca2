package dev.tracewright.graph;

import java.util.List;

/**
 * One captured method: its signature, what was assumed of the root, the graph as captured and the
 * graph after rules and passes. Other classes enter {@link #captured()}; {@link #result()} runs.
 *
 * @param signature the method
 * @param assumptions what {@code of(root)} checks, in the order in which it was assumed
 * @param captured the graph as captured
 * @param result the graph that the generated code runs; the same object where nothing was rewritten
 */
public record CapturedMethod(
    Signature signature, List<Assumption> assumptions, Graph captured, Graph result) {
  /** Copies the list. */
  public CapturedMethod {
    assumptions = List.copyOf(assumptions);
  }

  /** This method with the promise that no attribute changes. */
  public CapturedMethod freeze() {
    return new CapturedMethod(signature.freeze(), assumptions, captured, result);
  }

  /** Whether both print alike, positions included. */
  public boolean structurallyEquals(CapturedMethod other) {
    return signature.equals(other.signature)
        && assumptions.equals(other.assumptions)
        && (captured == result) == (other.captured == other.result)
        && Comparison.difference(captured, other.captured, true).isEmpty()
        && Comparison.difference(result, other.result, true).isEmpty();
  }
}
