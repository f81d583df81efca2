package dev.tracewright.graph;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The target of an output node: how a graph or a sub-graph ends.
 *
 * @param kind how it ends
 * @param label the name of the region node that a break leaves or a continue starts again, the
 *     nearest one around with that name; or null for the nearest loop
 */
public record Exit(Kind kind, @Nullable String label) implements Target {
  /** Checks that only a break or a continue names a label. */
  public Exit {
    if (label != null && kind != Kind.BREAK && kind != Kind.CONTINUE) {
      throw new IllegalArgumentException("a " + kind.text() + " names no label: " + label);
    }
  }

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

  /** Leaves the nearest loop with the loop's results. */
  public static final Exit BREAK = new Exit(Kind.BREAK, null);

  /** Starts the nearest loop's next turn with the carried values. */
  public static final Exit CONTINUE = new Exit(Kind.CONTINUE, null);

  /**
   * The region node to which this exit hands its values where it ends {@code graph}: for a yield
   * the one that holds the graph, for a break or a continue the one around it that is meant.
   *
   * @return empty for a return and a throw, and where nothing is meant
   */
  public Optional<Node> regionFrom(Graph graph) {
    return switch (kind) {
      case RETURN, THROW -> Optional.empty();
      case YIELD -> graph.owner();
      case BREAK, CONTINUE -> Optional.ofNullable(regionAround(graph));
    };
  }

  private @Nullable Node regionAround(Graph graph) {
    Node region = graph.ownerOrNull();
    while (region != null && region.target() != Region.LAMBDA) {
      boolean isLoop = region.target() == Region.LOOP;
      if (label == null ? isLoop : label.equals(region.name())) {
        return isLoop || kind == Kind.BREAK ? region : null;
      }
      region = region.graph().ownerOrNull();
    }
    return null;
  }

  /** The type of an output node unless another is said: that of its only value if it is a node. */
  static TypeRef typeOf(List<? extends Argument> values) {
    return values.size() == 1 && values.get(0) instanceof Node node
        ? node.type()
        : PrimitiveType.VOID;
  }

  @Override
  public String text() {
    return label == null ? kind.text() : kind.text() + " " + TextNames.name(label);
  }

  @Override
  public String nameHint() {
    return "output";
  }
}
