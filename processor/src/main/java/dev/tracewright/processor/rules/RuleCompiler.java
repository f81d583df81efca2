package dev.tracewright.processor.rules;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.declaration.PlannedRule;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.RuleMethod;
import dev.tracewright.processor.trace.RuleMethod.Knowledge;
import dev.tracewright.processor.trace.RuleTracer;
import dev.tracewright.processor.trace.Signatures;
import dev.tracewright.rewrite.CompiledRule;
import dev.tracewright.rewrite.GraphRule;
import dev.tracewright.rewrite.Pattern;
import dev.tracewright.rewrite.PatternFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Captures the methods of a rule and checks that they make one. A parameter whose type is a module
 * is captured both as a submodule and as a value, for {@code @Leaf} stands on classes of either
 * kind; a submodule is looked for both as made by its owner and as given to it, where capture
 * records different code for these.
 */
final class RuleCompiler {
  /** So many parameters are combined in every way; of more, all are submodules or none. */
  private static final int MOST_COMBINED = 3;

  private final AttributedRound round;
  private final RuleTracer tracer;

  RuleCompiler(AttributedRound round, RuleTracer tracer) {
    this.round = round;
    this.tracer = tracer;
  }

  /**
   * Compiles a rule.
   *
   * @param problems takes everything that is wrong with it
   * @return empty if an error was reported
   */
  Optional<CompiledRule> compile(PlannedRule plan, Problems problems) {
    List<CompiledRule.Form> forms = new ArrayList<>();
    for (Set<String> modules : combinations(plan.modules())) {
      Problems own = new Problems();
      Optional<CompiledRule.Form> form = form(plan, modules, own);
      if (forms.isEmpty()) {
        own.all().stream()
            .filter(each -> each.key().severity() != Key.Severity.NOTE)
            .forEach(problems::add);
        if (form.isEmpty()) {
          return Optional.empty();
        }
      }
      form.ifPresent(forms::add);
    }
    return Optional.of(new CompiledRule(forms));
  }

  /** Which of the parameters are submodules: all of them first, none of them last. */
  private static List<Set<String>> combinations(List<String> parameters) {
    if (parameters.size() > MOST_COMBINED) {
      return List.of(Set.copyOf(parameters), Set.of());
    }
    List<Set<String>> all = new ArrayList<>();
    for (int bits = (1 << parameters.size()) - 1; bits >= 0; bits--) {
      Set<String> chosen = new HashSet<>();
      for (int i = 0; i < parameters.size(); i++) {
        if ((bits & (1 << i)) != 0) {
          chosen.add(parameters.get(i));
        }
      }
      all.add(chosen);
    }
    return all;
  }

