package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds where a pattern occurs in a graph and in the sub-graphs of its regions. The search begins
 * at the nodes that have the target of the pattern's last result, which an index gives; what it
 * costs goes with their number and the size of the pattern, not with the size of the graph.
 */
public final class SubgraphMatcher {
  /** At how many nodes it is looked for the attempt that came furthest. */
  private static final int MOST_EXPLAINED = 100_000;

  private final PatternPlan plan;
  private final TypeHierarchy types;

  /**
   * A matcher.
   *
   * @param types decides whether a value may stand for a parameter of another type
   */
  public SubgraphMatcher(Pattern pattern, TypeHierarchy types) {
    this.plan = new PatternPlan(pattern);
    this.types = types;
  }

  /** The pattern that is looked for. */
  public Pattern pattern() {
    return plan.pattern();
  }

  /**
   * The matches that share no node but those that parameters stand for, in the order in which the
   * nodes of the graph stand; of two that overlap, the first.
   */
  public List<Match> match(Graph graph) {
    List<Match> found = new ArrayList<>();
    for (Graph each : withSubGraphs(graph)) {
      Set<Node> taken = new HashSet<>();
      find(
          each,
          node -> !taken.contains(node),
          match -> {
            taken.addAll(match.nodes());
            found.add(match);
          });
    }
    return found;
  }

  /** All matches, one for each node at which the pattern is found, whether they overlap or not. */
  public List<Match> matchOverlapping(Graph graph) {
    List<Match> found = new ArrayList<>();
    withSubGraphs(graph).forEach(each -> find(each, node -> true, found::add));
    return found;
  }

  private void find(Graph graph, Predicate<Node> usable, Consumer<Match> found) {
    Search search = new Search(plan, graph, types, usable, null);
    Placement placement = new Placement(graph);
    for (Node candidate : candidates(graph)) {
      if (usable.test(candidate)) {
        at(search, placement, candidate, refusal -> {}).ifPresent(found);
      }
    }
  }

  /** The nodes at which the pattern may be found. */
  List<Node> candidates(Graph graph) {
    return plan.candidates(plan.anchor(), graph);
  }

  Search search(Graph graph, Predicate<? super Node> usable) {
    return new Search(plan, graph, types, usable, null);
  }

  /**
   * The match at a node, if there is one that may be replaced.
   *
   * @param refused takes why what was found is left alone
   */
  Optional<Match> at(
      Search search, Placement placement, Node candidate, Consumer<Refusal> refused) {
    List<Refusal> refusals = new ArrayList<>();
    boolean found =
        search.at(
            candidate,
            bindings -> {
              if (leak(bindings).isPresent()) {
                return false;
              }
              Optional<String> why = placement.of(matched(bindings), results(bindings)).refusal();
              why.ifPresent(reason -> refusals.add(Refusal.of(candidate, reason)));
              return why.isEmpty();
            });
    if (found) {
      return Optional.of(search.match(candidate));
    }
    refusals.stream().findFirst().ifPresent(refused);
    return Optional.empty();
  }

  private List<Node> matched(Bindings bindings) {
    return plan.computing().stream().map(each -> (Node) value(bindings, each)).toList();
  }

  private List<Argument> results(Bindings bindings) {
    return plan.pattern().results().stream().map(each -> value(bindings, each)).toList();
  }

  private static Argument value(Bindings bindings, Node patternNode) {
    return Objects.requireNonNull(bindings.get(patternNode));
  }

  /** A value on the way to the results that somebody else uses, and who. */
  private Optional<String> leak(Bindings bindings) {
    for (Node each : plan.computing()) {
      Node node = (Node) value(bindings, each);
      if (plan.pattern().isResult(each)) {
        continue;
      }
      for (Node user : node.users()) {
        if (bindings.patternNode(user) == null) {
          return Optional.of(
              "%" + node + " is no result of the pattern, but %" + user + " uses it");
        }
      }
    }
    return ofParameters(bindings);
  }

  /** A parameter that stands for what the match computes itself, and would take away. */
  private Optional<String> ofParameters(Bindings bindings) {
    List<String> found = new ArrayList<>();
    for (Node each : plan.pattern().parameters()) {
      Argument bound = bindings.get(each);
      if (bound != null) {
        Arguments.forEachLeaf(
            bound,
            leaf -> {
              if (leaf instanceof Node node && bindings.patternNode(node) != null) {
                found.add("%" + node + " is part of the match and would be its parameter " + each);
              }
            });
      }
    }
    return found.stream().findFirst();
  }

  /** The attempt that came furthest where nothing was found; empty if there is a match. */
  public Optional<Mismatch> closest(Graph graph) {
    MismatchRecorder recorder = new MismatchRecorder(plan.pattern());
    int attempts = 0;
    for (Graph each : withSubGraphs(graph)) {
      Search search = new Search(plan, each, types, node -> true, recorder);
      for (Node candidate : candidates(each)) {
        if (attempts++ == MOST_EXPLAINED) {
          return recorder.best();
        }
        recorder.begin(candidate);
        Placement placement = new Placement(each);
        if (isFound(search, placement, candidate, recorder)) {
          return Optional.empty();
        }
      }
    }
    return recorder.best();
  }

  private boolean isFound(
      Search search, Placement placement, Node candidate, MismatchRecorder recorder) {
    return search.at(
        candidate,
        bindings -> {
          Optional<String> why = leak(bindings);
          if (why.isEmpty()) {
            why = placement.of(matched(bindings), results(bindings)).refusal();
          }
          why.ifPresent(
              reason ->
                  recorder.record(
                      bindings.computing(),
                      Optional.of(plan.anchor()),
                      Optional.of(candidate),
                      reason));
          return why.isEmpty();
        });
  }

  /** A graph and all graphs in it, the outer first. */
  static List<Graph> withSubGraphs(Graph graph) {
    List<Graph> all = new ArrayList<>();
    Deque<Graph> open = new ArrayDeque<>(List.of(graph));
    while (!open.isEmpty()) {
      Graph each = open.remove();
      all.add(each);
      each.nodes().forEach(node -> open.addAll(Arguments.subGraphs(node)));
    }
    return all;
  }
}
