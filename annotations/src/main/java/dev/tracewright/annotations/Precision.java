package dev.tracewright.annotations;

/** What a rewrite rule promises of the values it leaves behind. */
public enum Precision {
  /** Every result is the same, floating-point numbers bit for bit; what is thrown is, too. */
  EXACT,
  /**
   * Floating-point results may differ by the rounding of the operations that were merged, split or
   * reordered; everything else is the same.
   */
  ROUNDING,
  /** Floating-point results are near: to a part in a thousand, say, of the values involved. */
  APPROXIMATE
}
