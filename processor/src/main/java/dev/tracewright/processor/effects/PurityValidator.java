package dev.tracewright.processor.effects;

import dev.tracewright.annotations.Impure;
import dev.tracewright.annotations.Pure;
import dev.tracewright.processor.diagnostic.Key;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Checks what {@code @Pure} and {@code @Impure} say where they stand, in captured classes and in
 * others. Only declarations are looked at, so that no body is attributed.
 */
public final class PurityValidator {
  private final Elements elements;
  private final Types types;
  private final Report report;

  /** Takes what is wrong. */
  public interface Report {
    /** A problem of one class or member. */
    void problem(Element place, Key key, String... arguments);
  }

  /** A validator for the rounds of a compilation. */
  public PurityValidator(ProcessingEnvironment environment, Report report) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.report = report;
  }

  /** Checks what is new in a round. */
  public void validate(RoundEnvironment round) {
    for (Element each : annotated(round, Pure.class)) {
      if (has(each, Impure.class)) {
        report.problem(each, Key.PURE_AND_IMPURE, quoted(each));
      }
      if (each instanceof ExecutableElement method && isVoid(method)) {
        report.problem(each, Key.PURE_VOID, quoted(each));
      }
    }
    for (Element each : annotated(round, Impure.class)) {
      Stream<ExecutableElement> methods =
          each instanceof ExecutableElement method
              ? Stream.of(method)
              : ElementFilter.methodsIn(each.getEnclosedElements()).stream()
                  .filter(method -> !has(method, Pure.class) && !has(method, Impure.class));
      methods.forEach(this::validateOverride);
    }
  }

  private Set<? extends Element> annotated(
      RoundEnvironment round, Class<? extends Annotation> annotation) {
    TypeElement type = elements.getTypeElement(annotation.getName());
    return type == null ? Set.of() : round.getElementsAnnotatedWith(type);
  }

  private void validateOverride(ExecutableElement method) {
    TypeElement type = declaring(method);
    for (TypeElement supertype : supertypes(type)) {
      Optional<ExecutableElement> overridden =
          ElementFilter.methodsIn(supertype.getEnclosedElements()).stream()
              .filter(each -> elements.overrides(method, each, type))
              .findFirst();
      if (overridden.isPresent() && isMarked(overridden.get(), Impure.class)) {
        return;
      }
      if (overridden.isPresent() && isMarked(overridden.get(), Pure.class)) {
        report.problem(
            method,
            Key.IMPURE_OVERRIDE,
            quoted(method),
            supertype.getSimpleName().toString(),
            supertype.getSimpleName().toString());
        return;
      }
    }
  }

  /** Whether the annotation stands on the method, or on its class alone and speaks of it. */
  private static boolean isMarked(
      ExecutableElement method, Class<? extends Annotation> annotation) {
    if (has(method, annotation)) {
      return true;
    }
    boolean other = has(method, Pure.class) || has(method, Impure.class);
    boolean spokenOf = annotation == Impure.class || !isVoid(method);
    return !other && spokenOf && has(declaring(method), annotation);
  }

  /** The superclasses, the nearest first, then all interfaces. */
  private Set<TypeElement> supertypes(TypeElement type) {
    Set<TypeElement> classes = new LinkedHashSet<>();
    Set<TypeElement> interfaces = new LinkedHashSet<>();
    collect(type, classes, interfaces);
    classes.addAll(interfaces);
    return classes;
  }

  private void collect(TypeElement type, Set<TypeElement> classes, Set<TypeElement> interfaces) {
    List<? extends TypeMirror> direct = types.directSupertypes(type.asType());
    for (TypeMirror each : direct) {
      if (each instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement supertype
          && (supertype.getKind().isInterface() ? interfaces : classes).add(supertype)) {
        collect(supertype, classes, interfaces);
      }
    }
  }

  private static boolean isVoid(ExecutableElement method) {
    return method.getReturnType().getKind() == TypeKind.VOID
        && method.getKind() != ElementKind.CONSTRUCTOR;
  }

  private static boolean has(Element element, Class<? extends Annotation> annotation) {
    return element.getAnnotation(annotation) != null;
  }

  private static TypeElement declaring(ExecutableElement method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }

  private static String quoted(Element element) {
    if (element instanceof TypeElement) {
      return element.getSimpleName().toString();
    }
    return element instanceof ExecutableElement method
            && element.getKind() == ElementKind.CONSTRUCTOR
        ? "the constructor of " + declaring(method).getSimpleName()
        : "'" + element.getSimpleName() + "'";
  }
}
