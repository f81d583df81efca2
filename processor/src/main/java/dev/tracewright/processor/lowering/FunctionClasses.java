package dev.tracewright.processor.lowering;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.MethodSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Finds classes that are nothing but functions, anonymous ones most of all: lambdas written out.
 */
final class FunctionClasses {

  private final MethodLowering methods;
  private final MemberLowering members;
  private final TypeLowering types;
  private final Overrides overrides;

  FunctionClasses(
      MethodLowering methods, MemberLowering members, TypeLowering types, Overrides overrides) {
    this.methods = methods;
    this.members = members;
    this.types = types;
    this.overrides = overrides;
  }

  /**
   * The lambda that a class could have been written as: it implements the method of one functional
   * interface and overrides nothing else. Its variables and {@code this} are those of the method.
   */
  Optional<Expr.Lambda> of(ClassLowering type) {
    TypeElement element = type.source().element();
    if (element.getKind() != ElementKind.CLASS
        || element.getInterfaces().size() != 1
        || !types.lower(element.getSuperclass()).equals(ClassType.OBJECT)) {
      return Optional.empty();
    }
    BodyLowering body = methods.body(element, type.source().path());
    FunctionalMethods.Target target =
        new FunctionalMethods(body).target(element.getInterfaces().get(0));
    return target == null
        ? Optional.empty()
        : only(element, target).flatMap(type::method).flatMap(each -> lambda(body, target, each));
  }

  /** The method that implements the functional one, if no other overrides anything. */
  private Optional<ExecutableElement> only(TypeElement type, FunctionalMethods.Target target) {
    Optional<ExecutableElement> functional = members.element(target.info());
    List<ExecutableElement> overriding = new ArrayList<>();
    for (ExecutableElement each : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (!overrides.overridden(each).isEmpty()) {
        overriding.add(each);
      }
    }
    return functional
        .filter(each -> each.getTypeParameters().isEmpty() && overriding.size() == 1)
        .filter(each -> overrides.overridden(overriding.get(0)).contains(each))
        .map(each -> overriding.get(0))
        .filter(each -> !each.getModifiers().contains(Modifier.SYNCHRONIZED));
  }

  private static Optional<Expr.Lambda> lambda(
      BodyLowering body, FunctionalMethods.Target target, MethodSyntax method) {
    return Optional.ofNullable(method.body())
        .filter(each -> method.unresolved().isEmpty())
        .map(
            block ->
                new Expr.Lambda(
                    target.info(),
                    method.parameters(),
                    body.types().lower(target.signature().getReturnType()),
                    block,
                    body.types().lower(target.type()),
                    List.of(),
                    method.span()));
  }
}
