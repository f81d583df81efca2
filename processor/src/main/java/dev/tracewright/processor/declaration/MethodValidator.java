package dev.tracewright.processor.declaration;

import dev.tracewright.annotations.Leaf;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Finds the methods to capture and checks that they can be. */
final class MethodValidator {
  private MethodValidator() {}

  /** The instance method that a {@code @Traceable} class captures. */
  static Optional<ExecutableElement> methodOf(Declaration declaration, TraceableMark mark) {
    List<ExecutableElement> named = named(declaration, mark);
    if (named.isEmpty()) {
      Span place =
          mark.values().containsKey("method")
              ? mark.placeOf("method")
              : declaration.annotations().nameOf(declaration.element());
      declaration.report(place, Key.METHOD_MISSING, declaration.name(), mark.method());
      return Optional.empty();
    }
    if (named.size() > 1) {
      Span second = declaration.annotations().nameOf(named.get(1));
      String count = Integer.toString(named.size());
      declaration.report(second, Key.METHOD_AMBIGUOUS, declaration.name(), count, mark.method());
      return Optional.empty();
    }
    ExecutableElement method = named.get(0);
    if (method.getModifiers().contains(Modifier.STATIC)) {
      Span name = declaration.annotations().nameOf(method);
      declaration.report(name, Key.STATIC_METHOD, mark.method(), declaration.name());
      return Optional.empty();
    }
    return validate(declaration, method) ? Optional.of(method) : Optional.empty();
  }

  /** All methods of the name that a {@code @Traceable} class captures. */
  static List<ExecutableElement> named(Declaration declaration, TraceableMark mark) {
    return declaration.methods().stream()
        .filter(method -> method.getSimpleName().contentEquals(mark.method()))
        .toList();
  }

  /** Whether a method with a {@code @Traceable} of its own can be captured as a function. */
  static boolean validateFunction(Declaration declaration, ExecutableElement method) {
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      Span name = declaration.annotations().nameOf(method);
      String simple = method.getSimpleName().toString();
      declaration.report(name, Key.INSTANCE_FUNCTION, simple, simple);
      return false;
    }
    return validate(declaration, method);
  }

  private static boolean validate(Declaration declaration, ExecutableElement method) {
    Span name = declaration.annotations().nameOf(method);
    String simple = method.getSimpleName().toString();
    Set<Modifier> modifiers = method.getModifiers();
    boolean good = true;
    if (modifiers.contains(Modifier.ABSTRACT) || modifiers.contains(Modifier.NATIVE)) {
      declaration.report(name, Key.METHOD_WITHOUT_BODY, simple, declaration.name());
      good = false;
    }
    if (modifiers.contains(Modifier.PRIVATE)) {
      declaration.report(name, Key.HIDDEN_METHOD, simple, declaration.name());
      good = false;
    }
    if (GeneratedNames.isReserved(
        method, declaration.round().elements(), declaration.round().types())) {
      declaration.report(name, Key.NAME_RESERVED, simple);
      good = false;
    }
    if (Annotations.has(method, Leaf.class)) {
      Span leaf = declaration.annotations().place(method, Leaf.class);
      declaration.report(leaf, Key.LEAF_CAPTURED, "'" + simple + "'");
      good = false;
    }
    return good;
  }

  /** Checks the numbers of a {@code @Traceable}. */
  static void validateLimits(Declaration declaration, TraceableMark mark) {
    if (mark.unrollLimit() < 0) {
      declaration.report(
          mark.placeOf("unrollLimit"),
          Key.LIMIT,
          "unrollLimit",
          Integer.toString(mark.unrollLimit()),
          "0");
    }
    if (mark.nodeBudget() < 1) {
      declaration.report(
          mark.placeOf("nodeBudget"),
          Key.LIMIT,
          "nodeBudget",
          Integer.toString(mark.nodeBudget()),
          "1");
    }
  }
}
