package dev.tracewright.processor.declaration;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rewrite rule that is to be captured.
 *
 * @param owner the class
 * @param precision what it promises
 * @param patterns what it looks for, in the order of the source
 * @param replacement what takes its place
 * @param modules the names of the parameters whose type is a module, in order
 * @param place the name of the class
 */
public record PlannedRule(
    ClassSyntax owner,
    Precision precision,
    List<Method> patterns,
    Method replacement,
    List<String> modules,
    Span place) {
  /** Copies the lists. */
  public PlannedRule {
    patterns = List.copyOf(patterns);
    modules = List.copyOf(modules);
  }

  /**
   * A method of the rule.
   *
   * @param syntax the method
   * @param parameters where its parameters are declared, by name
   * @param literals the names of those that stand for constants only
   * @param commutative the names of the methods whose operands change places, none for those of the
   *     language; empty where only those do that always do
   */
  public record Method(
      MethodSyntax syntax,
      Map<String, Span> parameters,
      Set<String> literals,
      Optional<Set<String>> commutative) {
    /** Copies the collections. */
    public Method {
      parameters = Map.copyOf(parameters);
      literals = Set.copyOf(literals);
      commutative = commutative.map(Set::copyOf);
    }

    /** The simple name. */
    public String name() {
      return syntax.info().ref().name();
    }
  }

  /** The class. */
  public ClassType type() {
    return owner.info().type();
  }

  /** The qualified name, under which the rule is known. */
  public String name() {
    return type().canonicalName();
  }

  /** The name of the class without its package, as messages quote it. */
  public String simpleName() {
    return String.join(".", type().simpleNames());
  }
}
