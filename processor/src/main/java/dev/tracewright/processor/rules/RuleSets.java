package dev.tracewright.processor.rules;

import dev.tracewright.annotations.RuleSet;
import dev.tracewright.graph.ClassType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** The classes that stand for several rules, in source and in dependencies. */
final class RuleSets {
  private final Elements elements;
  private final Function<TypeElement, ClassType> types;

  RuleSets(Elements elements, Function<TypeElement, ClassType> types) {
    this.elements = elements;
    this.types = types;
  }

  /** The members of the set that a class is, those of sets among them included; or the class. */
  Set<ClassType> members(ClassType type) {
    Set<ClassType> found = new LinkedHashSet<>();
    Set<ClassType> seen = new LinkedHashSet<>();
    Deque<ClassType> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      ClassType each = open.pop();
      if (!seen.add(each)) {
        continue;
      }
      Optional<List<ClassType>> members = listed(each);
      if (members.isEmpty()) {
        found.add(each);
      } else {
        for (int i = members.get().size() - 1; i >= 0; i--) {
          open.push(members.get().get(i));
        }
      }
    }
    return found;
  }

  /** What the annotation lists; empty if the class does not bear it. */
  private Optional<List<ClassType>> listed(ClassType type) {
    TypeElement element = elements.getTypeElement(type.canonicalName());
    if (element == null) {
      return Optional.empty();
    }
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement annotation
          && annotation.getQualifiedName().contentEquals(RuleSet.class.getName())) {
        List<ClassType> listed = new ArrayList<>();
        mirror.getElementValues().values().forEach(value -> add(value, listed));
        return Optional.of(listed);
      }
    }
    return Optional.empty();
  }

  private void add(AnnotationValue value, List<ClassType> listed) {
    if (value.getValue() instanceof List<?> values) {
      values.forEach(each -> add((AnnotationValue) each, listed));
    } else if (value.getValue() instanceof DeclaredType type
        && type.asElement() instanceof TypeElement element) {
      listed.add(types.apply(element));
    }
  }
}
