package dev.tracewright.processor.rules;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.rewrite.Applied;
import dev.tracewright.rewrite.Match;
import dev.tracewright.rewrite.Mismatch;
import dev.tracewright.rewrite.Pattern;
import dev.tracewright.rewrite.Refusal;
import dev.tracewright.rewrite.RewriteLog;
import dev.tracewright.rewrite.RewriteRule;
import dev.tracewright.rewrite.RulePipeline;
import dev.tracewright.rewrite.SubgraphMatcher;
import dev.tracewright.rewrite.TypeHierarchy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Says of some rules where they were applied to a method; of one that was not, why it was not where
 * its pattern is found, or how far the pattern agrees with the graph where it agrees most.
 */
final class RuleExplainer implements RulePipeline.Listener {
  /** How many places are told of one rule in one method. */
  private static final int MOST_PLACES = 50;

  private final Predicate<String> asked;
  private final Map<String, Attempts> attempts = new LinkedHashMap<>();

  /** What became of one rule; refusals are those of the last sweep, after which nothing changes. */
  private static final class Attempts {
    private final List<RewriteRule> forms = new ArrayList<>();
    private final List<Applied> applied = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private int sweep;
  }

  /**
   * An explainer.
   *
   * @param asked the names of the rules to explain
   */
  RuleExplainer(Predicate<String> asked) {
    this.asked = asked;
  }

  @Override
  public void before(RewriteRule rule, Graph graph) {
    if (asked.test(rule.name())) {
      Attempts known = attempts.computeIfAbsent(rule.name(), any -> new Attempts());
      if (!known.forms.contains(rule)) {
        known.forms.add(rule);
      }
    }
  }

  @Override
  public void after(RewriteRule rule, Graph graph, RewriteLog.Step step) {
    Attempts known = attempts.get(rule.name());
    if (known != null) {
      if (known.sweep < step.sweep()) {
        known.refused.clear();
      }
      known.sweep = step.sweep();
      known.applied.addAll(step.applied());
      known.refused.addAll(step.refused());
    }
  }

  /**
   * Says it.
   *
   * @param graph what the rules left
   * @param method the method as a message names it
   * @param span where the method is declared
   * @param places the spans of positions whose source is at hand
   */
  void tell(
      Graph graph,
      TypeHierarchy types,
      String method,
      Span span,
      Function<SourcePosition, Optional<Span>> places,
      Problems problems) {
    attempts.forEach(
        (rule, known) -> {
          Telling telling = new Telling(simple(rule), method, span, places, problems);
          known.applied.stream().limit(MOST_PLACES).forEach(telling::applied);
          known.refused.stream().limit(MOST_PLACES).forEach(telling::refused);
          if (known.applied.isEmpty() && known.refused.isEmpty()) {
            telling.missed(known.forms, graph, types);
          }
        });
  }

  private static String simple(String rule) {
    return rule.substring(rule.lastIndexOf('.') + 1);
  }

  /** The notes on one rule. */
  private record Telling(
      String rule,
      String method,
      Span span,
      Function<SourcePosition, Optional<Span>> places,
      Problems problems) {

    private void applied(Applied applied) {
      List<SourcePosition> replaced = applied.replaced();
      note(
          replaced.isEmpty() ? Optional.empty() : Optional.of(replaced.get(replaced.size() - 1)),
          Key.RULE_APPLIED,
          rule,
          "%" + applied.node(),
          method,
          nodes(applied.erased()) + " became " + applied.made(),
          rule);
    }

    private void refused(Refusal refusal) {
      note(
          refusal.position(),
          Key.RULE_REFUSED,
          rule,
          "%" + refusal.node(),
          method,
          refusal.reason());
    }

    /** The attempt that came furthest, of all forms and patterns. */
    private void missed(List<RewriteRule> forms, Graph graph, TypeHierarchy types) {
      List<Mismatch> closest = new ArrayList<>();
      List<String> ends = new ArrayList<>();
      for (RewriteRule form : forms) {
        for (Pattern pattern : form.patterns()) {
          SubgraphMatcher matcher = new SubgraphMatcher(pattern, types);
          Optional<Match> match = matcher.match(graph).stream().findFirst();
          if (match.isPresent()) {
            Node anchor = match.get().anchor();
            missed(anchor.position(), "its pattern is found at %" + anchor + ", but it declines");
            return;
          }
          matcher.closest(graph).ifPresent(closest::add);
          ends.add(call(pattern));
        }
      }
      Optional<Mismatch> best = closest.stream().max(Comparator.comparingInt(Mismatch::agreed));
      if (best.isPresent()) {
        Mismatch each = best.get();
        // A parameter stands in the head of the method, far from what should have been found.
        Optional<Node> node = each.graphNode().filter(found -> found.op() != Opcode.PLACEHOLDER);
        missed(node.flatMap(Node::position).or(() -> each.anchor().position()), each.text());
      } else {
        missed(Optional.empty(), "no node is its " + String.join(" or ", ends));
      }
    }

    private void missed(Optional<SourcePosition> place, String why) {
      note(place, Key.RULE_MISSED, rule, method, why);
    }

    /** What the pattern ends with: {@code call_function[target=operator.add(int, int)]}. */
    private static String call(Pattern pattern) {
      List<Node> results = pattern.results();
      String line = results.get(results.size() - 1).format();
      int start = line.indexOf("] = ") + "] = ".length();
      int end = line.indexOf("(args = ", start);
      return line.substring(start, end < 0 ? line.length() : end);
    }

    private static String nodes(int count) {
      return count == 1 ? "1 node" : count + " nodes";
    }

    private void note(Optional<SourcePosition> position, Key key, String... arguments) {
      Optional<Span> place = position.flatMap(places);
      SourcePosition caller =
          place.isPresent() ? position.map(SourcePosition::caller).orElse(null) : null;
      problems.add(new Problem(key, place.orElse(span), caller, List.of(arguments)));
    }
  }
}
