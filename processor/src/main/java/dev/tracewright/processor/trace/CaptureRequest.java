package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodSyntax;
import java.util.Optional;

/**
 * One method to capture.
 *
 * @param owner the class that declares it
 * @param method the method
 * @param preset the factory that configures the instance, if it is captured for one
 * @param unrollLimit how often a known loop may run
 * @param nodeBudget how many nodes the graph may have
 */
public record CaptureRequest(
    ClassSyntax owner,
    MethodSyntax method,
    Optional<MethodSyntax> preset,
    int unrollLimit,
    int nodeBudget) {}
