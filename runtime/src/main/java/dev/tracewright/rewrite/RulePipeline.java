package dev.tracewright.rewrite;

import dev.tracewright.graph.Graph;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies rules to a graph until none has anything left to do. In each sweep every rule is tried
 * once, in the order given, on what the rules before it left; a sweep that changes nothing is the
 * last.
 */
public final class RulePipeline {
  /** How many sweeps may change something; rules that go on longer chase each other. */
  public static final int MOST_SWEEPS = 1000;

  /** How many times as large as it was a graph may become, beyond a start of its own. */
  private static final int MOST_GROWTH = 10;

  private static final int FREE_GROWTH = 10_000;

  private final List<Prepared> rules;
  private final TypeHierarchy types;

  private record Prepared(RewriteRule rule, List<SubgraphMatcher> matchers) {}

  /** Is told of each application of a rule to the whole graph. */
  public interface Listener {
    /** A rule is about to be tried. */
    void before(RewriteRule rule, Graph graph);

    /** A rule was tried. */
    void after(RewriteRule rule, Graph graph, RewriteLog.Step step);
  }

  private static final Listener NOBODY =
      new Listener() {
        @Override
        public void before(RewriteRule rule, Graph graph) {}

        @Override
        public void after(RewriteRule rule, Graph graph, RewriteLog.Step step) {}
      };

  /**
   * A pipeline.
   *
   * @param rules the rules, in the order in which they are tried
   * @param types decides whether a value may stand for a parameter of another type
   * @throws RewriteException if a rule cannot say what it looks for
   */
  public RulePipeline(List<? extends RewriteRule> rules, TypeHierarchy types) {
    this.types = types;
    this.rules = new ArrayList<>();
    for (RewriteRule each : rules) {
      this.rules.add(new Prepared(each, Checked.matchers(each, types)));
    }
  }

  /**
   * Applies the rules.
   *
   * @throws RewriteException if a rule fails, leaves a graph that is none, or if rules go on for
   *     ever; the graph should not be used then
   */
  public RewriteLog run(Graph graph) {
    return run(graph, NOBODY);
  }

  /**
   * Applies the rules and tells a listener.
   *
   * @throws RewriteException as {@link #run(Graph)}
   */
  public RewriteLog run(Graph graph, Listener listener) {
    List<RewriteLog.Step> steps = new ArrayList<>();
    long most = FREE_GROWTH + (long) MOST_GROWTH * size(graph);
    for (int sweep = 1; ; sweep++) {
      List<String> fired = new ArrayList<>();
      for (Prepared each : rules) {
        RewriteLog.Step step = step(each, graph, sweep, listener);
        steps.add(step);
        if (!step.applied().isEmpty()) {
          fired.add(each.rule().name());
        }
        if (step.nodesAfter() > most) {
          throw endless(
              fired,
              "made the graph grow from %d nodes to %d"
                  .formatted(steps.get(0).nodesBefore(), step.nodesAfter()));
        }
      }
      if (fired.isEmpty()) {
        return new RewriteLog(steps);
      }
      if (sweep == MOST_SWEEPS) {
        throw endless(fired, "still change the graph after %d sweeps".formatted(sweep));
      }
    }
  }

  private RewriteLog.Step step(Prepared prepared, Graph graph, int sweep, Listener listener) {
    RewriteRule rule = prepared.rule();
    listener.before(rule, graph);
    int before = size(graph);
    long start = System.nanoTime();
    Rewriting pass = new Rewriting(rule, prepared.matchers(), types);
    Checked.run(rule, graph, pass);
    long nanos = System.nanoTime() - start;
    RewriteLog.Step step =
        new RewriteLog.Step(
            rule.name(),
            sweep,
            pass.candidates(),
            pass.applied(),
            pass.refused(),
            nanos,
            before,
            size(graph));
    listener.after(rule, graph, step);
    return step;
  }

  private static RewriteException endless(List<String> rules, String what) {
    String who = rules.size() == 1 ? "the rule " : "the rules ";
    return new RewriteException(rules, who + String.join(", ", rules) + " " + what, null);
  }

  /** How many nodes there are, those in sub-graphs included. */
  static int size(Graph graph) {
    return SubgraphMatcher.withSubGraphs(graph).stream().mapToInt(Graph::size).sum();
  }
}
