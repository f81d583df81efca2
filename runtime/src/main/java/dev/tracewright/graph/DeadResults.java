package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Takes away what regions compute, carry or are given for nothing. */
final class DeadResults {
  private final RegionFlow flow;
  private final LiveValues live;
  private boolean changed;

  private DeadResults(RegionFlow flow, LiveValues live) {
    this.flow = flow;
    this.live = live;
  }

  static boolean eliminate(Graph graph) {
    Set<Node> unused = new HashSet<>();
    Walk.preOrder(
        graph,
        node -> {
          if (node.users().isEmpty()) {
            unused.add(node);
          }
        });
    boolean passed = PassedValues.replace(graph, RegionFlow.of(graph));
    // Regions may have other operands now.
    RegionFlow flow = RegionFlow.of(graph);
    DeadResults dead = new DeadResults(flow, LiveValues.of(graph, flow, unused));
    dead.shrink();
    dead.erase(graph);
    dead.retype();
    return passed || dead.changed;
  }

  /** Lets exits bring, and regions take, only what is needed. */
  private void shrink() {
    for (RegionFlow.Entry region : flow.regions()) {
      if (live.isLive(region.node())) {
        IntPredicate result = i -> live.isLive(new RegionFlow.Result(region, i));
        IntPredicate carried = i -> live.isLive(region.carried().get(i));
        region.bringingResults().forEach(each -> setValues(each, kept(each.args(), result)));
        region.bringingCarried().forEach(each -> setValues(each, kept(each.args(), carried)));
        shrinkArguments(region, carried);
      }
    }
  }

  private static <T> List<T> kept(List<T> all, IntPredicate isKept) {
    List<T> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (isKept.test(i)) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }

  private void setValues(Node output, List<Argument> values) {
    if (values.size() < output.args().size()) {
      output.setArgs(values);
      output.setType(Exit.typeOf(values));
      changed = true;
    }
  }

  private void shrinkArguments(RegionFlow.Entry region, IntPredicate carried) {
    Node node = region.node();
    RegionParts parts = region.parts();
    List<Argument> initial = kept(parts.initial(), carried);
    List<Argument> operands = kept(parts.operands(), i -> isOperandLive(region, i));
    if (initial.size() < parts.initial().size() || operands.size() < parts.operands().size()) {
      int others = node.args().size() - parts.operands().size();
      List<Argument> args = new ArrayList<>(node.args().subList(0, others));
      if (parts.region() == Region.LOOP) {
        args.set(others - 1, new ListArgument(initial));
      }
      args.addAll(operands);
      node.setArgs(args);
      changed = true;
    }
  }

  private boolean isOperandLive(RegionFlow.Entry region, int index) {
    return region.operands().stream().anyMatch(each -> live.isLive(each.get(index)));
  }

  /** Erases what nobody needs, in a graph and in all that stay of its sub-graphs. */
  private void erase(Graph graph) {
    eraseNodes(graph);
    for (RegionFlow.Entry region : flow.regions()) {
      if (live.isLive(region.node())) {
        region.parts().graphs().forEach(this::eraseNodes);
      }
    }
  }

  private void eraseNodes(Graph graph) {
    for (Node node : graph.nodes().reversed()) {
      boolean stays =
          switch (node.op()) {
            case OUTPUT -> true;
            case PLACEHOLDER -> isTaken(node);
            default -> false;
          };
      if (!stays && !live.isLive(node)) {
        graph.erase(node);
        changed = true;
      }
    }
  }

  /** Whether a parameter that its own sub-graph may not need is there for something. */
  private boolean isTaken(Node placeholder) {
    RegionFlow.Parameter parameter = flow.parameter(placeholder);
    return parameter == null
        || (!parameter.isCarried() && isOperandLive(parameter.region(), parameter.index()));
  }

  /** Lets regions have the results that are left. */
  private void retype() {
    for (RegionFlow.Entry region : flow.regions()) {
      IntPredicate isKept = i -> live.isLive(new RegionFlow.Result(region, i));
      List<TypeRef> types = RegionParts.resultTypes(region.node());
      List<TypeRef> left = kept(types, isKept);
      if (live.isLive(region.node())
          && region.parts().region() != Region.LAMBDA
          && left.size() < types.size()) {
        project(region.node(), kept(region.results(), isKept), left);
        changed = true;
      }
    }
  }

  private static void project(Node region, List<List<Node>> results, List<TypeRef> types) {
    region.setType(
        switch (types.size()) {
          case 0 -> PrimitiveType.VOID;
          case 1 -> types.get(0);
          default -> new TupleType(types);
        });
    for (int i = 0; i < results.size(); i++) {
      for (Node projection : results.get(i)) {
        if (!projection.isErased()) {
          if (types.size() == 1) {
            replace(projection, region);
          } else {
            projection.setTarget(new Projection(i));
          }
        }
      }
    }
  }

  /** Puts a region in the place of the only result it has left, under the name of that. */
  private static void replace(Node projection, Node region) {
    if (region.isTemporary() && !projection.isTemporary()) {
      region.graph().swapNames(region, projection);
    }
    projection.replaceAllUsesWith(region);
    region.graph().erase(projection);
  }
}
