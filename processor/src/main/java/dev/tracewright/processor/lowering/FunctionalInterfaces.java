package dev.tracewright.processor.lowering;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;

/** Finds the methods of functional interfaces (JLS 9.8). */
final class FunctionalInterfaces {

  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final JavacView view;

  FunctionalInterfaces(JavacView view) {
    this.view = view;
  }

  /** The method that a function of an interface implements; empty if there is none. */
  Optional<ExecutableElement> of(TypeElement type) {
    List<ExecutableElement> candidates =
        ElementFilter.methodsIn(view.elements().getAllMembers(type)).stream()
            .filter(each -> each.getModifiers().contains(Modifier.ABSTRACT))
            .filter(each -> !isOfObject(each))
            .toList();
    return candidates.stream()
        .filter(
            each ->
                candidates.stream()
                    .noneMatch(other -> view.elements().overrides(other, each, type)))
        .findFirst();
  }

  /** Whether the method repeats a public one of Object, which every object has anyway. */
  private boolean isOfObject(ExecutableElement method) {
    if (!OF_OBJECT.contains(method.getSimpleName().toString())) {
      return false;
    }
    TypeElement object = view.elements().getTypeElement("java.lang.Object");
    return object.getEnclosedElements().stream()
        .filter(each -> each.getSimpleName().contentEquals(method.getSimpleName()))
        .map(Element::asType)
        .anyMatch(
            each ->
                view.types()
                    .isSubsignature((ExecutableType) method.asType(), (ExecutableType) each));
  }
}
