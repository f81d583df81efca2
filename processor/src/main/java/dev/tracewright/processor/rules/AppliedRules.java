package dev.tracewright.processor.rules;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.LintException;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.declaration.PlannedMethod;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.report.MethodReport;
import dev.tracewright.processor.report.RuleRecorder;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What rules made of a captured method.
 *
 * @param method the method, with the result of the rules
 * @param notes what happened, for those who ask for it
 * @param report the same at length, if reports are to be written
 */
public record AppliedRules(
    CapturedMethod method, List<String> notes, Optional<MethodReport> report) {
  /** Copies the list. */
  public AppliedRules {
    notes = List.copyOf(notes);
  }

  /** A method to which no rule was applied, since something is wrong with one of them. */
  static AppliedRules none(CapturedMethod captured) {
    return new AppliedRules(captured, List.of(), Optional.empty());
  }

  /**
   * Applies rules to a copy of what was captured.
   *
   * @param plan the method
   * @param inquiry what is to be told about it
   * @param places the spans of positions whose source is at hand
   * @param problems takes it if the rules fail, and the notes that were asked for
   */
  static AppliedRules of(
      PlannedMethod plan,
      CapturedMethod captured,
      List<RewriteRule> rules,
      TypeHierarchy types,
      Inquiry inquiry,
      Function<SourcePosition, Optional<Span>> places,
      Problems problems) {
    Optional<RuleRecorder> recorder =
        inquiry.reports() ? Optional.of(new RuleRecorder(captured.captured())) : Optional.empty();
    if (rules.isEmpty() || !isGraph(captured)) {
      return new AppliedRules(captured, List.of(), report(recorder, captured, Optional.empty()));
    }
    RuleExplainer explainer = new RuleExplainer(inquiry.explained());
    List<RulePipeline.Listener> listeners = new ArrayList<>(List.of(explainer));
    recorder.ifPresent(listeners::add);
    Graph graph = captured.captured().copy();
    try {
      RewriteLog log = new RulePipeline(rules, types).run(graph, new Listeners(listeners));
      CapturedMethod result =
          log.hasChanged()
              ? new CapturedMethod(
                  captured.signature(), captured.assumptions(), captured.captured(), graph)
              : captured;
      explainer.tell(graph, types, plan.text(), plan.method().span(), places, problems);
      return new AppliedRules(
          result, notes(log, plan.text()), report(recorder, result, Optional.empty()));
    } catch (RewriteException e) {
      String why = String.valueOf(e.getMessage());
      problems.add(Problem.at(plan.method().span(), Key.RULE_FAILED, plan.text(), why));
      return new AppliedRules(captured, List.of(), report(recorder, captured, Optional.of(why)));
    }
  }

  /** It is none if javac goes on to report what is wrong with the source: no rule is to blame. */
  private static boolean isGraph(CapturedMethod captured) {
    try {
      captured.captured().lint();
      return true;
    } catch (LintException e) {
      return false;
    }
  }

  private static Optional<MethodReport> report(
      Optional<RuleRecorder> recorder, CapturedMethod method, Optional<String> failure) {
    return recorder.map(each -> each.report(method.signature(), method.result(), failure));
  }

  /** Several that are told the same. */
  private record Listeners(List<RulePipeline.Listener> all) implements RulePipeline.Listener {
    @Override
    public void before(RewriteRule rule, Graph graph) {
      all.forEach(each -> each.before(rule, graph));
    }

    @Override
    public void after(RewriteRule rule, Graph graph, RewriteLog.Step step) {
      all.forEach(each -> each.after(rule, graph, step));
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
        (rule, count) -> {
          if (count > 0) {
            String often = count == 1 ? "once" : count + " times";
            notes.add("%s: the rule %s was applied %s".formatted(text, rule, often));
          }
        });
    long others = counts.values().stream().filter(count -> count == 0).count();
    if (others > 0) {
      notes.add(
          "%s: %d %s not applied".formatted(text, others, others == 1 ? "rule was" : "rules were"));
    }
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
