package dev.tracewright.rewrite;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.LintException;
import java.util.List;

/** Runs a pass of a rule and looks at what it left; what is wrong names the rule. */
final class Checked {
  private Checked() {}

  /**
   * Makes a pass over a graph, then checks the graph.
   *
   * @throws RewriteException naming the rule
   */
  static void run(RewriteRule rule, Graph graph, Rewriting pass) {
    try {
      pass.run(graph);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      throw failure(rule, "failed: " + text(e), e);
    }
    if (pass.replaced().isEmpty()) {
      return;
    }
    try {
      graph.lint();
      TypeCheck.check(pass.touched());
    } catch (LintException e) {
      throw failure(rule, "left a graph that is none: " + text(e), e);
    } catch (IllegalStateException e) {
      throw failure(rule, "put in what does not fit: " + text(e), e);
    }
  }

  /**
   * Matchers for what a rule looks for.
   *
   * @throws RewriteException if the rule cannot say that
   */
  static List<SubgraphMatcher> matchers(RewriteRule rule, TypeHierarchy types) {
    try {
      return Rewriting.matchers(rule, types);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      throw failure(rule, "failed: " + text(e), e);
    }
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
  }

  private static RewriteException failure(RewriteRule rule, String what, Throwable cause) {
    return new RewriteException(
        List.of(rule.name()), "the rule " + rule.name() + " " + what, cause);
  }
}
