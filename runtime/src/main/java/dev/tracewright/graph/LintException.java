package dev.tracewright.graph;

/** A graph breaks a rule. */
public final class LintException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** The rule that is broken. */
  private final LintRule rule;

  /** The name of the node that breaks it; empty where no node does. */
  private final String nodeName;

  LintException(LintRule rule, String nodeName, String message) {
    super(message);
    this.rule = rule;
    this.nodeName = nodeName;
  }

  /** The rule that is broken. */
  public LintRule rule() {
    return rule;
  }

  /** The name of the node that breaks it; empty where a graph has no output. */
  public String nodeName() {
    return nodeName;
  }
}
