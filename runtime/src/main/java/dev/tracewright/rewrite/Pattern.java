package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.ParameterName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A graph to look for. Its parameters stand for any value of their types, the same node twice
 * included; everything else must be there as it stands. What it returns may be used by anybody,
 * what it computes on the way only by the match itself.
 *
 * <p>A parameter may instead stand for a literal only, or for a submodule: a path whose first step
 * is a field with the parameter's name then stands for every path that goes on alike.
 */
public final class Pattern {
  private final Graph graph;
  private final Set<String> literals;
  private final Set<String> modules;
  private final Set<Node> commutative;
  private final boolean anyLiterals;

  private Pattern(
      Graph graph,
      Set<String> literals,
      Set<String> modules,
      Set<Node> commutative,
      boolean anyLiterals) {
    this.graph = graph;
    this.literals = Set.copyOf(literals);
    this.modules = Set.copyOf(modules);
    this.commutative = Set.copyOf(commutative);
    this.anyLiterals = anyLiterals;
  }

  /**
   * A pattern whose parameters all stand for values.
   *
   * @param graph belongs to the pattern from now on and is not to be edited
   * @throws IllegalArgumentException if the graph is no pattern, with what is wrong with it
   */
  public static Pattern of(Graph graph) {
    return of(graph, Set.of());
  }

  /**
   * A pattern some of whose parameters stand for submodules.
   *
   * @param graph belongs to the pattern from now on and is not to be edited
   * @param modules the names of these parameters
   * @throws IllegalArgumentException if the graph is no pattern, with what is wrong with it
   */
  public static Pattern of(Graph graph, Set<String> modules) {
    for (PatternFault fault : PatternFault.of(graph, modules)) {
      if (fault.kind() != PatternFault.Kind.DISCONNECTED) {
        throw new IllegalArgumentException(fault.message());
      }
    }
    return new Pattern(graph, Set.of(), modules, Commuting.exact(graph), false);
  }

  /**
   * The same with parameters that stand for literals only.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public Pattern withLiterals(Set<String> parameters) {
    for (String each : parameters) {
      if (parameters().stream().noneMatch(node -> nameOf(node).equals(each))) {
        throw new IllegalArgumentException("the pattern has no parameter " + each);
      }
    }
    return new Pattern(graph, parameters, modules, commutative, anyLiterals);
  }

  /** The same where the operands of the language's commuting operators match either way round. */
  public Pattern withCommutative() {
    return commuting(Commuting.ofLanguage(graph));
  }

  /** The same where the two operands of the methods of these names match either way round. */
  public Pattern withCommutative(Set<String> methods) {
    return commuting(Commuting.named(graph, methods));
  }

  /** The same where the two operands of these nodes match either way round, too. */
  Pattern commuting(Set<Node> more) {
    Set<Node> all = new HashSet<>(commutative);
    all.addAll(more);
    return new Pattern(graph, literals, modules, all, anyLiterals);
  }

  /** The same where a literal stands for any literal: torch.fx's {@code ignore_literals}. */
  public Pattern ignoringLiterals() {
    return new Pattern(graph, literals, modules, commutative, true);
  }

  /** The graph; not to be edited. */
  public Graph graph() {
    return graph;
  }

  /** The parameters in order, those that stand for submodules included. */
  public List<Node> parameters() {
    return graph.placeholders();
  }

  /** What the pattern returns, in order: nodes, of which some may be parameters. */
  public List<Node> results() {
    return graph.outputNode().orElseThrow().args().stream().map(Node.class::cast).toList();
  }

  /** The names of the parameters that stand for literals only. */
  public Set<String> literals() {
    return literals;
  }

  /** The names of the parameters that stand for submodules. */
  public Set<String> modules() {
    return modules;
  }

  /** Whether the first two operands of a node match either way round. */
  public boolean commutes(Node node) {
    return commutative.contains(node);
  }

  /** Whether a literal of the graph stands for any literal. */
  public boolean matchesAnyLiteral() {
    return anyLiterals;
  }

  /** The parameter's name in the source. */
  static String nameOf(Node parameter) {
    return ((ParameterName) parameter.target()).name();
  }

  /** Whether an argument is among the results. */
  boolean isResult(Argument argument) {
    return graph.outputNode().orElseThrow().args().contains(argument);
  }

  @Override
  public String toString() {
    return graph.toString();
  }
}
