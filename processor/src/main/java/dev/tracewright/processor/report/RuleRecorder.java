package dev.tracewright.processor.report;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Signature;
import dev.tracewright.rewrite.RewriteLog;
import dev.tracewright.rewrite.RewriteRule;
import dev.tracewright.rewrite.RulePipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Watches a pipeline at work on one method. */
public final class RuleRecorder implements RulePipeline.Listener {
  /** Beyond these, what changed the graph is counted alone. */
  private static final int MOST_CHANGES = 100;

  private final Map<String, RuleSummary> rules = new LinkedHashMap<>();
  private final List<RuleChange> changes = new ArrayList<>();
  private final GraphText captured;
  private GraphText current;
  private int sweeps;
  private int hidden;

  /**
   * A recorder.
   *
   * @param captured the graph before any rule
   */
  public RuleRecorder(Graph captured) {
    this.captured = GraphText.of(captured);
    this.current = this.captured;
  }

  @Override
  public void before(RewriteRule rule, Graph graph) {}

  @Override
  public void after(RewriteRule rule, Graph graph, RewriteLog.Step step) {
    rules.computeIfAbsent(rule.name(), any -> new RuleSummary(rule)).add(step);
    sweeps = step.sweep();
    if (step.applied().isEmpty()) {
      return;
    }
    if (changes.size() == MOST_CHANGES) {
      hidden++;
      return;
    }
    GraphText now = GraphText.of(graph);
    changes.add(RuleChange.of(step, current, now));
    current = now;
  }

  private static String declaration(Signature method) {
    return method.result().text()
        + " "
        + method.method()
        + method.parameters().stream()
            .map(each -> each.type().text() + " " + each.name())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * What was seen.
   *
   * @param method the method
   * @param result the graph that runs
   * @param failure why the rules were given up, if they were
   */
  public MethodReport report(Signature method, Graph result, Optional<String> failure) {
    return new MethodReport(
        declaration(method),
        sweeps,
        List.copyOf(rules.values()),
        changes,
        hidden,
        captured,
        GraphText.of(result),
        failure);
  }
}
