package dev.tracewright.processor.rules;

import dev.tracewright.annotations.Commutative;
import dev.tracewright.annotations.Literal;
import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.processor.diagnostic.Key;
import java.lang.annotation.Annotation;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds annotations of rules that stand where no rule is. Only declarations are looked at, so that
 * no body is attributed.
 */
public final class StrayAnnotations {
  private final Elements elements;
  private final Report report;

  /** Takes what is wrong. */
  public interface Report {
    /** A problem of one member. */
    void problem(Element place, Key key, String... arguments);
  }

  /** A validator for the rounds of a compilation. */
  public StrayAnnotations(ProcessingEnvironment environment, Report report) {
    this.elements = environment.getElementUtils();
    this.report = report;
  }

  /** Checks what is new in a round. */
  public void validate(RoundEnvironment round) {
    for (Element method : annotated(round, Pattern.class)) {
      requireRule(method, "Pattern");
      if (has(method, Replacement.class)) {
        report(method, "Replacement", "it is a @Pattern", "declare a method for each");
      }
    }
    for (Element method : annotated(round, Replacement.class)) {
      requireRule(method, "Replacement");
    }
    for (Element method : annotated(round, Commutative.class)) {
      if (!has(method, Pattern.class)) {
        report(method, "Commutative", "it is no @Pattern", "put it on what a rule looks for");
      }
    }
    for (Element parameter : annotated(round, Literal.class)) {
      Element method = parameter.getEnclosingElement();
      boolean isOfRule =
          method != null && (has(method, Pattern.class) || has(method, Replacement.class));
      if (!isOfRule) {
        report(
            parameter,
            "Literal",
            "it is no parameter of a @Pattern",
            "put it on a parameter of what a rule looks for");
      }
    }
  }

  private void requireRule(Element method, String annotation) {
    Element type = method.getEnclosingElement();
    if (type == null || !has(type, RewriteRule.class)) {
      String name = type == null ? "its class" : type.getSimpleName().toString();
      report(
          method,
          annotation,
          name + " is no @RewriteRule",
          "annotate " + name + " @RewriteRule or drop the annotation");
    }
  }

  private void report(Element place, String annotation, String why, String remedy) {
    report.problem(
        place, Key.RULE_STRAY, annotation, place.getSimpleName().toString(), why, remedy);
  }

  private Set<? extends Element> annotated(
      RoundEnvironment round, Class<? extends Annotation> annotation) {
    TypeElement type = elements.getTypeElement(annotation.getName());
    return type == null ? Set.of() : round.getElementsAnnotatedWith(type);
  }

  private static boolean has(Element element, Class<? extends Annotation> annotation) {
    return element.getAnnotation(annotation) != null;
  }
}
