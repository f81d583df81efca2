package dev.tracewright.graph;

/** The target of the node that is one result of a node with a {@link TupleType}. */
public record Projection(int index) implements Target {
  /** Checks the index. */
  public Projection {
    if (index < 0) {
      throw new IllegalArgumentException("a result's index is at least 0: " + index);
    }
  }

  @Override
  public String text() {
    return "result[" + index + "]";
  }

  @Override
  public String nameHint() {
    return "result_" + index;
  }
}
