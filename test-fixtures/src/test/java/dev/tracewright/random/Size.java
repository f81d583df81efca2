package dev.tracewright.random;

/**
 * How large a program is. Most are small, since many small ones find more than a few large ones in
 * the same time; what only shows where much comes together is for the large ones.
 *
 * @param blocks how deep statements hold each other
 * @param statements how many there are in a block at most
 * @param operands how deep expressions are
 * @param bodies how deep statements are in expressions, as the bodies of lambdas are
 * @param helpers how many methods there are to call at most
 */
record Size(int blocks, int statements, int operands, int bodies, int helpers) {
  private static final Size SMALL = new Size(1, 2, 2, 1, 1);
  private static final Size MIDDLE = new Size(2, 3, 3, 1, 1);
  private static final Size LARGE = new Size(2, 4, 4, 2, 2);

  /** Any size. */
  static Size any(Dice dice) {
    return dice.chance(85) ? SMALL : dice.chance(90) ? MIDDLE : LARGE;
  }
}
