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
 */
public record Effects(
    boolean mayThrow, boolean reads, boolean writes, boolean fresh, boolean mayNotTerminate) {
  /** No effect at all. */
  public static final Effects NONE = new Effects(false, false, false, false, false);

  /** Only an exception. */
  public static final Effects THROWS = new Effects(true, false, false, false, false);

  /** Only a look at what others may change. */
  public static final Effects READS = new Effects(false, true, false, false, false);

  /** Everything: what nothing is known of. */
  public static final Effects UNKNOWN = new Effects(true, true, true, true, true);

  /** A new object and nothing else. */
  public static final Effects FRESH = new Effects(false, false, false, true, false);

  /** What the text format calls the effects, in the order of the components. */
  static final List<String> WORDS = List.of("throws", "reads", "writes", "fresh", "endless");

  /** As the text format prints them: {@code throws, reads}. */
  public String text() {
    boolean[] holds = {mayThrow, reads, writes, fresh, mayNotTerminate};
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
        mayNotTerminate || other.mayNotTerminate);
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
