package dev.tracewright.rewrite;

import dev.tracewright.graph.Node;
import java.util.Optional;

/**
 * The attempt at a match that came furthest, and what it failed on.
 *
 * @param pattern the pattern
 * @param anchor the node of the graph at which the attempt began
 * @param agreed how many computing nodes of the pattern had been found by then
 * @param patternNode the node of the pattern for which nothing fitting was found, if it was a node
 * @param graphNode the node of the graph that stood there; empty where a constant does
 * @param reason why it does not fit, in words
 */
public record Mismatch(
    Pattern pattern,
    Node anchor,
    int agreed,
    Optional<Node> patternNode,
    Optional<Node> graphNode,
    String reason) {

  /** One sentence: how far it got, and what disagreed. */
  public String text() {
    int all = pattern.graph().size() - pattern.parameters().size() - 1;
    return "%d of %d nodes agree from %%%s on; %s: %s"
        .formatted(
            agreed, all, anchor, graphNode.map(node -> "%" + node).orElse("a constant"), reason);
  }
}
