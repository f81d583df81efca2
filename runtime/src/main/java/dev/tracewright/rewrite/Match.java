package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place at which a pattern was found.
 *
 * @param pattern the pattern
 * @param graph the graph, or the sub-graph of it, in which the pattern was found
 * @param anchor the node of the graph from which the match was found: what the last of the results
 *     that are computed matched
 * @param bindings by node of the pattern what it stands for, parameters included; in the order of
 *     the pattern
 * @param modules by parameter that stands for a submodule the path of that
 * @param typeArguments by type variable of the pattern what it stands for
 */
public record Match(
    Pattern pattern,
    Graph graph,
    Node anchor,
    Map<Node, Argument> bindings,
    Map<String, AttributePath> modules,
    Map<String, TypeRef> typeArguments) {
  /** Copies the maps. */
  public Match {
    bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
    modules = Map.copyOf(modules);
    typeArguments = Map.copyOf(typeArguments);
  }

  /**
   * What a parameter or another node of the pattern stands for, by the node's name.
   *
   * @return a node, or a literal where a parameter stands for one
   * @throws IllegalArgumentException if the pattern has no node of that name, or it stands for a
   *     submodule
   */
  public Argument argument(String name) {
    return Optional.ofNullable(find(name))
        .map(bindings::get)
        .orElseThrow(
            () -> new IllegalArgumentException("the pattern binds nothing to '" + name + "'"));
  }

  private @Nullable Node find(String name) {
    for (Node each : bindings.keySet()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  /**
   * The node that a node of the pattern stands for, by name: a local variable of a pattern that is
   * captured from source has the name that it has there.
   *
   * @throws IllegalArgumentException if there is none, or it is a literal
   */
  public Node node(String name) {
    if (argument(name) instanceof Node node) {
      return node;
    }
    throw new IllegalArgumentException("'" + name + "' stands for the literal " + argument(name));
  }

  /**
   * Where the submodule lies that a parameter stands for.
   *
   * @throws IllegalArgumentException if no parameter of that name stands for a submodule
   */
  public AttributePath module(String parameter) {
    return Optional.ofNullable(modules.get(parameter))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the pattern has no parameter for a submodule '" + parameter + "'"));
  }

  /**
   * The matched nodes of the graph that the replacement takes the place of, in the pattern's order.
   */
  public List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    bindings.forEach(
        (wanted, found) -> {
          if (wanted.op() != Opcode.PLACEHOLDER) {
            nodes.add((Node) found);
          }
        });
    return nodes;
  }

  /** What the results of the pattern stand for, in order. */
  public List<Argument> results() {
    return pattern.results().stream().map(bindings::get).toList();
  }
}
