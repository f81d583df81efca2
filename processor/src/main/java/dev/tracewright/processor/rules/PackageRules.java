package dev.tracewright.processor.rules;

import dev.tracewright.annotations.TracewrightConfig;
import dev.tracewright.graph.ClassType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** The rules that a package names for all captured code in it, in source or in its class file. */
final class PackageRules {
  private final Elements elements;

  PackageRules(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
  }

  /**
   * A class that a package names as a rule.
   *
   * @param type the class; empty while javac does not know it
   * @param home the package
   * @param config the annotation
   * @param value where in it the class is named
   */
  record Use(
      Optional<ClassType> type,
      PackageElement home,
      AnnotationMirror config,
      AnnotationValue value) {}

  /** The rules of the package that a class lies in, an element of this round. */
  List<Use> of(TypeElement type) {
    PackageElement home = elements.getPackageOf(type);
    List<Use> uses = new ArrayList<>();
    for (AnnotationMirror mirror : home.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement annotation
          && annotation.getQualifiedName().contentEquals(TracewrightConfig.class.getName())) {
        mirror
            .getElementValues()
            .forEach(
                (method, value) -> {
                  if (method.getSimpleName().contentEquals("rules")
                      && value.getValue() instanceof List<?> list) {
                    for (Object each : list) {
                      AnnotationValue rule = (AnnotationValue) each;
                      uses.add(new Use(classIn(rule), home, mirror, rule));
                    }
                  }
                });
      }
    }
    return uses;
  }

  private Optional<ClassType> classIn(AnnotationValue value) {
    return value.getValue() instanceof DeclaredType type
            && type.getKind() == TypeKind.DECLARED
            && type.asElement() instanceof TypeElement element
        ? Optional.of(typeOf(element))
        : Optional.empty();
  }

  private ClassType typeOf(TypeElement type) {
    List<String> names = new ArrayList<>();
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      names.add(0, each.getSimpleName().toString());
    }
    return new ClassType(
        elements.getPackageOf(type).getQualifiedName().toString(), names, List.of());
  }
}
