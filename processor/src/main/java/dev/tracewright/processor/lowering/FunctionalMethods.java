package dev.tracewright.processor.lowering;

import dev.tracewright.processor.syntax.MethodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Finds the method that a lambda implements (JLS 9.8, 9.9); javac does not tell. */
final class FunctionalMethods {

  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final BodyLowering body;

  FunctionalMethods(BodyLowering body) {
    this.body = body;
  }

  /**
   * What a lambda is.
   *
   * @param type the functional interface, without wildcards
   * @param info its method, named through that interface
   * @param signature the method's type as a member of it
   * @param markers the other interfaces of an intersection type, which have no method to implement
   */
  record Target(
      TypeMirror type, MethodInfo info, ExecutableType signature, List<TypeMirror> markers) {}

  /** The method of a functional interface type, or null if it is none. */
  @Nullable Target target(TypeMirror type) {
    if (type instanceof IntersectionType intersection) {
      for (TypeMirror bound : intersection.getBounds()) {
        Target target = target(bound);
        if (target != null) {
          List<TypeMirror> markers = new ArrayList<>(intersection.getBounds());
          markers.remove(bound);
          return new Target(target.type(), target.info(), target.signature(), List.copyOf(markers));
        }
      }
      return null;
    }
    if (type.getKind() != TypeKind.DECLARED
        || !(body.types().withoutWildcards(type) instanceof DeclaredType bare)
        || !(bare.asElement() instanceof TypeElement element)
        || !element.getKind().isInterface()) {
      return null;
    }
    ExecutableElement method = method(element);
    return method == null
        ? null
        : new Target(
            bare,
            body.calls().named(method, bare),
            (ExecutableType) body.view().types().asMemberOf(bare, method),
            List.of());
  }

  private @Nullable ExecutableElement method(TypeElement element) {
    List<ExecutableElement> candidates =
        ElementFilter.methodsIn(body.view().elements().getAllMembers(element)).stream()
            .filter(each -> each.getModifiers().contains(Modifier.ABSTRACT))
            .filter(each -> !isOfObject(each))
            .toList();
    for (ExecutableElement each : candidates) {
      boolean overridden =
          candidates.stream()
              .anyMatch(other -> body.view().elements().overrides(other, each, element));
      if (!overridden) {
        return each;
      }
    }
    return null;
  }

  /** Whether the method repeats a public one of Object, which every object has anyway. */
  private boolean isOfObject(ExecutableElement method) {
    if (!OF_OBJECT.contains(method.getSimpleName().toString())) {
      return false;
    }
    TypeElement object = body.view().elements().getTypeElement("java.lang.Object");
    return object.getEnclosedElements().stream()
        .filter(each -> each.getSimpleName().contentEquals(method.getSimpleName()))
        .map(Element::asType)
        .anyMatch(
            each ->
                body.view()
                    .types()
                    .isSubsignature((ExecutableType) method.asType(), (ExecutableType) each));
  }
}
