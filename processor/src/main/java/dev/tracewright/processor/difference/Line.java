package dev.tracewright.processor.difference;

/**
 * A line of two texts that are compared.
 *
 * @param kind in which of them it stands
 * @param before its number in the first text, from 1; where it does not stand there, that of the
 *     line before which it is missing
 * @param after the same in the second text
 * @param text its characters
 */
public record Line(Kind kind, int before, int after, String text) {

  /** In which of two texts a line stands. */
  public enum Kind {
    /** In both. */
    SAME(' '),
    /** In the first alone. */
    REMOVED('-'),
    /** In the second alone. */
    ADDED('+');

    private final char mark;

    Kind(char mark) {
      this.mark = mark;
    }

    /** What stands before such a line in a unified diff. */
    public char mark() {
      return mark;
    }
  }

  /** Whether it stands in one of the texts only. */
  public boolean isChange() {
    return kind != Kind.SAME;
  }
}
