package dev.tracewright.rewrite;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.Graph;
import java.util.List;

/**
 * What may be replaced by what. A class annotated {@link dev.tracewright.annotations.RewriteRule}
 * becomes a {@link GraphRule}; a rule that has to look at what it found, or to build what takes its
 * place, implements this interface and is handed out by a {@link RewriteRuleProvider}. A rule has
 * no state: it gives the same answers every time.
 */
public interface RewriteRule {
  /** What reports, options and messages call it: the qualified name of a class, as a rule. */
  String name();

  /** What to look for; of several patterns, the first that matches at a place. At least one. */
  List<Pattern> patterns();

  /**
   * Whether a match counts: a condition on what was found that no pattern can say.
   *
   * @param match all nodes and parameters are bound; nothing has been changed yet
   */
  default boolean matches(Match match) {
    return true;
  }

  /**
   * What takes the place of a match: a graph with the parameters of the pattern that matched, in
   * their order, and as many results of the same types. It is copied; it may be the same graph
   * every time.
   *
   * @param match as for {@link #matches}
   */
  Graph replacement(Match match);

  /** What is promised of the values that the rule leaves behind. */
  default Precision precision() {
    return Precision.EXACT;
  }
}
