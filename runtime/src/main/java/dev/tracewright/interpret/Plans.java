package dev.tracewright.interpret;

import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a graph and of its sub-graphs before they run, found out once. */
final class Plans {
  private final Map<Graph, Plan> plans = new HashMap<>();
  private final Map<Node, RegionParts> regions = new HashMap<>();

  /**
   * Looks at a graph and all its sub-graphs.
   *
   * @throws IllegalArgumentException if one has no output or an exit that means nothing here, or if
   *     the arguments of a region are not those of one
   */
  Plans(Graph graph) {
    Deque<Graph> open = new ArrayDeque<>();
    open.push(graph);
    while (!open.isEmpty()) {
      Graph each = open.pop();
      plans.put(each, plan(each, each == graph));
      for (Node node : each.nodes()) {
        if (node.target() instanceof Region) {
          RegionParts parts = RegionParts.of(node);
          regions.put(node, parts);
          parts.graphs().forEach(open::push);
        }
      }
    }
  }

  /**
   * One graph.
   *
   * @param nodes the nodes in order
   * @param lastUses which values are needed no more after which node
   * @param exit how it ends
   * @param region the region that a break or a continue at the end means
   */
  record Plan(List<Node> nodes, LastUses lastUses, Exit exit, @Nullable Node region) {
    /** What a run of the graph comes to when its output has the value: that, or a leaving. */
    @Nullable Object end(@Nullable Object value) {
      return switch (exit.kind()) {
        case YIELD -> value;
        case RETURN, THROW -> new Leaving(null, false, value);
        case BREAK -> new Leaving(region, false, value);
        case CONTINUE -> new Leaving(region, true, value);
      };
    }
  }

  private Plan plan(Graph graph, boolean isOutermost) {
    Node output =
        graph
            .outputNode()
            .orElseThrow(() -> new IllegalArgumentException("a graph without output cannot run"));
    Exit exit = (Exit) output.target();
    Node region = exit.regionFrom(graph).orElse(null);
    boolean leaves = exit.kind() == Exit.Kind.BREAK || exit.kind() == Exit.Kind.CONTINUE;
    if (leaves && (isOutermost || !regions.containsKey(region))) {
      throw new IllegalArgumentException(
          "nothing that runs is meant by '" + exit.text() + "': " + NodeText.of(output));
    }
    List<Node> nodes = List.copyOf(graph.nodes());
    return new Plan(nodes, LastUses.of(nodes), exit, region);
  }

  /** The plan of the graph or of one of its sub-graphs. */
  Plan of(Graph graph) {
    return Objects.requireNonNull(plans.get(graph));
  }

  /** The parts of a region node. */
  RegionParts of(Node region) {
    return Objects.requireNonNull(regions.get(region));
  }
}
