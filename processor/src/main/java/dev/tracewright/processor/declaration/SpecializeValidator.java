package dev.tracewright.processor.declaration;

import dev.tracewright.annotations.Specialize;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.SpecializeText;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Checks {@code @Specialize}: on captured methods, with a value of the parameter's type. */
final class SpecializeValidator {
  private SpecializeValidator() {}

  /** Reports {@code @Specialize} on parameters of methods that are not captured. */
  static void validateStray(Declaration declaration, Set<ExecutableElement> captured) {
    for (ExecutableElement method : declaration.executables()) {
      if (captured.contains(method)) {
        continue;
      }
      for (VariableElement parameter : method.getParameters()) {
        if (Annotations.has(parameter, Specialize.class)) {
          Span place = declaration.annotations().place(parameter, Specialize.class);
          declaration.report(
              place,
              Key.SPECIALIZE_STRAY,
              parameter.getSimpleName().toString(),
              method.getSimpleName().toString());
        }
      }
    }
  }

  /** Reports texts that are no value of their parameter. */
  static void validateTexts(Declaration declaration, MethodSyntax method) {
    for (Local parameter : method.parameters()) {
      MethodSyntax.Specialization given = method.specialized().get(parameter);
      if (given != null
          && SpecializeText.parse(given.text(), parameter.type(), declaration.program())
              .isEmpty()) {
        declaration.report(
            given.span(),
            Key.SPECIALIZE_TEXT,
            given.text(),
            shortText(parameter.type()),
            suggestion(declaration, parameter.type()));
      }
    }
  }

  private static String shortText(TypeRef type) {
    String text = type.text();
    return text.substring(Math.max(text.lastIndexOf('.'), text.lastIndexOf('$')) + 1);
  }

  private static String suggestion(PrimitiveType type) {
    return switch (type) {
      case BOOLEAN -> "\"true\" or \"false\"";
      case CHAR -> "one character, \"a\" say";
      case FLOAT -> "a number, \"2.5f\" say";
      case DOUBLE -> "a number, \"2.5\" say";
      default -> "a whole number in the range of " + type.text() + ", \"3\" say";
    };
  }

  private static String suggestion(Declaration declaration, TypeRef type) {
    if (type instanceof PrimitiveType primitive) {
      return suggestion(primitive);
    }
    boolean isEnum =
        type instanceof ClassType owner
            && declaration
                .program()
                .info(owner.erasure())
                .filter(each -> each.kind() == ClassInfo.Kind.ENUM)
                .isPresent();
    return isEnum ? "the name of a constant of " + shortText(type) : "\"null\"";
  }
}
