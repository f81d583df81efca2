package dev.tracewright.rewrite;

import dev.tracewright.graph.Node;
import java.util.List;

/**
 * One replacement that was made.
 *
 * @param match what was found; its nodes are erased now
 * @param replacements the nodes that were made for it, in order; none where the replacement is a
 *     parameter or a literal
 */
public record Replaced(Match match, List<Node> replacements) {
  /** Copies the list. */
  public Replaced {
    replacements = List.copyOf(replacements);
  }
}
