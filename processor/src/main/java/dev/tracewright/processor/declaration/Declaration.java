package dev.tracewright.processor.declaration;

import com.sun.source.util.TreePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * A class of the private copy while it is validated: its element and its syntax, and the problems
 * found so far.
 *
 * @param round the private copy
 * @param program the same as the tracer sees it
 * @param element the class
 * @param syntax the class as the tracer sees it
 * @param problems takes what is wrong
 */
record Declaration(
    AttributedRound round,
    Program program,
    TypeElement element,
    ClassSyntax syntax,
    Problems problems) {

  /** The declaration of a class, if the tracer can read it. */
  static Optional<Declaration> of(
      AttributedRound round, Program program, AttributedClass type, Problems problems) {
    TypeElement element = type.element();
    return program
        .source(typeOf(round, element))
        .map(syntax -> new Declaration(round, program, element, syntax, problems));
  }

  /** The name of a class, without arguments. */
  static ClassType typeOf(AttributedRound round, TypeElement element) {
    List<String> names = new ArrayList<>();
    for (Element each = element;
        each != null && (each.getKind().isClass() || each.getKind().isInterface());
        each = each.getEnclosingElement()) {
      names.add(0, each.getSimpleName().toString());
    }
    String home = round.elements().getPackageOf(element).getQualifiedName().toString();
    return new ClassType(home, names, List.of());
  }

  /** The name of the class, without arguments. */
  ClassType type() {
    return syntax.info().type();
  }

  /** The name as messages quote it. */
  String name() {
    return String.join(".", type().simpleNames());
  }

  /** Reader of the annotations. */
  Annotations annotations() {
    return new Annotations(round);
  }

  /** The declared methods, without those that the compiler makes. */
  List<ExecutableElement> methods() {
    return ElementFilter.methodsIn(element.getEnclosedElements()).stream()
        .filter(method -> round.trees().getPath(method) != null)
        .toList();
  }

  /** The methods and constructors that are written out. */
  List<ExecutableElement> executables() {
    return element.getEnclosedElements().stream()
        .filter(
            each ->
                each.getKind() == ElementKind.METHOD || each.getKind() == ElementKind.CONSTRUCTOR)
        .map(ExecutableElement.class::cast)
        .filter(each -> round.trees().getPath(each) != null)
        .toList();
  }

  /** The method as the tracer sees it. */
  Optional<MethodSyntax> syntaxOf(ExecutableElement method) {
    Span place = annotations().nameOf(method);
    return syntax.methods().stream()
        .filter(each -> each.info().ref().name().contentEquals(method.getSimpleName()))
        .filter(each -> each.span().line() == place.line())
        .filter(each -> each.span().column() == place.column())
        .findFirst();
  }

  /** Where a tree stands. */
  Span span(TreePath path) {
    return round.span(path);
  }

  /** How many errors were found so far. */
  int errors() {
    return (int)
        problems.all().stream().filter(each -> each.key().severity() == Key.Severity.ERROR).count();
  }

  /** Whether the class cannot be named by a class beside it. */
  boolean isHidden() {
    return problems.all().stream().anyMatch(each -> each.key() == Key.HIDDEN_CLASS);
  }

  /** Adds a problem. */
  void report(Span place, Key key, String... arguments) {
    problems.add(Problem.at(place, key, arguments));
  }
}
