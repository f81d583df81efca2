package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Origin;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pass of a rule over a graph and its sub-graphs. Matches are replaced as they are found, from
 * the front; what a replacement made feeds later matches of the pass but is no part of one.
 */
final class Rewriting {
  private final RewriteRule rule;
  private final TypeHierarchy types;
  private final List<SubgraphMatcher> matchers;
  private final Set<Node> made = new HashSet<>();
  private final List<Replaced> replaced = new ArrayList<>();
  private final List<Applied> applied = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private int candidates;
  private long comparisons;

  Rewriting(RewriteRule rule, List<SubgraphMatcher> matchers, TypeHierarchy types) {
    this.rule = rule;
    this.matchers = matchers;
    this.types = types;
  }

  /** Matchers for the patterns of a rule, to be used in any number of passes. */
  static List<SubgraphMatcher> matchers(RewriteRule rule, TypeHierarchy types) {
    return rule.patterns().stream().map(each -> new SubgraphMatcher(each, types)).toList();
  }

  /** Makes the pass. */
  void run(Graph graph) {
    for (SubgraphMatcher matcher : matchers) {
      for (Graph each : SubgraphMatcher.withSubGraphs(graph)) {
        run(matcher, each);
      }
    }
  }

  private void run(SubgraphMatcher matcher, Graph graph) {
    List<Node> found = matcher.candidates(graph);
    if (found.isEmpty()) {
      return;
    }
    Search search = matcher.search(graph, node -> !made.contains(node));
    Placement placement = new Placement(graph);
    for (Node candidate : found) {
      if (!candidate.isErased() && !made.contains(candidate)) {
        candidates++;
        matcher
            .at(search, placement, candidate, refused::add)
            .filter(rule::matches)
            .ifPresent(match -> replace(match, placement));
      }
    }
    comparisons += search.comparisons();
  }

  private void replace(Match match, Placement placement) {
    Graph replacement = rule.replacement(match);
    Interface.requireSame(match.pattern(), replacement);
    List<Node> matched = match.nodes();
    Optional<String> refusal = refusal(match, replacement, new Aliasing(placement, matched));
    if (refusal.isPresent()) {
      refused.add(Refusal.of(match.anchor(), refusal.get()));
      return;
    }
    List<Argument> before = match.results();
    Placement.Place place = placement.of(matched, before);
    Origin origin = Origin.of(rule.name(), matched);
    Transplant transplant = new Transplant(match, origin, match.anchor().position().orElse(null));
    List<Argument> results = new ArrayList<>();
    match.graph().insertingAfter(place.last(), () -> results.addAll(transplant.of(replacement)));
    transplant.made().forEach(placement::placed);
    move(place, transplant.made(), placement);
    String name = match.anchor().name();
    handOver(matched, before, results, transplant.made());
    applied.add(new Applied(name, origin.replaced(), matched.size(), transplant.made().size()));
    erase(match, matched, placement);
    made.addAll(transplant.made());
    replaced.add(new Replaced(match, transplant.made()));
  }

  /** Why a match has to be left alone for what would be put there, or empty. */
  private Optional<String> refusal(Match match, Graph replacement, Aliasing aliasing) {
    List<Argument> matched = match.results();
    List<Argument> results = replacement.outputNode().orElseThrow().args();
    for (int i = 0; i < results.size(); i++) {
      if (match.pattern().results().get(i).op() == Opcode.PLACEHOLDER) {
        continue;
      }
      Node result = (Node) matched.get(i);
      Argument given = results.get(i);
      Optional<String> why = Optional.empty();
      if (given instanceof Node node && node.op() == Opcode.PLACEHOLDER) {
        Argument bound = boundTo(match, replacement, node);
        TypeRef type = NodeComparison.typeOf(bound);
        if (type != null) {
          why = typeRefusal(type, result);
        }
        why = why.isPresent() ? why : aliasing.refusal(result, bound);
      } else if (given instanceof Node node) {
        why = typeRefusal(TypeArguments.substitute(node.type(), match.typeArguments()), result);
        if (why.isEmpty() && !node.effects().fresh()) {
          why = aliasing.refusal(result, null);
        }
      }
      if (why.isPresent()) {
        return why;
      }
    }
    return aggregateRefusal(match, replacement);
  }

