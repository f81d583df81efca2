package dev.tracewright.rewrite;

import dev.tracewright.graph.Signature;
import java.util.List;

/**
 * What a class annotated {@link dev.tracewright.annotations.RewriteRule} is compiled to. A
 * parameter whose type is a module may stand for a submodule or for a value, which are other
 * graphs: the rule has a form for each way to read its parameters, tried in this order.
 *
 * @param forms at least one, all of the same name and precision
 */
public record CompiledRule(List<Form> forms) {

  /**
   * One form of the rule.
   *
   * @param rule the graphs
   * @param patterns by pattern of the rule, the method that it was captured from
   * @param replacement the method that the replacement was captured from
   */
  public record Form(GraphRule rule, List<Signature> patterns, Signature replacement) {
    /** Checks that there is a method for each pattern. */
    public Form {
      patterns = List.copyOf(patterns);
      if (patterns.size() != rule.patterns().size()) {
        throw new IllegalArgumentException(
            "%d methods for %d patterns".formatted(patterns.size(), rule.patterns().size()));
      }
    }
  }

  /** Checks that the forms are of one rule. */
  public CompiledRule {
    forms = List.copyOf(forms);
    if (forms.isEmpty()) {
      throw new IllegalArgumentException("a rule has a form");
    }
    GraphRule first = forms.get(0).rule();
    for (Form each : forms) {
      if (!each.rule().name().equals(first.name())
          || each.rule().precision() != first.precision()) {
        throw new IllegalArgumentException(
            "the forms of one rule are called %s and %s"
                .formatted(first.name(), each.rule().name()));
      }
    }
  }

  /** The name of the rule. */
  public String name() {
    return forms.get(0).rule().name();
  }

  /** The graphs of the forms. */
  public List<GraphRule> rules() {
    return forms.stream().map(Form::rule).toList();
  }
}
