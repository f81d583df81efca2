package dev.tracewright.processor;

import dev.tracewright.processor.attribution.PositionedMessages;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.rules.Rules;
import dev.tracewright.processor.syntax.Span;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Hands problems to the compiler, each once and in the order of the source. */
final class ProblemPrinter implements Rules.Report {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem each) -> each.span().file())
          .thenComparing(each -> each.span().line())
          .thenComparing(each -> each.span().column())
          .thenComparing(Problem::key);

  private final Messager messager;
  private final PositionedMessages messages;
  private final Set<Said> said = new HashSet<>();

  /** Two classes that enter the same code meet the same problem there. */
  private record Said(Key key, Span span, List<String> arguments) {}

  ProblemPrinter(ProcessingEnvironment environment) {
    this.messager = environment.getMessager();
    this.messages = new PositionedMessages(environment);
  }

  /**
   * Prints the problems of one class.
   *
   * @param subject the class, an element of the current round
   */
  void print(List<Problem> problems, Element subject) {
    problems.stream()
        .filter(each -> said.add(new Said(each.key(), each.span(), each.arguments())))
        .sorted(BY_PLACE)
        .forEach(each -> messages.print(kindOf(each.key()), each.text(), each.span(), subject));
  }

  /** Prints a problem that has no place in the source. */
  void print(Key key, String... arguments) {
    print(key, List.of(arguments));
  }

  /** Prints a problem that has no place in the source. */
  void print(Key key, List<String> arguments) {
    messager.printMessage(kindOf(key), Problem.textOf(key, arguments));
  }

  /** Prints a problem that is known to lie in one class but has no place in its source. */
  void print(Element subject, Key key, String... arguments) {
    print(subject, key, List.of(arguments));
  }

  /** Prints a problem that is known to lie in one class but has no place in its source. */
  void print(Element subject, Key key, List<String> arguments) {
    messager.printMessage(kindOf(key), Problem.textOf(key, arguments), subject);
  }

  @Override
  public void problem(Key key, String... arguments) {
    print(key, arguments);
  }

  @Override
  public void problem(
      Element element,
      AnnotationMirror annotation,
      AnnotationValue value,
      Key key,
      String... arguments) {
    String text = Problem.textOf(key, List.of(arguments));
    messager.printMessage(kindOf(key), text, element, annotation, value);
  }

  /** Prints what only matters to those who asked for it. */
  void printNote(String text) {
    messager.printMessage(Diagnostic.Kind.NOTE, text);
  }

  private static Diagnostic.Kind kindOf(Key key) {
    return switch (key.severity()) {
      case ERROR -> Diagnostic.Kind.ERROR;
      case WARNING -> Diagnostic.Kind.WARNING;
      case NOTE -> Diagnostic.Kind.NOTE;
    };
  }
}
