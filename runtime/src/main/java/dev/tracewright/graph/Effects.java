package dev.tracewright.graph;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a node may do beside computing its result.
 *
 * @param mayThrow may end with an exception
 * @param reads reads state that others may change: fields, array elements
 * @param writes changes an argument or the world, or does what is unknown
 * @param fresh its result has an identity of its own: {@code new}, boxing, arrays
 * @param mayNotTerminate may run for ever
 * @param shares its fresh result may hold an operand or be a view of what one holds, so that a
 *     change of one may be seen in the other; a result that is not fresh may always be an operand
 */
public record Effects(
    boolean mayThrow,
    boolean reads,
    boolean writes,
    boolean fresh,
    boolean mayNotTerminate,
    boolean shares) {
  /** No effect at all. */
  public static final Effects NONE = new Effects(false, false, false, false, false);

  /** Only an exception. */
  public static final Effects THROWS = new Effects(true, false, false, false, false);

  /** Only a look at what others may change. */
  public static final Effects READS = new Effects(false, true, false, false, false);

  /** Everything: what nothing is known of. */
  public static final Effects UNKNOWN = new Effects(true, true, true, true, true);

  /** A new object that has nothing to do with the operands, and nothing else. */
  public static final Effects FRESH = new Effects(false, false, false, true, false, false);

  /** A new object that may hold operands or show what they hold, and nothing else. */
  public static final Effects SHARES = new Effects(false, false, false, true, false, true);

  /** What the text format calls the effects, in the order of the components. */
  static final List<String> WORDS =
      List.of("throws", "reads", "writes", "fresh", "endless", "shares");

  /** Effects where a fresh result may share what the operands hold. */
  public Effects(
      boolean mayThrow, boolean reads, boolean writes, boolean fresh, boolean mayNotTerminate) {
    this(mayThrow, reads, writes, fresh, mayNotTerminate, fresh);
  }

  /** As the text format prints them: {@code throws, reads}. */
  public String text() {
    boolean[] holds = {mayThrow, reads, writes, fresh, mayNotTerminate, shares};
    return IntStream.range(0, holds.length)
        .filter(i -> holds[i])
        .mapToObj(WORDS::get)
        .collect(Collectors.joining(", "));
  }

  /** Both together. */
  public Effects and(Effects other) {
    return new Effects(
        mayThrow || other.mayThrow,
        reads || other.reads,
        writes || other.writes,
        fresh || other.fresh,
        mayNotTerminate || other.mayNotTerminate,
        shares || other.shares);
  }

  /** Whether the result is an object that nobody else can change or see. */
  public boolean isSeparate() {
    return fresh && !shares;
  }

  /**
   * Whether it matters when a node with these effects runs: whether anything but the value of its
   * result depends on its place among the others.
   */
  public boolean isVisible() {
    return mayThrow || reads || writes || mayNotTerminate;
  }

  /** Whether a node with these effects may be removed when nobody uses its result. */
  public boolean isRemovable() {
    return !mayThrow && !writes && !mayNotTerminate;
  }
}
