package dev.tracewright.processor.library;

import dev.tracewright.annotations.Traceable;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.GraphParseException;
import dev.tracewright.graph.GraphResource;
import dev.tracewright.graph.LintException;
import dev.tracewright.graph.Signature;
import dev.tracewright.processor.declaration.GeneratedNames;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.GraphLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Reads the {@code .graph} resources that lie beside the class files of {@code @Traceable} classes,
 * through the running compilation.
 */
public final class JarGraphLibrary implements GraphLibrary {
  private static final Pattern HEADER = Pattern.compile("\\Atracewright (\\d{1,9})\\R");

  private final ShippedFiles files;

  /**
   * A library of one round.
   *
   * @param module the module whose view of the dependencies counts, empty for the unnamed one
   */
  public JarGraphLibrary(ProcessingEnvironment environment, String module) {
    this.files = new ShippedFiles(environment, module);
  }

  @Override
  public Optional<CapturedMethod> find(MethodInfo method, Span call, Consumer<Problem> problems) {
    Optional<TypeElement> type = files.element(method.declaring());
    Optional<String> generated = type.flatMap(each -> generatedName(each, method));
    if (generated.isEmpty()) {
      return Optional.empty();
    }
    String name = String.join(".", method.declaring().simpleNames());
    List<CapturedMethod> captured = new ArrayList<>();
    try {
      Optional<byte[]> bytes = bytes(type.get(), method.declaring(), generated.get(), 0);
      for (int i = 1; bytes.isPresent(); i++) {
        Optional<CapturedMethod> parsed = parse(bytes.get(), name, call, problems);
        if (parsed.isEmpty()) {
          return Optional.empty();
        }
        captured.add(parsed.get());
        bytes = bytes(type.get(), method.declaring(), generated.get(), i);
      }
    } catch (ShippedFiles.TooLarge e) {
      problems.accept(Problem.at(call, Key.GRAPH_DAMAGED, name, e.text(), name));
      return Optional.empty();
    }
    return matching(captured, method, name, call, problems);
  }

  private static Optional<CapturedMethod> matching(
      List<CapturedMethod> captured,
      MethodInfo method,
      String name,
      Span call,
      Consumer<Problem> problems) {
    for (CapturedMethod each : captured) {
      if (fits(each.signature(), method)) {
        return Optional.of(each);
      }
    }
    if (!captured.isEmpty()) {
      String why =
          "the class file has the method "
              + describe(method)
              + ", the graph was captured from "
              + describe(captured.get(0).signature());
      problems.accept(Problem.at(call, Key.GRAPH_MISMATCH, name, why, name));
    }
    return Optional.empty();
  }

  private static Optional<CapturedMethod> parse(
      byte[] bytes, String name, Span call, Consumer<Problem> problems) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Matcher header = HEADER.matcher(text);
    String ours = Integer.toString(GraphResource.VERSION);
    if (header.find() && !header.group(1).equals(ours)) {
      problems.accept(Problem.at(call, Key.GRAPH_VERSION, name, header.group(1), ours));
      return Optional.empty();
    }
    try {
      CapturedMethod captured = GraphResource.parse(text);
      captured.captured().lint();
      return Optional.of(captured);
    } catch (GraphParseException | LintException e) {
      problems.accept(Problem.at(call, Key.GRAPH_DAMAGED, name, oneLine(e), name));
      return Optional.empty();
    }
  }

  private static boolean fits(Signature signature, MethodInfo method) {
    return signature.owner().erasure().equals(method.declaring().erasure())
        && signature.isStatic() == method.modifiers().isStatic()
        && describe(signature).equals(describe(method));
  }

  private static String describe(Signature signature) {
    List<String> parameters =
        signature.parameters().stream().map(each -> each.type().erasure().text()).toList();
    return signature.result().erasure().text()
        + " "
        + signature.method()
        + "("
        + String.join(", ", parameters)
        + ")";
  }

  private static String describe(MethodInfo method) {
    List<String> parameters =
        method.ref().parameters().stream().map(each -> each.erasure().text()).toList();
    return method.ref().result().text()
        + " "
        + method.ref().name()
        + "("
        + String.join(", ", parameters)
        + ")";
  }

  private static String oneLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getName());
  }

  /** The simple name of the class generated for the method when its class was compiled. */
  private static Optional<String> generatedName(TypeElement type, MethodInfo method) {
    String simple = method.ref().name();
    for (ExecutableElement each : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (each.getSimpleName().contentEquals(simple)) {
        Optional<AnnotationMirror> mark = traceable(each);
        if (mark.isPresent() && method.modifiers().isStatic()) {
          return Optional.of(
              value(mark.get(), "name")
                  .orElseGet(() -> GeneratedNames.ofMethod(method.declaring(), simple)));
        }
      }
    }
    return traceable(type)
        .filter(mark -> value(mark, "method").orElse("forward").equals(simple))
        .map(
            mark ->
                value(mark, "name").orElseGet(() -> GeneratedNames.ofClass(method.declaring())));
  }

  private static Optional<AnnotationMirror> traceable(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(
            each ->
                each.getAnnotationType().asElement() instanceof TypeElement type
                    && type.getQualifiedName().contentEquals(Traceable.class.getName()))
        .map(AnnotationMirror.class::cast)
        .findFirst();
  }

  /** A value that is written out and not empty. */
  private static Optional<String> value(AnnotationMirror mirror, String name) {
    return mirror.getElementValues().entrySet().stream()
        .filter(each -> each.getKey().getSimpleName().contentEquals(name))
        .map(each -> each.getValue().getValue().toString())
        .filter(each -> !each.isEmpty())
        .findFirst();
  }

  /** The resource of the method with that place among those of the generated class. */
  private Optional<byte[]> bytes(TypeElement type, ClassType declaring, String generated, int place)
      throws ShippedFiles.TooLarge {
    String file = generated + (place == 0 ? "" : "." + place) + ".graph";
    return files.read(type, declaring.packageName(), file);
  }
}
