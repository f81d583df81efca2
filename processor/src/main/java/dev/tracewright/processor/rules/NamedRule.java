package dev.tracewright.processor.rules;

import dev.tracewright.graph.ClassType;
import dev.tracewright.rewrite.RewriteRule;
import java.util.List;
import java.util.Optional;

/**
 * A rule that is ready to be applied.
 *
 * @param name its name, by which it counts once and can be switched off
 * @param forms what is tried, in order: one rule, or the forms of a compiled one
 * @param source its class, if its source is part of this compilation
 */
record NamedRule(String name, List<RewriteRule> forms, Optional<ClassType> source) {
  /** Copies the list. */
  NamedRule {
    forms = List.copyOf(forms);
  }
}
