package dev.tracewright.rewrite;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.Graph;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Replaces what a pattern matches in a graph: torch.fx's {@code replace_pattern}. One pass is made:
 * matches that do not overlap, in the order of the graph, adjacent ones and those in sub-graphs
 * included. {@link RulePipeline} goes on until nothing is left to do.
 */
public final class SubgraphRewriter {
  private SubgraphRewriter() {}

  /**
   * Applies a rule once wherever it matches, with the class hierarchy that the thread's class
   * loader sees.
   *
   * @return what was replaced, in the order of the matches
   * @throws RewriteException if what the rule puts in does not fit, or leaves a graph that is none;
   *     the graph should not be used then
   */
  public static List<Replaced> replace(Graph graph, RewriteRule rule) {
    return replace(graph, rule, contextTypes());
  }

  /**
   * Applies a rule once wherever it matches.
   *
   * @param types decides whether a value may stand for a parameter of another type
   * @return what was replaced, in the order of the matches
   * @throws RewriteException as {@link #replace(Graph, RewriteRule)}
   */
  public static List<Replaced> replace(Graph graph, RewriteRule rule, TypeHierarchy types) {
    Rewriting pass = new Rewriting(rule, Checked.matchers(rule, types), types);
    Checked.run(rule, graph, pass);
    return pass.replaced();
  }

  /**
   * Replaces a pattern by a graph wherever it matches.
   *
   * @param pattern what to look for; belongs to the pattern from now on
   * @param replacement what takes its place, with as many parameters and results
   * @throws IllegalArgumentException if the one is no pattern, or the other does not fit it
   * @throws RewriteException as {@link #replace(Graph, RewriteRule)}
   */
  public static List<Replaced> replace(Graph graph, Graph pattern, Graph replacement) {
    return replace(graph, pattern, replacement, List.of());
  }

  /**
   * Replaces a pattern by a graph wherever all filters hold.
   *
   * @param pattern what to look for; belongs to the pattern from now on
   * @param replacement what takes its place, with as many parameters and results
   * @throws IllegalArgumentException if the one is no pattern, or the other does not fit it
   * @throws RewriteException as {@link #replace(Graph, RewriteRule)}
   */
  public static List<Replaced> replace(
      Graph graph,
      Graph pattern,
      Graph replacement,
      List<? extends Predicate<? super Match>> filters) {
    GraphRule rule = GraphRule.of("the replacement", pattern, replacement);
    return replace(graph, new Filtered(rule, List.copyOf(filters)));
  }

  private static TypeHierarchy contextTypes() {
    return TypeHierarchy.ofLoader(
        Optional.ofNullable(Thread.currentThread().getContextClassLoader())
            .orElseGet(ClassLoader::getSystemClassLoader));
  }

  /** A rule with further conditions. */
  private record Filtered(GraphRule rule, List<Predicate<? super Match>> filters)
      implements RewriteRule {
    @Override
    public String name() {
      return rule.name();
    }

    @Override
    public List<Pattern> patterns() {
      return rule.patterns();
    }

    @Override
    public boolean matches(Match match) {
      return filters.stream().allMatch(each -> each.test(match));
    }

    @Override
    public Graph replacement(Match match) {
      return rule.replacement(match);
    }

    @Override
    public Precision precision() {
      return rule.precision();
    }
  }
}