  private static Argument boundTo(Match match, Graph replacement, Node parameter) {
    int index = replacement.placeholders().indexOf(parameter);
    Argument bound = match.bindings().get(match.pattern().parameters().get(index));
    if (bound == null) {
      throw new IllegalArgumentException(
          "the replacement returns the module " + parameter + " as a value");
    }
    return bound;
  }

  private Optional<String> typeRefusal(TypeRef type, Node result) {
    boolean fits =
        type.isPrimitive()
            || result.type().isPrimitive()
            || result.users().isEmpty()
            || TypeArguments.isSubtype(types, type, result.type());
    return fits
        ? Optional.empty()
        : Optional.of(
            "%%%s is of type %s, its replacement of type %s"
                .formatted(result, result.type().text(), type.text()));
  }

  /** An array that a call makes anew from its elements is there once; a second one is another. */
  private static Optional<String> aggregateRefusal(Match match, Graph replacement) {
    List<Node> parameters = replacement.placeholders();
    for (int i = 0; i < parameters.size(); i++) {
      Argument bound = match.bindings().get(match.pattern().parameters().get(i));
      boolean isMade = bound instanceof ArrayArgument;
      if (isMade || bound instanceof ListArgument) {
        List<Node> users = List.copyOf(parameters.get(i).users());
        boolean once =
            users.size() <= 1
                && users.stream()
                    .noneMatch(
                        each -> each.op() == Opcode.OUTPUT || each.target() instanceof Region);
        if (!once) {
          return Optional.of(
              "the parameter %s stands for an array that is made in the call"
                  .formatted(parameters.get(i)));
        }
      }
    }
    return Optional.empty();
  }

  /** Moves the users of early results behind what was made, the last first. */
  private static void move(Placement.Place place, List<Node> made, Placement placement) {
    Node anchor = made.isEmpty() ? place.last() : made.get(made.size() - 1);
    List<Node> lastFirst = new ArrayList<>(place.moved());
    Collections.reverse(lastFirst);
    for (Node each : lastFirst) {
      placement.erasing(each);
      each.moveAfter(anchor);
      placement.placed(each);
    }
  }

  /** Gives the uses and names of the matched results to what takes their place. */
  private static void handOver(
      List<Node> matched, List<Argument> before, List<Argument> results, List<Node> made) {
    Set<Node> named = new HashSet<>();
    for (int i = 0; i < results.size(); i++) {
      if (before.get(i) instanceof Node result && matched.contains(result)) {
        result.replaceAllUsesWith(results.get(i), user -> !matched.contains(user));
        if (results.get(i) instanceof Node node && made.contains(node) && named.add(node)) {
          node.setPosition(result.position().orElse(null));
          if (!result.isTemporary()) {
            node.swapNames(result);
          }
        }
      }
    }
  }

  /** Erases the matched nodes, and what only they had used. */
  private static void erase(Match match, List<Node> matched, Placement placement) {
    Deque<Node> dead = new ArrayDeque<>();
    for (int i = matched.size() - 1; i >= 0; i--) {
      Node node = matched.get(i);
      placement.erasing(node);
      match.graph().erase(node);
    }
    for (Argument bound : match.bindings().values()) {
      Arguments.forEachLeaf(
          bound,
          leaf -> {
            if (leaf instanceof Node node) {
              dead.add(node);
            }
          });
    }
    while (!dead.isEmpty()) {
      Node node = dead.remove();
      boolean goes =
          !node.isErased()
              && node.op() != Opcode.PLACEHOLDER
              && node.users().isEmpty()
              && node.effects().isRemovable();
      if (goes) {
        dead.addAll(node.inputNodes());
        placement.erasing(node);
        match.graph().erase(node);
      }
    }
  }

  /** What was replaced, in order. */
  List<Replaced> replaced() {
    return replaced;
  }

  /** The same in words that outlive the nodes. */
  List<Applied> applied() {
    return applied;
  }

  /** The nodes that were made, and those that use them. */
  Set<Node> touched() {
    Set<Node> touched = new HashSet<>(made);
    for (Node each : made) {
      if (!each.isErased()) {
        touched.addAll(each.users());
      }
    }
    return touched;
  }

  /** What was found and left alone. */
  List<Refusal> refused() {
    return refused;
  }

  /** At how many nodes the patterns were looked for. */
  int candidates() {
    return candidates;
  }

  /** How many pairs of arguments were compared. */
  long comparisons() {
    return comparisons;
  }
}
