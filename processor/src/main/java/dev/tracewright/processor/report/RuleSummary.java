package dev.tracewright.processor.report;

import dev.tracewright.annotations.Precision;
import dev.tracewright.rewrite.Refusal;
import dev.tracewright.rewrite.RewriteLog;
import dev.tracewright.rewrite.RewriteRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All applications of one rule to one method, added up. */
final class RuleSummary {
  /** Beyond these, refusals are counted alone. */
  private static final int MOST_REFUSALS = 200;

  private final String rule;
  private final Precision precision;
  private final Set<Refusal> refusals = new LinkedHashSet<>();
  private int candidates;
  private int applied;
  private int refused;
  private int nodes;
  private long nanos;

  RuleSummary(RewriteRule rule) {
    this.rule = rule.name();
    this.precision = rule.precision();
  }

  void add(RewriteLog.Step step) {
    candidates += step.candidates();
    applied += step.applied().size();
    refused += step.refused().size();
    nodes += step.nodesAfter() - step.nodesBefore();
    nanos += step.nanos();
    step.refused().stream().filter(each -> refusals.size() < MOST_REFUSALS).forEach(refusals::add);
  }

  String rule() {
    return rule;
  }

  Precision precision() {
    return precision;
  }

  /** At how many nodes it was looked for. */
  int candidates() {
    return candidates;
  }

  /** How often it was found, whether it was applied then or not. */
  int matched() {
    return applied + refused;
  }

  int applied() {
    return applied;
  }

  /** By how many nodes the graph grew. */
  int nodes() {
    return nodes;
  }

  long nanos() {
    return nanos;
  }

  /** What was found and left alone, each place once however many sweeps came by it. */
  List<Refusal> refusals() {
    return List.copyOf(refusals);
  }
}
