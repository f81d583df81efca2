package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodSyntax;
import java.util.Set;

/**
 * A method of a rewrite rule to capture.
 *
 * @param owner the class of the rule
 * @param method the method, static and with a body
 * @param modules the names of the parameters that stand for submodules
 * @param knowledge what is taken as known of these
 * @param isPattern whether it says what is looked for, rather than what takes its place
 */
public record RuleMethod(
    ClassSyntax owner,
    MethodSyntax method,
    Set<String> modules,
    Knowledge knowledge,
    boolean isPattern) {

  /** How captured code may have got hold of a submodule, which is what it knows of it. */
  public enum Knowledge {
    /**
     * Its constructors made it: its class is exact, and what its constructors agree on is known.
     */
    MADE,
    /** It was given it: nothing is known but its type. */
    GIVEN
  }

  /** Copies the set. */
  public RuleMethod {
    modules = Set.copyOf(modules);
  }
}
