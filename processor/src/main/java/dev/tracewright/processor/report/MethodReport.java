package dev.tracewright.processor.report;

import java.util.List;
import java.util.Optional;

/**
 * What rules did to one method.
 *
 * @param method the method, as its declaration reads
 * @param sweeps how many rounds over all rules were made
 * @param rules the rules that were tried, in order
 * @param changes the applications that changed something, the first of them
 * @param hidden how many more there are
 * @param captured the graph as captured
 * @param result the graph that runs
 * @param failure why the rules were given up, if they were
 */
public record MethodReport(
    String method,
    int sweeps,
    List<RuleSummary> rules,
    List<RuleChange> changes,
    int hidden,
    GraphText captured,
    GraphText result,
    Optional<String> failure) {
  /** Copies the lists. */
  public MethodReport {
    rules = List.copyOf(rules);
    changes = List.copyOf(changes);
  }

  /** How long all rules took. */
  long nanos() {
    return rules.stream().mapToLong(RuleSummary::nanos).sum();
  }

  /** How often rules were applied. */
  int applied() {
    return rules.stream().mapToInt(RuleSummary::applied).sum();
  }

  /** What became of the graph, in half a sentence. */
  String size() {
    int before = captured.nodes();
    return result.nodes() == before && applied() == 0
        ? before + " nodes, unchanged"
        : before + " nodes became " + result.nodes();
  }
}
