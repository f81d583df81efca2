package dev.tracewright.processor.trace;

import dev.tracewright.processor.diagnostic.Problem;

/** Ends the evaluation of a constructor at the line that cannot be evaluated. */
final class StructureUnknown extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  StructureUnknown(Problem problem) {
    super(problem.key().text(), null, false, false);
    this.problem = problem;
  }

  /** What stood in the way. */
  Problem problem() {
    return problem;
  }
}
