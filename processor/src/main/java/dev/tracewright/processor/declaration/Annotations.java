package dev.tracewright.processor.declaration;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tracewright.annotations.Traceable;
import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.syntax.Span;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;

/** The annotations on declarations of the private copy, with their places. */
final class Annotations {
  private final AttributedRound round;

  Annotations(AttributedRound round) {
    this.round = round;
  }

  /** Whether the annotation stands on the element itself. */
  static boolean has(Element element, Class<? extends Annotation> type) {
    return find(element, type).isPresent();
  }

  /** The annotation, if it stands on the element itself. */
  static Optional<AnnotationMirror> find(Element element, Class<? extends Annotation> type) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement annotation
          && annotation.getQualifiedName().contentEquals(type.getName())) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** The {@code @Traceable} on the element. */
  Optional<TraceableMark> traceable(Element element) {
    return find(element, Traceable.class).map(mirror -> traceable(element, mirror));
  }

  private TraceableMark traceable(Element element, AnnotationMirror mirror) {
    Map<String, Object> values = new HashMap<>();
    round
        .elements()
        .getElementValuesWithDefaults(mirror)
        .forEach((method, value) -> values.put(nameOf(method), value.getValue()));
    Map<String, Span> places = new HashMap<>();
    mirror
        .getElementValues()
        .forEach((method, value) -> places.put(nameOf(method), place(element, mirror, value)));
    return new TraceableMark(
        text(values, "method", "forward"),
        text(values, "name", ""),
        number(values, "unrollLimit", 0),
        number(values, "nodeBudget", 1),
        rules(element, mirror),
        Boolean.TRUE.equals(values.get("freeze")),
        place(element, mirror),
        Map.copyOf(places));
  }

  /** The classes that the annotation names as rules; one without a type has no name. */
  private List<RuleUse> rules(Element element, AnnotationMirror mirror) {
    List<RuleUse> rules = new ArrayList<>();
    mirror
        .getElementValues()
        .forEach(
            (method, value) -> {
              if (nameOf(method).equals("rules") && value.getValue() instanceof List<?> list) {
                for (Object each : list) {
                  rules.add(use(element, mirror, (AnnotationValue) each));
                }
              }
            });
    return rules;
  }

  private RuleUse use(Element element, AnnotationMirror mirror, AnnotationValue value) {
    Optional<ClassType> type = classIn(value);
    TreePath path = trees().getPath(element, mirror, value);
    String written = path == null ? value.toString() : path.getLeaf().toString();
    String text = type.map(each -> String.join(".", each.simpleNames())).orElse(written);
    return new RuleUse(type, text.replaceAll("\\.class$", ""), place(element, mirror, value));
  }

  private Optional<ClassType> classIn(AnnotationValue value) {
    return value.getValue() instanceof DeclaredType type
            && type.getKind() == TypeKind.DECLARED
            && type.asElement() instanceof TypeElement element
        ? Optional.of(Declaration.typeOf(round, element))
        : Optional.empty();
  }

  /** Where the annotation stands, or the element where that cannot be told. */
  Span place(Element element, Class<? extends Annotation> type) {
    return find(element, type)
        .map(mirror -> place(element, mirror))
        .orElseGet(() -> nameOf(element));
  }

  /** The name of the declared element. */
  Span nameOf(Element element) {
    TreePath path = trees().getPath(element);
    if (path == null && element.getEnclosingElement() != null) {
      return nameOf(element.getEnclosingElement());
    }
    if (path == null) {
      throw new IllegalStateException(element + " has no source");
    }
    return round.span(path);
  }

  private Span place(Element element, AnnotationMirror mirror) {
    TreePath path = trees().getPath(element, mirror);
    return path == null ? nameOf(element) : round.span(path);
  }

  private Span place(Element element, AnnotationMirror mirror, AnnotationValue value) {
    TreePath path = trees().getPath(element, mirror, value);
    return path == null ? place(element, mirror) : round.span(path);
  }

  private Trees trees() {
    return round.trees();
  }

  private static String nameOf(ExecutableElement method) {
    return method.getSimpleName().toString();
  }

  private static String text(Map<String, Object> values, String name, String otherwise) {
    return values.get(name) instanceof String text ? text : otherwise;
  }

  private static int number(Map<String, Object> values, String name, int otherwise) {
    return values.get(name) instanceof Integer number ? number : otherwise;
  }
}
