package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How values come into and out of the regions of a graph and of its sub-graphs. */
final class RegionFlow {
  /** One region. */
  static final class Entry {
    private final Node node;
    private final RegionParts parts;
    private final List<Node> carried = new ArrayList<>();
    private final List<List<Node>> operands = new ArrayList<>();
    private final List<List<Node>> results = new ArrayList<>();
    private final List<Node> bringingResults = new ArrayList<>();
    private final List<Node> bringingCarried = new ArrayList<>();

    Entry(Node node) {
      this.node = node;
      this.parts = RegionParts.of(node);
      for (Graph sub : parts.graphs()) {
        List<Node> placeholders = sub.placeholders();
        int own = parts.ownParameters(sub);
        require(own >= 0 && placeholders.size() == own + parts.operands().size(), node);
        carried.addAll(placeholders.subList(0, parts.initial().size()));
        operands.add(placeholders.subList(own, own + parts.operands().size()));
      }
      if (parts.region() != Region.LAMBDA) {
        RegionParts.resultTypes(node).forEach(type -> results.add(new ArrayList<>()));
      }
    }

    private static void require(boolean holds, Node node) {
      if (!holds) {
        throw new IllegalArgumentException(
            "a sub-graph of %" + node + " takes other values than it is given");
      }
    }

    private void bring(Node output, boolean carriedOnes) {
      List<Node> outputs = carriedOnes ? bringingCarried : bringingResults;
      require(output.args().size() == (carriedOnes ? carried : results).size(), node);
      outputs.add(output);
    }

    /** The region. */
    Node node() {
      return node;
    }

    /** Its arguments. */
    RegionParts parts() {
      return parts;
    }

    /** The parameters for the carried values of a loop. */
    List<Node> carried() {
      return carried;
    }

    /** The parameters for the operands, of each sub-graph. */
    List<List<Node>> operands() {
      return operands;
    }

    /** For each result the nodes that stand for it: projections, or the node itself. */
    List<List<Node>> results() {
      return results;
    }

    /** The outputs that hand it its results. */
    List<Node> bringingResults() {
      return bringingResults;
    }

    /** The outputs that hand it the next carried values. */
    List<Node> bringingCarried() {
      return bringingCarried;
    }
  }

  /**
   * What a parameter of a sub-graph is given.
   *
   * @param index which carried value, or which operand
   */
  record Parameter(Entry region, boolean isCarried, int index) {
    /** The argument of the region: the operand, or what the carried value starts with. */
    Argument given() {
      RegionParts parts = region.parts();
      return (isCarried ? parts.initial() : parts.operands()).get(index);
    }
  }

  /** Which result a node stands for. */
  record Result(Entry region, int index) {}

  private final Map<Node, Entry> regions = new LinkedHashMap<>();
  private final Map<Node, Parameter> parameters = new HashMap<>();
  private final Map<Node, Result> results = new HashMap<>();
  private final Map<Node, Entry> receivers = new HashMap<>();

  private RegionFlow() {}

  /**
   * Looks at a graph and its sub-graphs.
   *
   * @throws IllegalArgumentException if the arguments of a region are not those of one
   */
  static RegionFlow of(Graph graph) {
    RegionFlow flow = new RegionFlow();
    Walk.preOrder(graph, flow::add);
    return flow;
  }

  private void add(Node node) {
    if (node.target() instanceof Region) {
      Entry entry = new Entry(node);
      regions.put(node, entry);
      addParameters(entry.carried, index -> new Parameter(entry, true, index));
      entry.operands.forEach(
          each -> addParameters(each, index -> new Parameter(entry, false, index)));
      if (entry.results.size() == 1 && !(node.type() instanceof TupleType)) {
        addResult(node, new Result(entry, 0));
      }
    } else if (node.target() instanceof Projection projection) {
      Entry entry = node.inputNodes().isEmpty() ? null : regions.get(node.inputNodes().get(0));
      if (entry != null && projection.index() < entry.results.size()) {
        addResult(node, new Result(entry, projection.index()));
      }
    } else if (node.target() instanceof Exit exit) {
      addExit(node, exit);
    }
  }

  private void addParameters(List<Node> placeholders, IntFunction<Parameter> given) {
    for (int i = 0; i < placeholders.size(); i++) {
      parameters.put(placeholders.get(i), given.apply(i));
    }
  }

  private void addResult(Node node, Result result) {
    result.region().results.get(result.index()).add(node);
    results.put(node, result);
  }

  private void addExit(Node output, Exit exit) {
    Entry entry = exit.regionFrom(output.graph()).map(regions::get).orElse(null);
    if (entry == null || entry.node().target() == Region.LAMBDA) {
      return;
    }
    receivers.put(output, entry);
    boolean ofLoop = entry.parts().region() == Region.LOOP;
    boolean isYield = exit.kind() == Exit.Kind.YIELD;
    if (!isYield || entry.parts().finalizer().orElse(null) != output.graph()) {
      entry.bring(output, exit.kind() == Exit.Kind.CONTINUE || (isYield && ofLoop));
    }
  }

  /** The regions; each before those inside it, otherwise in the order of the text. */
  Collection<Entry> regions() {
    return regions.values();
  }

  /** What is known of a node if it is a region. */
  @Nullable Entry region(Node node) {
    return regions.get(node);
  }

  /**
   * What a node is given as a parameter; null for other nodes, for parameters of the graph itself,
   * and for what a region makes: a handler's exception, the parameters of a function object.
   */
  @Nullable Parameter parameter(Node node) {
    return parameters.get(node);
  }

  /** Which result of a region a node stands for, if for any. */
  @Nullable Result result(Node node) {
    return results.get(node);
  }

  /** Whether an output hands its values to a region, of the graph, that it ends or starts again. */
  boolean staysInside(Node output) {
    return receivers.containsKey(output);
  }
}
