package dev.tracewright.graph;

import org.jspecify.annotations.Nullable;

/**
 * The target of an output node: how a graph or a sub-graph ends.
 *
 * @param kind how it ends
 * @param label the loop or block that a break or continue names, or null
 */
public record Exit(Kind kind, @Nullable String label) implements Target {
  /** The ways a graph ends. A graph that is no sub-graph returns or throws. */
  public enum Kind {
    RETURN,
    YIELD,
    BREAK,
    CONTINUE,
    THROW;

    /** The word as the text format prints it. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Returns from the captured method. */
  public static final Exit RETURN = new Exit(Kind.RETURN, null);

  /** Hands its values to the node that holds the sub-graph. */
  public static final Exit YIELD = new Exit(Kind.YIELD, null);

  /** Throws its value. */
  public static final Exit THROW = new Exit(Kind.THROW, null);

  @Override
  public String text() {
    return label == null ? kind.text() : kind.text() + " " + label;
  }

  @Override
  public String nameHint() {
    return "output";
  }
}
