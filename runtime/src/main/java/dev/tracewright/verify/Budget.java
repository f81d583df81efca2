package dev.tracewright.verify;

/**
 * How much work the verification of a rule may be, in things that are counted: the same rule gets
 * the same verdict on every machine.
 *
 * @param inputs how many combinations of values are tried
 * @param stepsPerRun how many nodes one run of one side may run; values with which a side does not
 *     end within them are passed over
 * @param steps how many nodes may run altogether for each pattern; with what has been compared by
 *     then the verdict is made
 */
public record Budget(int inputs, int stepsPerRun, long steps) {
  /** What the processor allows itself. */
  public static final Budget DEFAULT = new Budget(1_000, 2_000, 500_000);

  /** Checks that there is something to spend. */
  public Budget {
    if (inputs < 1 || stepsPerRun < 1 || steps < 1) {
      throw new IllegalArgumentException("no budget: " + inputs + ", " + stepsPerRun);
    }
  }
}
