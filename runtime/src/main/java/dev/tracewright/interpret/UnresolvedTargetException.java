package dev.tracewright.interpret;

import dev.tracewright.graph.Node;
import org.jspecify.annotations.Nullable;

/** A node names a class, member or attribute that is not there or cannot be reached. */
public final class UnresolvedTargetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String nodeName;

  UnresolvedTargetException(Node node, String what, @Nullable Throwable cause) {
    super(what + ": " + NodeText.of(node), cause);
    nodeName = node.name();
  }

  /** The name of the node. */
  public String nodeName() {
    return nodeName;
  }
}
