package dev.tracewright.processor.declaration;

import dev.tracewright.annotations.Commutative;
import dev.tracewright.annotations.Literal;
import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Precision;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Reads the class of a rewrite rule, and checks that its methods belong together. */
public final class RulePlanner {
  private final Declaration declaration;

  private RulePlanner(Declaration declaration) {
    this.declaration = declaration;
  }

  /** Whether a class says of itself that it is a rule. */
  public static boolean isRule(AttributedClass type) {
    return Annotations.has(type.element(), RewriteRule.class);
  }

  /**
   * The rule that a class is.
   *
   * @param type a class for which {@link #isRule} holds
   * @param problems takes everything that is wrong with the declarations
   * @return empty if an error was reported
   */
  public static Optional<PlannedRule> plan(
      AttributedRound round, Program program, AttributedClass type, Problems problems) {
    return Declaration.of(round, program, type, problems)
        .flatMap(each -> new RulePlanner(each).plan());
  }

  private Optional<PlannedRule> plan() {
    List<ExecutableElement> patterns = annotated(Pattern.class);
    List<ExecutableElement> replacements = annotated(Replacement.class);
    int before = declaration.errors();
    count(patterns, replacements);
    List<PlannedRule.Method> read = new ArrayList<>();
    patterns.forEach(each -> read(each).ifPresent(read::add));
    List<PlannedRule.Method> replacement = new ArrayList<>();
    replacements.forEach(each -> read(each).ifPresent(replacement::add));
    if (declaration.errors() > before || read.isEmpty() || replacement.isEmpty()) {
      return Optional.empty();
    }
    read.forEach(each -> compare(each, replacement.get(0)));
    return declaration.errors() > before
        ? Optional.empty()
        : Optional.of(
            new PlannedRule(
                declaration.syntax(),
                precision(),
                read,
                replacement.get(0),
                modules(replacement.get(0).syntax()),
                declaration.annotations().nameOf(declaration.element())));
  }

  private List<ExecutableElement> annotated(
      Class<? extends java.lang.annotation.Annotation> annotation) {
    return declaration.methods().stream()
        .filter(each -> Annotations.has(each, annotation))
        .toList();
  }

  private void count(List<ExecutableElement> patterns, List<ExecutableElement> replacements) {
    if (patterns.isEmpty()) {
      declaration.report(
          declaration.annotations().nameOf(declaration.element()),
          Key.RULE_METHODS,
          declaration.name(),
          "no @Pattern");
    }
    if (replacements.isEmpty()) {
      declaration.report(
          declaration.annotations().nameOf(declaration.element()),
          Key.RULE_METHODS,
          declaration.name(),
          "no @Replacement");
    }
    if (replacements.size() > 1) {
      declaration.report(
          declaration.annotations().nameOf(replacements.get(1)),
          Key.RULE_METHODS,
          declaration.name(),
          "more than one @Replacement");
    }
  }

  private Optional<PlannedRule.Method> read(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    boolean isNative = modifiers.contains(Modifier.NATIVE);
    if (!modifiers.contains(Modifier.STATIC) || isNative) {
      declaration.report(
          declaration.annotations().nameOf(method),
          Key.RULE_METHOD,
          method.getSimpleName().toString(),
          declaration.name(),
          isNative ? "native" : "not static");
      return Optional.empty();
    }
    Optional<MethodSyntax> syntax = declaration.syntaxOf(method);
    syntax.ifPresent(
        each ->
            each.unresolved()
                .forEach(
                    name -> declaration.report(name.span(), Key.UNRESOLVED_TYPE, name.name())));
    return syntax.map(each -> read(method, each));
  }

  private PlannedRule.Method read(ExecutableElement method, MethodSyntax syntax) {
    Map<String, Span> places = new HashMap<>();
    Set<String> literals = new HashSet<>();
    List<String> modules = modules(syntax);
    for (VariableElement each : method.getParameters()) {
      String name = each.getSimpleName().toString();
      places.put(name, declaration.annotations().nameOf(each));
      if (Annotations.has(each, Literal.class)) {
        literals.add(name);
        if (modules.contains(name)) {
          declaration.report(
              declaration.annotations().place(each, Literal.class),
              Key.RULE_STRAY,
              "Literal",
              name,
              "there are no constants of a module's type",
              "drop the annotation");
        }
      }
    }
    return new PlannedRule.Method(syntax, places, literals, commutative(method));
  }

