package dev.tracewright.processor.rules;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.rewrite.CompiledRule;
import java.util.List;
import java.util.Optional;

/**
 * What became of a rule whose source is part of this compilation.
 *
 * @param type its class
 * @param rule the rule, unless something is wrong with it
 * @param problems what is
 */
public record SourceRule(ClassType type, Optional<CompiledRule> rule, List<Problem> problems) {
  /** Copies the list. */
  public SourceRule {
    problems = List.copyOf(problems);
  }

  /** The names in it that have no type yet. */
  public List<Problem> unresolved() {
    return problems.stream().filter(each -> each.key() == Key.UNRESOLVED_TYPE).toList();
  }
}
