package dev.tracewright.codegen;

import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TupleType;
import dev.tracewright.graph.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Regions whose value the method returns right behind them, and nobody else uses: each exit that
 * ends such a region becomes a return of its own.
 */
final class Returns {
  private final Regions regions;
  private final Set<Node> returned = new HashSet<>();

  /**
   * For one method.
   *
   * @param result what it returns
   */
  Returns(Graph root, Regions regions, Schedule schedule, TypeRef result) {
    this.regions = regions;
    collect(root, schedule, result);
  }

  private void collect(Graph graph, Schedule schedule, TypeRef result) {
    List<Node> statements = schedule.statements(graph);
    for (int i = 0; i < statements.size(); i++) {
      Node node = statements.get(i);
      if (schedule.isRegionStatement(node)) {
        if (i + 1 < statements.size() && isReturned(node, statements.get(i + 1), result)) {
          returned.add(node);
        }
        regions.parts(node).graphs().forEach(each -> collect(each, schedule, result));
      }
    }
  }

  private boolean isReturned(Node region, Node following, TypeRef result) {
    return following.target() instanceof Exit exit
        && following.args().size() == 1
        && following.arg(0) == region
        && region.users().size() == 1
        && !(region.type() instanceof TupleType)
        && region.type().equals(result)
        && (exit.kind() == Exit.Kind.RETURN || isReturning(following));
  }

  /** Whether a region's value is returned wherever the region ends. */
  boolean isReturned(Node region) {
    return returned.contains(region);
  }

  /** Whether an exit ends a region whose value is returned. */
  boolean isReturning(Node exit) {
    return !regions.startsTurn(exit)
        && regions.destination(exit).filter(returned::contains).isPresent();
  }
}
