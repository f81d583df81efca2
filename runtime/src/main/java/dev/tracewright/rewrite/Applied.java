package dev.tracewright.rewrite;

import dev.tracewright.graph.SourcePosition;
import java.util.List;

/**
 * One replacement, in words that outlive the nodes.
 *
 * @param node the name of the node at which the pattern was found
 * @param replaced the places in the source that the matched nodes came from
 * @param erased how many nodes the pattern matched
 * @param made how many nodes took their place
 */
public record Applied(String node, List<SourcePosition> replaced, int erased, int made) {
  /** Copies the list. */
  public Applied {
    replaced = List.copyOf(replaced);
  }
}
