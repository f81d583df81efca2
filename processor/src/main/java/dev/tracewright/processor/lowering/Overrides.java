package dev.tracewright.processor.lowering;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds the method that a virtual call runs (JLS 15.12.4.4). */
final class Overrides {

  private final Elements elements;
  private final Types types;

  Overrides(JavacView view) {
    this.elements = view.elements();
    this.types = view.types();
  }

  /** The method that a call of {@code method} runs on an instance of exactly {@code exact}. */
  Optional<ExecutableElement> implementation(TypeElement exact, ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.STATIC) || modifiers.contains(Modifier.PRIVATE)) {
      return Optional.of(method);
    }
    Set<TypeElement> interfaces = new LinkedHashSet<>();
    for (TypeElement at = exact; at != null; at = superclass(at)) {
      Optional<ExecutableElement> found = declared(at, method, exact);
      if (found.isPresent()) {
        return found;
      }
      collectInterfaces(at, interfaces);
    }
    return mostSpecific(interfaces, method, exact);
  }

  /** The methods of superclasses, then of interfaces, that a method overrides: nearest first. */
  List<ExecutableElement> overridden(ExecutableElement method) {
    TypeElement declaring = MemberLowering.declaring(method);
    Set<TypeElement> supertypes = new LinkedHashSet<>();
    Set<TypeElement> interfaces = new LinkedHashSet<>();
    collectInterfaces(declaring, interfaces);
    for (TypeElement at = superclass(declaring); at != null; at = superclass(at)) {
      supertypes.add(at);
      collectInterfaces(at, interfaces);
    }
    supertypes.addAll(interfaces);
    return supertypes.stream()
        .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
        .filter(each -> each.getSimpleName().equals(method.getSimpleName()))
        .filter(each -> elements.overrides(method, each, declaring))
        .toList();
  }

  /** What a class itself declares to be run for the method, if that has a body. */
  private Optional<ExecutableElement> declared(
      TypeElement type, ExecutableElement method, TypeElement exact) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(each -> each.getSimpleName().equals(method.getSimpleName()))
        .filter(each -> !each.getModifiers().contains(Modifier.ABSTRACT))
        .filter(each -> each.equals(method) || elements.overrides(each, method, exact))
        .findFirst();
  }

  private Optional<ExecutableElement> mostSpecific(
      Set<TypeElement> interfaces, ExecutableElement method, TypeElement exact) {
    List<ExecutableElement> candidates = new ArrayList<>();
    for (TypeElement each : interfaces) {
      declared(each, method, exact).ifPresent(candidates::add);
    }
    return candidates.stream()
        .filter(
            each ->
                candidates.stream().noneMatch(other -> !other.equals(each) && isBelow(other, each)))
        .findFirst();
  }

  private boolean isBelow(ExecutableElement lower, ExecutableElement upper) {
    return types.isSubtype(
        types.erasure(MemberLowering.declaring(lower).asType()),
        types.erasure(MemberLowering.declaring(upper).asType()));
  }

  private static void collectInterfaces(TypeElement type, Set<TypeElement> found) {
    for (TypeMirror each : type.getInterfaces()) {
      if (each instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement element
          && found.add(element)) {
        collectInterfaces(element, found);
      }
    }
  }

  static @Nullable TypeElement superclass(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && !element.equals(type)
        ? element
        : null;
  }
}
