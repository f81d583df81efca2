package dev.tracewright.processor.rules;

import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.rewrite.RewriteRule;
import dev.tracewright.rewrite.RuleConflict;
import dev.tracewright.rewrite.TypeHierarchy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds rules that get in each other's way where they are applied together. */
final class RuleConflicts {
  /** By the names of rules in order, what is wrong with them. */
  private final Map<List<String>, List<RuleConflict>> known = new HashMap<>();

  /**
   * Checks the rules of a method.
   *
   * @param method where the method is declared; stands in for rules that are not in source
   * @param places the spans of positions whose source is at hand
   * @param problems takes what is wrong, at the rule
   */
  void check(
      List<RewriteRule> rules,
      TypeHierarchy types,
      Span method,
      Function<SourcePosition, Optional<Span>> places,
      Problems problems) {
    List<String> names = rules.stream().map(RewriteRule::name).toList();
    List<RuleConflict> conflicts =
        known.computeIfAbsent(names, each -> RuleConflict.of(rules, types));
    for (RuleConflict each : conflicts) {
      Optional<Span> rule = each.rule().position().flatMap(places);
      // Who uses a library's rules can do nothing about one of them that others make superfluous.
      if (rule.isPresent() || each.kind() != RuleConflict.Kind.NEVER_FIRES) {
        problem(each, rule.orElse(method)).ifPresent(problems::add);
      }
    }
  }

  private static Optional<Problem> problem(RuleConflict conflict, Span place) {
    String name = simple(conflict.rule().name());
    Set<String> others = new LinkedHashSet<>(conflict.others());
    others.remove(conflict.rule().name());
    return switch (conflict.kind()) {
      case MATCHES_ITSELF -> Optional.of(Problem.at(place, Key.RULE_MATCHES_ITSELF, name));
      case CHASE ->
          Optional.of(
              others.isEmpty()
                  ? Problem.at(place, Key.RULE_MATCHES_ITSELF, name)
                  : Problem.at(place, Key.RULE_CHASE, name, joined(others)));
      // What another form of the same rule finds, the rule does find.
      case NEVER_FIRES ->
          others.size() < Set.copyOf(conflict.others()).size() || others.isEmpty()
              ? Optional.empty()
              : Optional.of(Problem.at(place, Key.RULE_NEVER_FIRES, name, joined(others)));
    };
  }

  private static String joined(Set<String> names) {
    List<String> simple = new ArrayList<>();
    names.forEach(each -> simple.add(simple(each)));
    return String.join(", ", simple);
  }

  /** A rule as messages quote it: without its package. */
  private static String simple(String name) {
    int start = 0;
    while (start < name.length()
        && name.indexOf('.', start) >= 0
        && !Character.isUpperCase(name.charAt(start))) {
      start = name.indexOf('.', start) + 1;
    }
    return name.substring(start);
  }
}
