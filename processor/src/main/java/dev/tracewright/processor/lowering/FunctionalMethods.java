package dev.tracewright.processor.lowering;

import dev.tracewright.processor.syntax.MethodInfo;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds the method that a lambda implements (JLS 9.8, 9.9); javac does not tell. */
final class FunctionalMethods {

  private final BodyLowering body;
  private final FunctionalInterfaces functional;

  FunctionalMethods(BodyLowering body) {
    this.body = body;
    this.functional = new FunctionalInterfaces(body.view());
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
    return functional
        .of(element)
        .map(
            method ->
                new Target(
                    bare,
                    body.calls().named(method, bare),
                    (ExecutableType) body.view().types().asMemberOf(bare, method),
                    List.of()))
        .orElse(null);
  }
}
