package dev.tracewright.processor.declaration;

import dev.tracewright.processor.diagnostic.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds the interfaces of a class for which the captured method is enough, so that the generated
 * class can implement them too.
 */
final class DropInInterfaces {
  private final Declaration declaration;
  private final ExecutableElement captured;

  private DropInInterfaces(Declaration declaration, ExecutableElement captured) {
    this.declaration = declaration;
    this.captured = captured;
  }

  /** The interfaces, in the order of their declaration; says which are left out and why. */
  static List<TypeMirror> of(
      Declaration declaration, ExecutableElement captured, String generated) {
    DropInInterfaces finder = new DropInInterfaces(declaration, captured);
    List<TypeMirror> found = new ArrayList<>();
    for (TypeMirror each : declaration.element().getInterfaces()) {
      if (each.getKind() == TypeKind.DECLARED
          && ((DeclaredType) each).asElement() instanceof TypeElement type
          && finder.satisfies(type)
          && finder.allowed(type, generated)) {
        found.add(each);
      }
    }
    return found;
  }

  /** Whether the captured method overrides every abstract method, of which there is one. */
  private boolean satisfies(TypeElement type) {
    boolean any = false;
    for (ExecutableElement each : methodsOf(type)) {
      if (each.getModifiers().contains(Modifier.ABSTRACT) && !isOfObject(each)) {
        if (!elements().overrides(captured, each, declaration.element())) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  private boolean allowed(TypeElement type, String generated) {
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (each.getModifiers().contains(Modifier.PRIVATE)) {
        return false;
      }
    }
    String method = captured.getSimpleName().toString();
    if (type.getModifiers().contains(Modifier.SEALED)) {
      leaveOut(type, generated, "the interface is sealed", method);
      return false;
    }
    for (ExecutableElement each : methodsOf(type)) {
      String name = each.getSimpleName().toString();
      Set<Modifier> modifiers = each.getModifiers();
      if (GeneratedNames.isReserved(each, elements(), declaration.round().types())
          && !isOfObject(each)
          && !modifiers.contains(Modifier.STATIC)) {
        leaveOut(type, generated, "its method '" + name + "' is one of GraphModule's", method);
        return false;
      }
    }
    return true;
  }

  private void leaveOut(TypeElement type, String generated, String why, String method) {
    declaration.report(
        declaration.annotations().nameOf(declaration.element()),
        Key.INTERFACE_LEFT_OUT,
        generated,
        type.getSimpleName().toString(),
        why,
        "module::" + method);
  }

  private boolean isOfObject(ExecutableElement method) {
    TypeElement object = elements().getTypeElement("java.lang.Object");
    for (ExecutableElement each : ElementFilter.methodsIn(object.getEnclosedElements())) {
      boolean same =
          each.equals(method)
              || (each.getModifiers().contains(Modifier.PUBLIC)
                  && each.getSimpleName().equals(method.getSimpleName())
                  && declaration
                      .round()
                      .types()
                      .isSubsignature(
                          (ExecutableType) method.asType(), (ExecutableType) each.asType()));
      if (same) {
        return true;
      }
    }
    return false;
  }

  private List<ExecutableElement> methodsOf(TypeElement type) {
    return ElementFilter.methodsIn(elements().getAllMembers(type));
  }

  private Elements elements() {
    return declaration.round().elements();
  }
}
