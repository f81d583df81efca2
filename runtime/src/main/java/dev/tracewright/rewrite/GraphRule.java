package dev.tracewright.rewrite;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * A rule that is graphs alone: it matches wherever one of its patterns does, and always puts the
 * same graph there.
 *
 * @param name what reports, options and messages call it
 * @param precision what is promised of the values that it leaves behind
 * @param patterns what to look for
 * @param replacement what takes its place, with the parameters of the patterns; not to be edited
 * @param position where it is written, if it comes from source
 */
public record GraphRule(
    String name,
    Precision precision,
    List<Pattern> patterns,
    Graph replacement,
    Optional<SourcePosition> position)
    implements RewriteRule {

  /**
   * Checks that all parts fit together.
   *
   * @throws IllegalArgumentException if there is no pattern, or if number or types of parameters or
   *     results differ between a pattern and the replacement
   */
  public GraphRule {
    patterns = List.copyOf(patterns);
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("the rule " + name + " has no pattern");
    }
    patterns.forEach(pattern -> Interface.requireSame(pattern, replacement));
  }

  /** A rule of one pattern that changes no value. */
  public static GraphRule of(String name, Graph pattern, Graph replacement) {
    return new GraphRule(
        name, Precision.EXACT, List.of(Pattern.of(pattern)), replacement, Optional.empty());
  }

  @Override
  public Graph replacement(Match match) {
    return replacement;
  }
}
