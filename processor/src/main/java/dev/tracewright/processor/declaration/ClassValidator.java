package dev.tracewright.processor.declaration;

import dev.tracewright.annotations.Leaf;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Span;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Checks that a class can stand behind a generated one. */
final class ClassValidator {
  private ClassValidator() {}

  /** A class with {@code @Traceable} or {@code @Preset}: its instances are captured. */
  static void validateInstances(Declaration declaration) {
    TypeElement type = declaration.element();
    Span name = declaration.annotations().nameOf(type);
    if (type.getKind().isInterface()) {
      String kind =
          type.getKind() == ElementKind.ANNOTATION_TYPE ? "an annotation" : "an interface";
      declaration.report(name, Key.NOT_A_CLASS, declaration.name(), kind);
    } else if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      declaration.report(name, Key.ABSTRACT_CLASS, declaration.name());
    } else if (isInner(type)) {
      String outer = Objects.requireNonNull(type.getEnclosingElement()).getSimpleName().toString();
      declaration.report(name, Key.INNER_CLASS, declaration.name(), outer);
    }
    if (Annotations.has(type, Leaf.class)) {
      Span leaf = declaration.annotations().place(type, Leaf.class);
      declaration.report(leaf, Key.LEAF_CAPTURED, declaration.name());
    }
    validateVisible(declaration);
  }

  /** Any class that declares something captured: the generated class must be able to name it. */
  static void validateVisible(Declaration declaration) {
    for (Element each = declaration.element();
        each instanceof TypeElement type;
        each = each.getEnclosingElement()) {
      if (type.getModifiers().contains(Modifier.PRIVATE)) {
        Span name = declaration.annotations().nameOf(type);
        declaration.report(name, Key.HIDDEN_CLASS, type.getSimpleName().toString(), "private");
      }
    }
  }

  private static boolean isInner(TypeElement type) {
    return type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC);
  }
}
