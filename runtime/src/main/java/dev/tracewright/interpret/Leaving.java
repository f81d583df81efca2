package dev.tracewright.interpret;

import dev.tracewright.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * The value of a region node that was left for a place further out: by a return, a break or a
 * continue that means a region around it. The nodes behind it do not run.
 */
public final class Leaving {
  private final @Nullable Node region;
  private final boolean again;
  private final @Nullable Object value;

  Leaving(@Nullable Node region, boolean again, @Nullable Object value) {
    this.region = region;
    this.again = again;
    this.value = value;
  }

  /** Whether it ends this region or starts it again. */
  boolean means(Node other) {
    return region == other;
  }

  /** Whether it returns from the captured method or from the function object. */
  boolean isReturn() {
    return region == null;
  }

  /** Whether it is a continue: the region it means is a loop that takes its next turn. */
  boolean isAgain() {
    return again;
  }

  /** The results, or the values that the next turn starts with; a list where there are several. */
  @Nullable Object value() {
    return value;
  }

  @Override
  public String toString() {
    if (region == null) {
      return "return";
    }
    return (again ? "continue " : "break ") + region.name();
  }
}
