package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Which values somebody needs, in a graph and its sub-graphs: what has effects, what leaves the
 * graph, what nobody used from the start, and what these need in turn. A carried value that only
 * feeds itself is needed by nobody.
 */
final class LiveValues {
  private final RegionFlow flow;
  private final Set<Node> unused;
  private final Set<Node> live = new HashSet<>();
  private final Set<RegionFlow.Result> results = new HashSet<>();
  private final Deque<Node> open = new ArrayDeque<>();

  private LiveValues(RegionFlow flow, Set<Node> unused) {
    this.flow = flow;
    this.unused = unused;
  }

  /**
   * Finds what is needed.
   *
   * @param unused nodes that are needed although nobody uses them
   */
  static LiveValues of(Graph graph, RegionFlow flow, Set<Node> unused) {
    LiveValues values = new LiveValues(flow, unused);
    values.enter(graph);
    while (!values.open.isEmpty()) {
      values.need(values.open.pop());
    }
    return values;
  }

  /** Whether a node is needed, be it for its effects alone. */
  boolean isLive(Node node) {
    return live.contains(node);
  }

  /** Whether a result of a region is needed. */
  boolean isLive(RegionFlow.Result result) {
    return results.contains(result);
  }

  /** Needs what runs for its own sake. */
  private void enter(Graph graph) {
    for (Node node : graph.nodes()) {
      boolean needed =
          switch (node.op()) {
            case PLACEHOLDER -> false;
            case OUTPUT -> !flow.staysInside(node);
            default ->
                !(node.target() instanceof Projection && flow.result(node) != null)
                    && (unused.contains(node) || !node.effects().isRemovable());
          };
      if (needed) {
        mark(node);
      }
    }
  }

  private void mark(Node node) {
    if (live.add(node)) {
      open.push(node);
    }
  }

  private void need(Node node) {
    RegionFlow.Parameter parameter = flow.parameter(node);
    RegionFlow.Result result = flow.result(node);
    RegionFlow.Entry region = flow.region(node);
    if (parameter != null) {
      needParameter(parameter);
    } else if (region != null) {
      region.parts().subject().ifPresent(this::use);
      region.parts().graphs().forEach(this::enter);
    } else if (result != null) {
      use(result.region().node());
      needResult(result);
    } else {
      node.inputNodes().forEach(this::use);
    }
  }

  private void needParameter(RegionFlow.Parameter parameter) {
    use(parameter.given());
    if (parameter.isCarried()) {
      parameter.region().bringingCarried().forEach(each -> use(each.arg(parameter.index())));
    }
  }

  private void needResult(RegionFlow.Result result) {
    if (results.add(result)) {
      result.region().bringingResults().forEach(each -> use(each.arg(result.index())));
    }
  }

  private void use(Argument argument) {
    Arguments.forEachLeaf(
        argument,
        leaf -> {
          if (leaf instanceof Node node) {
            mark(node);
            RegionFlow.Result result = flow.result(node);
            if (result != null) {
              needResult(result);
            }
          }
        });
  }
}
