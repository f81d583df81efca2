package dev.tracewright.rewrite;

import dev.tracewright.graph.Node;
import dev.tracewright.graph.SourcePosition;
import java.util.Optional;

/**
 * A match that was left alone, because somebody could see the difference.
 *
 * @param node the name of the node at which the pattern was found
 * @param position where that comes from
 * @param reason what stands in the way
 */
public record Refusal(String node, Optional<SourcePosition> position, String reason) {
  static Refusal of(Node node, String reason) {
    return new Refusal(node.name(), node.position(), reason);
  }
}
