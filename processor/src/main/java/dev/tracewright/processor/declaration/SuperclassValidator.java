package dev.tracewright.processor.declaration;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Span;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Checks that a captured class inherits no state. */
final class SuperclassValidator {
  private static final Set<String> STATELESS =
      Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum");

  private SuperclassValidator() {}

  /** Reports the nearest superclass that has a field of its instances. */
  static void validate(Declaration declaration) {
    TypeMirror above = declaration.element().getSuperclass();
    while (above.getKind() != TypeKind.NONE) {
      if (above.getKind() == TypeKind.ERROR) {
        declaration.report(place(declaration), Key.UNRESOLVED_TYPE, above.toString());
        return;
      }
      TypeElement superclass = (TypeElement) ((DeclaredType) above).asElement();
      if (STATELESS.contains(superclass.getQualifiedName().toString())) {
        return;
      }
      if (holdsState(superclass)) {
        String name = superclass.getSimpleName().toString();
        declaration.report(place(declaration), Key.STATEFUL_SUPERCLASS, declaration.name(), name);
        return;
      }
      above = superclass.getSuperclass();
    }
  }

  private static boolean holdsState(TypeElement type) {
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (!field.getModifiers().contains(Modifier.STATIC)) {
        return true;
      }
    }
    return false;
  }

  private static Span place(Declaration declaration) {
    TreePath path = declaration.round().trees().getPath(declaration.element());
    Tree extended = ((ClassTree) path.getLeaf()).getExtendsClause();
    return extended == null
        ? declaration.span(path)
        : declaration.span(new TreePath(path, extended));
  }
}
