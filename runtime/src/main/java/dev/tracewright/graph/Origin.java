package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which rule made a node, and from what: the places of the nodes it replaced, each once and in
 * their order. Where a rule replaces what another rule made, the places are those of the source
 * that both stand for.
 *
 * @param rule the name of the rule
 * @param replaced at most {@value #MAX_REPLACED} places; of more, the first
 */
public record Origin(String rule, List<SourcePosition> replaced) {
  /** How many places an origin names: enough for a reader, and bounded for a graph. */
  public static final int MAX_REPLACED = 16;

  /** Drops what is repeated or too much. */
  public Origin {
    Objects.requireNonNull(rule);
    // A copy takes less memory than what a stream makes, and there may be very many.
    replaced = List.copyOf(replaced.stream().distinct().limit(MAX_REPLACED).toList());
  }

  /** The origin of what takes the place of some nodes, given in their order. */
  public static Origin of(String rule, Collection<Node> nodes) {
    Set<SourcePosition> places = new LinkedHashSet<>();
    for (Node each : nodes) {
      places.addAll(each.origin().map(Origin::replaced).orElse(List.of()));
      each.position().ifPresent(places::add);
      if (places.size() >= MAX_REPLACED) {
        break;
      }
    }
    return new Origin(rule, new ArrayList<>(places));
  }

  /** The rule's name without what stands before its last point. */
  public String shortRule() {
    return rule.substring(rule.lastIndexOf('.') + 1);
  }
}