  private static Optional<Set<String>> commutative(ExecutableElement method) {
    return Annotations.find(method, Commutative.class)
        .map(
            mirror ->
                values(mirror, "value").stream()
                    .map(each -> each.getValue().toString())
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private static List<? extends AnnotationValue> values(AnnotationMirror mirror, String name) {
    List<AnnotationValue> found = new ArrayList<>();
    mirror
        .getElementValues()
        .forEach(
            (method, value) -> {
              if (method.getSimpleName().contentEquals(name)
                  && value.getValue() instanceof List<?> list) {
                list.forEach(each -> found.add((AnnotationValue) each));
              }
            });
    return found;
  }

  private Precision precision() {
    return Annotations.find(declaration.element(), RewriteRule.class)
        .flatMap(
            mirror ->
                mirror.getElementValues().values().stream()
                    .map(each -> each.getValue())
                    .filter(VariableElement.class::isInstance)
                    .map(VariableElement.class::cast)
                    .map(each -> Precision.valueOf(each.getSimpleName().toString()))
                    .findFirst())
        .orElse(Precision.EXACT);
  }

  /** The parameters whose class is annotated {@code @Traceable} or {@code @Leaf}. */
  private List<String> modules(MethodSyntax method) {
    return method.parameters().stream()
        .filter(
            each ->
                each.type() instanceof ClassType type
                    && declaration
                        .program()
                        .info(type.erasure())
                        .filter(info -> info.marks().traceable() || info.marks().leaf())
                        .isPresent())
        .map(Local::name)
        .toList();
  }

  /** Compares a pattern with the replacement; what differs is said at the pattern. */
  private void compare(PlannedRule.Method pattern, PlannedRule.Method replacement) {
    MethodSyntax one = pattern.syntax();
    MethodSyntax other = replacement.syntax();
    if (!one.typeParameters().equals(other.typeParameters())) {
      differ(pattern, replacement, one.span(), "their type parameters differ");
    } else if (one.parameters().size() != other.parameters().size()) {
      differ(
          pattern,
          replacement,
          one.span(),
          "it has %s, the replacement %d"
              .formatted(
                  one.parameters().size() == 1
                      ? "1 parameter"
                      : one.parameters().size() + " parameters",
                  other.parameters().size()));
    } else {
      for (int i = 0; i < one.parameters().size(); i++) {
        compare(pattern, replacement, one.parameters().get(i), other.parameters().get(i));
      }
      if (!one.result().equals(other.result())) {
        differ(
            pattern,
            replacement,
            one.span(),
            "it returns %s, the replacement %s"
                .formatted(text(one.result()), text(other.result())));
      }
    }
  }

  private void compare(
      PlannedRule.Method pattern, PlannedRule.Method replacement, Local one, Local other) {
    Span place = pattern.parameters().getOrDefault(one.name(), pattern.syntax().span());
    if (!one.type().equals(other.type())) {
      differ(
          pattern,
          replacement,
          place,
          "the parameter '%s' is of type %s here and of type %s there"
              .formatted(one.name(), text(one.type()), text(other.type())));
    } else if (!one.name().equals(other.name()) && modules(pattern.syntax()).contains(one.name())) {
      differ(
          pattern,
          replacement,
          place,
          "the submodule '%s' is called '%s' there".formatted(one.name(), other.name()));
    }
  }

  private void differ(
      PlannedRule.Method pattern, PlannedRule.Method replacement, Span place, String how) {
    declaration.report(
        place, Key.RULE_SIGNATURE, pattern.name(), declaration.name(), replacement.name(), how);
  }

  private static String text(TypeRef type) {
    String text = type.text();
    return text.startsWith("java.lang.") ? text.substring("java.lang.".length()) : text;
  }
}
