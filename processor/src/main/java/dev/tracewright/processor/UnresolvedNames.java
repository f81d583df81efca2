package dev.tracewright.processor;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.declaration.PlannedMethod;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import java.util.List;

/**
 * Names without a type outside of the methods that the tracer enters: then the class has to wait,
 * although a graph could be made.
 */
final class UnresolvedNames {
  private UnresolvedNames() {}

  /** Reports those of the captured method, its preset and the constructors of its class. */
  static void inMethod(PlannedMethod method, Problems problems) {
    report(method.method(), problems);
    method.preset().ifPresent(each -> report(each, problems));
    if (!method.method().info().modifiers().isStatic()) {
      method.owner().constructors().forEach(each -> report(each, problems));
    }
  }

  /**
   * Reports those of constructors that the tracer has evaluated: where it met one, it took the
   * structure of the class for unknown.
   */
  static void inConstructors(Program program, List<ClassType> read, Problems problems) {
    List<String> files =
        problems.all().stream()
            .filter(each -> each.key() == Key.STRUCTURE_UNKNOWN)
            .map(each -> each.span().file())
            .toList();
    for (ClassType type : read) {
      program
          .source(type)
          .filter(each -> files.contains(each.span().file()))
          .map(ClassSyntax::constructors)
          .orElse(List.of())
          .forEach(each -> report(each, problems));
    }
  }

  private static void report(MethodSyntax method, Problems problems) {
    for (MethodSyntax.Unresolved each : method.unresolved()) {
      problems.add(Problem.at(each.span(), Key.UNRESOLVED_TYPE, each.name()));
    }
  }
}
