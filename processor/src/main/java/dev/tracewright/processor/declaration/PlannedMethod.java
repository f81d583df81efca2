package dev.tracewright.processor.declaration;

import dev.tracewright.graph.Signature;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.trace.CaptureRequest;
import dev.tracewright.processor.trace.Signatures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One method that is to be captured.
 *
 * @param owner the class that declares it
 * @param method the method
 * @param preset the factory that configures the instance, if it is captured for one
 * @param unrollLimit how often a known loop may run
 * @param nodeBudget how many nodes the graph may have
 * @param rules the rules that its annotation names, in order
 * @param freeze whether attributes are promised not to change
 */
public record PlannedMethod(
    ClassSyntax owner,
    MethodSyntax method,
    Optional<MethodSyntax> preset,
    int unrollLimit,
    int nodeBudget,
    List<RuleUse> rules,
    boolean freeze) {
  /** Copies the list. */
  public PlannedMethod {
    rules = List.copyOf(rules);
  }

  /** What the tracer is asked. */
  public CaptureRequest request() {
    return new CaptureRequest(owner, method, preset, unrollLimit, nodeBudget);
  }

  /** Its signature, without the values that parameters are specialized for. */
  public Signature signature() {
    return Signatures.of(owner, method, Map.of());
  }

  /** The method as a message names it: {@code MyModule.forward}. */
  public String text() {
    return owner.info().type().simpleName() + "." + method.info().ref().name();
  }
}
