package dev.tracewright.rewrite;

import java.util.List;

/**
 * What rules did to a graph.
 *
 * @param steps each application of a rule to the whole graph, in order
 */
public record RewriteLog(List<Step> steps) {
  /** Copies the list. */
  public RewriteLog {
    steps = List.copyOf(steps);
  }

  /**
   * One application of a rule to the whole graph.
   *
   * @param rule the rule's name
   * @param sweep in which round over all rules, from 1
   * @param candidates at how many nodes its patterns were looked for
   * @param applied what was replaced, in order
   * @param refused what was found and left alone, with the reason
   * @param nanos how long it took, in nanoseconds
   * @param nodesBefore how many nodes the graph had, its sub-graphs included
   * @param nodesAfter how many it had then
   */
  public record Step(
      String rule,
      int sweep,
      int candidates,
      List<Applied> applied,
      List<Refusal> refused,
      long nanos,
      int nodesBefore,
      int nodesAfter) {
    /** Copies the lists. */
    public Step {
      applied = List.copyOf(applied);
      refused = List.copyOf(refused);
    }
  }

  /** Whether any rule changed the graph. */
  public boolean hasChanged() {
    return steps.stream().anyMatch(each -> !each.applied().isEmpty());
  }

  /** How often a rule was applied. */
  public int count(String rule) {
    return steps.stream()
        .filter(each -> each.rule().equals(rule))
        .mapToInt(each -> each.applied().size())
        .sum();
  }
}
