package dev.tracewright.processor.lowering;

import dev.tracewright.graph.ClassType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The classes among whose members a name is looked for. */
final class Supertypes {

  private final TypeLowering types;

  Supertypes(TypeLowering types) {
    this.types = types;
  }

  /** The class, its superclasses, then all their interfaces; of an interface Object last. */
  List<TypeElement> of(TypeElement type) {
    Set<TypeElement> seen = new HashSet<>();
    List<TypeElement> ordered = new ArrayList<>();
    Deque<TypeMirror> interfaces = new ArrayDeque<>();
    for (TypeElement at = type; at != null && seen.add(at); at = Overrides.superclass(at)) {
      ordered.add(at);
      interfaces.addAll(at.getInterfaces());
    }
    while (!interfaces.isEmpty()) {
      if (interfaces.remove() instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement element
          && seen.add(element)) {
        ordered.add(element);
        interfaces.addAll(element.getInterfaces());
      }
    }
    if (type.getKind().isInterface()) {
      types.element(ClassType.OBJECT).ifPresent(ordered::add);
    }
    return ordered;
  }
}
