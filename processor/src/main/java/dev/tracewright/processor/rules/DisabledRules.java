package dev.tracewright.processor.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rules that an option takes out. */
final class DisabledRules {
  private final List<String> names;
  private final Set<String> unmet;

  /** The rules that these simple or qualified names stand for. */
  DisabledRules(List<String> names) {
    this.names = names;
    this.unmet = new LinkedHashSet<>(names);
  }

  /** Whether a rule of that name is one of them. */
  boolean has(String rule) {
    List<String> meant = names.stream().filter(each -> ("." + rule).endsWith("." + each)).toList();
    meant.forEach(unmet::remove);
    return !meant.isEmpty();
  }

  /** The names that stand for none of the rules asked about so far. */
  List<String> unmet() {
    return List.copyOf(unmet);
  }
}
