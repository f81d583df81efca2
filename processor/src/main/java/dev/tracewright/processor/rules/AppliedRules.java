package dev.tracewright.processor.rules;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Graph;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.rewrite.Refusal;
import dev.tracewright.rewrite.RewriteException;
import dev.tracewright.rewrite.RewriteLog;
import dev.tracewright.rewrite.RewriteRule;
import dev.tracewright.rewrite.RulePipeline;
import dev.tracewright.rewrite.TypeHierarchy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What rules made of a captured method.
 *
 * @param method the method, with the result of the rules
 * @param notes what happened, for those who ask for it
 */
public record AppliedRules(CapturedMethod method, List<String> notes) {
  /** Copies the list. */
  public AppliedRules {
    notes = List.copyOf(notes);
  }

  /**
   * Applies rules to a copy of what was captured.
   *
   * @param text the method as a message names it
   * @param place where the method is declared
   * @param problems takes it if the rules fail
   */
  static AppliedRules of(
      CapturedMethod captured,
      List<RewriteRule> rules,
      TypeHierarchy types,
      String text,
      Span place,
      Problems problems) {
    if (rules.isEmpty()) {
      return new AppliedRules(captured, List.of());
    }
    Graph graph = captured.captured().copy();
    try {
      RewriteLog log = new RulePipeline(rules, types).run(graph);
      CapturedMethod result =
          log.hasChanged()
              ? new CapturedMethod(
                  captured.signature(), captured.assumptions(), captured.captured(), graph)
              : captured;
      return new AppliedRules(result, notes(log, text));
    } catch (RewriteException e) {
      problems.add(Problem.at(place, Key.RULE_FAILED, text, String.valueOf(e.getMessage())));
      return new AppliedRules(captured, List.of());
    }
  }

  private static List<String> notes(RewriteLog log, String text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Set<String> refusals = new LinkedHashSet<>();
    for (RewriteLog.Step step : log.steps()) {
      counts.merge(step.rule(), step.applied().size(), Integer::sum);
      step.refused().forEach(each -> refusals.add(refusal(step.rule(), each)));
    }
    List<String> notes = new ArrayList<>();
    counts.forEach(
        (rule, count) ->
            notes.add(
                "%s: the rule %s was applied %s"
                    .formatted(text, rule, count == 1 ? "once" : count + " times")));
    refusals.forEach(each -> notes.add(text + ": " + each));
    return notes;
  }

  private static String refusal(String rule, Refusal refusal) {
    return "the rule %s was not applied to %%%s%s: %s"
        .formatted(
            rule,
            refusal.node(),
            refusal.position().map(each -> " (" + each.shortText() + ")").orElse(""),
            refusal.reason());
  }
}
