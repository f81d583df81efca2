package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with rules that no rule shows by itself, found by trying them on each other's
 * patterns: the parameters of a pattern are opaque then, for in a graph they may be anything.
 *
 * @param kind what is wrong
 * @param rule the rule to which it is best said
 * @param others the names of the other rules that take part, in order
 */
public record RuleConflict(Kind kind, GraphRule rule, List<String> others) {
  /** Copies the list. */
  public RuleConflict {
    others = List.copyOf(others);
  }

  /** What may be wrong with several rules. */
  public enum Kind {
    /**
     * The pattern occurs in the rule's own replacement, so that the rule would never come to an
     * end.
     */
    MATCHES_ITSELF,
    /** The rule and the others undo or feed each other for ever. */
    CHASE,
    /** Wherever the rule could match, the others, which are tried before it, take its place. */
    NEVER_FIRES
  }

  /** Whether a pattern of the rule occurs in its own replacement. */
  public static boolean matchesItself(GraphRule rule, TypeHierarchy types) {
    Graph replacement = opaque(rule.replacement(), rule.patterns().get(0));
    return rule.patterns().stream()
        .anyMatch(each -> !new SubgraphMatcher(each, types).match(replacement).isEmpty());
  }

  /**
   * The conflicts among rules that are applied together. Rules that are not graphs alone are left
   * out: what they do depends on more than patterns.
   *
   * @param inOrder the rules in the order in which they are tried
   */
  public static List<RuleConflict> of(List<? extends RewriteRule> inOrder, TypeHierarchy types) {
    List<GraphRule> rules = new ArrayList<>();
    for (RewriteRule each : inOrder) {
      if (each instanceof GraphRule rule) {
        rules.add(rule);
      }
    }
    List<RuleConflict> found = new ArrayList<>();
    List<GraphRule> sound = new ArrayList<>();
    for (GraphRule each : rules) {
      if (matchesItself(each, types)) {
        found.add(new RuleConflict(Kind.MATCHES_ITSELF, each, List.of()));
      } else {
        sound.add(each);
      }
    }
    Set<Set<String>> chases = new LinkedHashSet<>();
    for (int i = 0; i < sound.size(); i++) {
      GraphRule rule = sound.get(i);
      chase(rule, sound, types)
          .filter(each -> chases.add(Set.copyOf(each)))
          .ifPresent(names -> found.add(new RuleConflict(Kind.CHASE, rule, without(names, rule))));
      if (chases.isEmpty()) {
        neverFires(rule, sound.subList(0, i), types).ifPresent(found::add);
      }
    }
    return found;
  }

  private static List<String> without(List<String> names, GraphRule rule) {
    return names.stream().filter(each -> !each.equals(rule.name())).toList();
  }

  /** The names of the rules that go on for ever where a pattern of one of them occurs. */
  private static Optional<List<String>> chase(
      GraphRule rule, List<GraphRule> rules, TypeHierarchy types) {
    for (Pattern each : rule.patterns()) {
      try {
        new RulePipeline(rules, types).run(opaque(each.graph(), each));
      } catch (RewriteException e) {
        if (e.getCause() == null && e.rules().contains(rule.name())) {
          return Optional.of(e.rules());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<RuleConflict> neverFires(
      GraphRule rule, List<GraphRule> earlier, TypeHierarchy types) {
    Set<String> fired = new LinkedHashSet<>();
    for (Pattern each : rule.patterns()) {
      Graph graph = opaque(each.graph(), each);
      RewriteLog log;
      try {
        log = new RulePipeline(earlier, types).run(graph);
      } catch (RewriteException e) {
        return Optional.empty();
      }
      if (!log.hasChanged() || matchesAny(rule, graph, types)) {
        return Optional.empty();
      }
      log.steps().stream()
          .filter(step -> !step.applied().isEmpty())
          .forEach(step -> fired.add(step.rule()));
    }
    return Optional.of(new RuleConflict(Kind.NEVER_FIRES, rule, List.copyOf(fired)));
  }

  private static boolean matchesAny(GraphRule rule, Graph graph, TypeHierarchy types) {
    return rule.patterns().stream()
        .anyMatch(each -> !new SubgraphMatcher(each, types).match(graph).isEmpty());
  }

  /** A copy in which parameters that stand for literals are literals that nobody writes. */
  private static Graph opaque(Graph graph, Pattern pattern) {
    Graph copy = graph.copy();
    List<Node> parameters = copy.placeholders();
    List<Node> declared = pattern.parameters();
    for (int i = 0; i < parameters.size() && i < declared.size(); i++) {
      if (pattern.literals().contains(Pattern.nameOf(declared.get(i)))) {
        unusual(parameters.get(i).type()).ifPresent(parameters.get(i)::replaceAllUsesWith);
      }
    }
    return copy;
  }

  private static Optional<Argument> unusual(TypeRef type) {
    if (type.equals(ClassType.STRING)) {
      return Optional.of(new Literal("a literal that nobody writes"));
    }
    if (!(type instanceof PrimitiveType primitive)) {
      return Optional.empty();
    }
    return switch (primitive) {
      case BOOLEAN, VOID -> Optional.empty();
      case BYTE -> Optional.of(new Literal((byte) 113));
      case SHORT -> Optional.of(new Literal((short) 30113));
      case CHAR -> Optional.of(new Literal('\u2603'));
      case INT -> Optional.of(new Literal(1_234_577));
      case LONG -> Optional.of(new Literal(1_234_577_891L));
      case FLOAT -> Optional.of(new Literal(1_234.577f));
      case DOUBLE -> Optional.of(new Literal(1_234.577_891));
    };
  }
}