  private Optional<CompiledRule.Form> form(
      PlannedRule plan, Set<String> modules, Problems problems) {
    List<Pattern> patterns = new ArrayList<>();
    List<Signature> methods = new ArrayList<>();
    for (PlannedRule.Method each : plan.patterns()) {
      for (Pattern pattern : patterns(plan, each, modules, problems)) {
        patterns.add(pattern);
        methods.add(signature(plan, each));
      }
    }
    Optional<Graph> replacement =
        tracer.capture(method(plan, plan.replacement(), modules, Knowledge.GIVEN, false), problems);
    if (problems.hasErrors() || replacement.isEmpty()) {
      return Optional.empty();
    }
    try {
      GraphRule rule =
          new GraphRule(
              plan.name(),
              plan.precision(),
              patterns,
              replacement.get(),
              Optional.of(plan.place().position(null)));
      return Optional.of(new CompiledRule.Form(rule, methods, signature(plan, plan.replacement())));
    } catch (IllegalArgumentException e) {
      problems.add(
          Problem.at(
              plan.replacement().syntax().span(),
              Key.RULE_RESULTS,
              plan.simpleName(),
              String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static RuleMethod method(
      PlannedRule plan,
      PlannedRule.Method method,
      Set<String> modules,
      Knowledge knowledge,
      boolean isPattern) {
    return new RuleMethod(plan.owner(), method.syntax(), modules, knowledge, isPattern);
  }

  private static Signature signature(PlannedRule plan, PlannedRule.Method method) {
    return Signatures.of(plan.owner(), method.syntax(), Map.of());
  }

  /** What a method looks for: two patterns where it depends on how a submodule got there. */
  private List<Pattern> patterns(
      PlannedRule plan, PlannedRule.Method method, Set<String> modules, Problems problems) {
    List<Pattern> patterns = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    for (Knowledge knowledge : Knowledge.values()) {
      Problems own = new Problems();
      Optional<Graph> graph = tracer.capture(method(plan, method, modules, knowledge, true), own);
      graph.ifPresent(each -> check(each, modules, method, own));
      own.all().forEach(problems::add);
      if (graph.isPresent() && !own.hasErrors() && texts.add(graph.get().toString())) {
        patterns.add(pattern(graph.get(), modules, method));
      }
    }
    return patterns;
  }

  private static Pattern pattern(Graph graph, Set<String> modules, PlannedRule.Method method) {
    Pattern pattern = Pattern.of(graph, modules).withLiterals(method.literals());
    if (method.commutative().isEmpty()) {
      return pattern;
    }
    Set<String> named = method.commutative().get();
    return named.isEmpty() ? pattern.withCommutative() : pattern.withCommutative(named);
  }

  private void check(
      Graph graph, Set<String> modules, PlannedRule.Method method, Problems problems) {
    for (PatternFault each : PatternFault.of(graph, modules)) {
      problems.add(problem(each, method));
    }
    for (String each : method.commutative().orElse(Set.of())) {
      boolean isCalled = graph.nodes().stream().anyMatch(node -> calls(node, each));
      if (!isCalled) {
        problems.add(
            Problem.at(
                method.syntax().span(),
                Key.RULE_STRAY,
                "Commutative(\"" + each + "\")",
                method.name(),
                "the pattern calls no method of that name",
                "name a method that it calls"));
      }
    }
  }

  private static boolean calls(Node node, String method) {
    return node.target() instanceof ModuleTarget module
        ? module.method().name().equals(method)
        : node.target() instanceof MemberRef member && member.name().equals(method);
  }

  private Problem problem(PatternFault fault, PlannedRule.Method method) {
    String name = method.name();
    return switch (fault.kind()) {
      case NO_RETURN, RETURN_INSIDE -> at(fault, method, Key.RULE_NO_RETURN, name);
      case LITERAL_RESULT -> at(fault, method, Key.RULE_CONSTANT, name);
      case TRIVIAL -> at(fault, method, Key.RULE_TRIVIAL, name);
      case DEAD_NODE -> at(fault, method, Key.RULE_DEAD_CODE, name);
      case DISCONNECTED -> Problem.at(method.syntax().span(), Key.RULE_DISCONNECTED, name);
      case UNUSED_PARAMETER -> {
        String parameter = parameter(fault);
        Span place = method.parameters().getOrDefault(parameter, method.syntax().span());
        yield Problem.at(place, Key.RULE_PARAMETER_UNUSED, name, parameter);
      }
    };
  }

  private static String parameter(PatternFault fault) {
    return fault
        .node()
        .map(Node::target)
        .filter(ParameterName.class::isInstance)
        .map(each -> ((ParameterName) each).name())
        .orElse("");
  }

  private Problem at(PatternFault fault, PlannedRule.Method method, Key key, String... arguments) {
    MethodSyntax syntax = method.syntax();
    Optional<SourcePosition> position = fault.node().flatMap(Node::position);
    Span place =
        position
            .flatMap(each -> round.spanAt(each.file(), each.line(), each.column()))
            .orElse(syntax.span());
    return new Problem(
        key, place, position.map(SourcePosition::caller).orElse(null), List.of(arguments));
  }
}
