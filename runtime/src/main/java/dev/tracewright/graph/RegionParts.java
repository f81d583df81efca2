package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a region node by what they are for. Every sub-graph has parameters of its own
 * first, where it has any, then one for each operand.
 *
 * @param region which region it is
 * @param subject the condition, the selector or the lock; empty for other regions
 * @param initial what the carried values of a loop start with; empty for other regions
 * @param entries the labels of each sub-graph of a switch, the classes that each handler of a try
 *     catches; empty for other regions
 * @param graphs the sub-graphs in order
 * @param operands what all sub-graphs are given
 */
public record RegionParts(
    Region region,
    Optional<Argument> subject,
    List<Argument> initial,
    List<List<Argument>> entries,
    List<Graph> graphs,
    List<Argument> operands) {
  /** Copies the lists. */
  public RegionParts {
    initial = List.copyOf(initial);
    entries = entries.stream().map(List::copyOf).toList();
    graphs = List.copyOf(graphs);
    operands = List.copyOf(operands);
  }

  /**
   * Takes the arguments of a region node apart.
   *
   * @throws IllegalArgumentException if the node is no region or the arguments are not those of it
   */
  public static RegionParts of(Node node) {
    if (!(node.target() instanceof Region region)) {
      throw new IllegalArgumentException("%" + node + " is no region");
    }
    Reader reader = new Reader(region, node.args());
    return switch (region) {
      case COND ->
          reader.parts(Optional.of(reader.value()), List.of(), List.of(), reader.graphs(2));
      case SWITCH -> {
        Argument selector = reader.value();
        List<List<Argument>> labels = reader.entries();
        yield reader.parts(Optional.of(selector), List.of(), labels, reader.graphs(labels.size()));
      }
      case LOOP -> {
        List<Graph> body = reader.graphs(1);
        yield reader.parts(Optional.empty(), reader.list(), List.of(), body);
      }
      case TRY -> {
        List<Graph> graphs = reader.graphs(1);
        List<List<Argument>> classes = reader.entries();
        graphs.addAll(reader.graphs(classes.size()));
        if (reader.isAtGraph()) {
          graphs.add(reader.graph());
        }
        yield reader.parts(Optional.empty(), List.of(), classes, graphs);
      }
      case SYNCHRONIZED ->
          reader.parts(Optional.of(reader.value()), List.of(), List.of(), reader.graphs(1));
      case BLOCK, LAMBDA -> reader.parts(Optional.empty(), List.of(), List.of(), reader.graphs(1));
    };
  }

  /** The first sub-graph: the body where there is one. */
  public Graph body() {
    return graphs.get(0);
  }

  /** The handlers of a try, in order. */
  public List<Graph> handlers() {
    return region == Region.TRY ? graphs.subList(1, 1 + entries.size()) : List.of();
  }

  /** The sub-graph of a try that runs however the others end. */
  public Optional<Graph> finalizer() {
    return region == Region.TRY && graphs.size() > 1 + entries.size()
        ? Optional.of(graphs.get(graphs.size() - 1))
        : Optional.empty();
  }

  /**
   * How many parameters a sub-graph has before those for the operands: the carried values of a
   * loop, the exception of a handler, what the method of a function object is given.
   */
  public int ownParameters(Graph sub) {
    return switch (region) {
      case LOOP -> initial.size();
      case TRY -> handlers().contains(sub) ? 1 : 0;
      case LAMBDA -> sub.placeholders().size() - operands.size();
      case COND, SWITCH, BLOCK, SYNCHRONIZED -> 0;
    };
  }

  /** The types of a node's results: none for {@code void}, several for a tuple, else one. */
  public static List<TypeRef> resultTypes(Node region) {
    if (region.type() instanceof TupleType tuple) {
      return tuple.elements();
    }
    return region.type() == PrimitiveType.VOID ? List.of() : List.of(region.type());
  }

  /** Takes arguments one after the other. */
  private static final class Reader {
    private final Region region;
    private final List<Argument> args;
    private int next;

    Reader(Region region, List<Argument> args) {
      this.region = region;
      this.args = args;
    }

    RegionParts parts(
        Optional<Argument> subject,
        List<Argument> initial,
        List<List<Argument>> entries,
        List<Graph> graphs) {
      List<Argument> operands = new ArrayList<>();
      while (next < args.size()) {
        operands.add(value());
      }
      return new RegionParts(region, subject, initial, entries, graphs, operands);
    }

    Argument value() {
      return requireValue(take("a value"));
    }

    private Argument requireValue(Argument argument) {
      require(
          !(argument instanceof Graph
              || argument instanceof ListArgument
              || argument instanceof ArrayArgument
              || argument instanceof MapArgument),
          "a value");
      return argument;
    }

    boolean isAtGraph() {
      return next < args.size() && args.get(next) instanceof Graph;
    }

    Graph graph() {
      Argument argument = take("a sub-graph");
      require(argument instanceof Graph, "a sub-graph");
      return (Graph) argument;
    }

    List<Graph> graphs(int count) {
      List<Graph> graphs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        graphs.add(graph());
      }
      return graphs;
    }

    /** A list of values. */
    List<Argument> list() {
      Argument argument = take("a list");
      require(argument instanceof ListArgument, "a list");
      List<Argument> elements = ((ListArgument) argument).elements();
      elements.forEach(this::requireValue);
      return elements;
    }

    /** A list of lists. */
    List<List<Argument>> entries() {
      Argument argument = take("a list of lists");
      require(argument instanceof ListArgument, "a list of lists");
      List<List<Argument>> entries = new ArrayList<>();
      for (Argument each : ((ListArgument) argument).elements()) {
        require(each instanceof ListArgument, "a list of lists");
        entries.add(((ListArgument) each).elements());
      }
      return entries;
    }

    private Argument take(String what) {
      next++;
      require(next <= args.size(), what);
      return args.get(next - 1);
    }

    private void require(boolean holds, String what) {
      if (!holds) {
        throw new IllegalArgumentException(
            "the arguments are not those of a %s: argument %d should be %s"
                .formatted(region.text(), next - 1, what));
      }
    }
  }
}
