package dev.tracewright.processor.declaration;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Span;
import java.util.List;

/**
 * One class that is to be generated.
 *
 * @param type its name
 * @param owner the class whose method or function it captures
 * @param isFunction whether it captures a static function, and has no root
 * @param source the class or function it is generated for, as a message names it
 * @param methods what is captured for it: one method, or the overloads of a function; empty if the
 *     method could not be found
 * @param interfaces the interfaces that it implements
 * @param capturable whether the declarations hold; if not, an error was reported and only
 *     signatures are written
 * @param place where its name comes from
 */
public record PlannedModule(
    ClassType type,
    ClassSyntax owner,
    boolean isFunction,
    String source,
    List<PlannedMethod> methods,
    List<TypeRef> interfaces,
    boolean capturable,
    Span place) {
  /** Copies the lists. */
  public PlannedModule {
    methods = List.copyOf(methods);
    interfaces = List.copyOf(interfaces);
  }
}
