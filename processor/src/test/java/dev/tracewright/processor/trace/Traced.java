package dev.tracewright.processor.trace;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.policy.TracingPolicies;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.attribution.Attribution;
import dev.tracewright.processor.attribution.AttributionResult;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.lowering.LoweredProgram;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodSyntax;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the tracer makes of the {@code @Traceable} code in a source text. */
record Traced(Map<String, CapturedMethod> captured, List<Problem> problems) {

  /** Traces members of a class {@code Subject}; the first of them begin in line 6. */
  static Traced inSubject(String members) {
    return of(
        "Subject",
        """
        package p;
        import dev.tracewright.annotations.*;
        import java.util.*;
        import java.util.function.*;
        final class Subject {
        %s
        }
        """
            .formatted(members));
  }

  /** Traces a compilation unit in the package {@code p}, in a file named after {@code name}. */
  static Traced of(String name, String source) {
    return of(name, source, false);
  }

  /** The same, with notes on what is recorded. */
  static Traced explained(String name, String source) {
    return of(name, source, true);
  }

  private static Traced of(String name, String source, boolean isExplained) {
    Collector collector = new Collector(isExplained);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///p/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    StringBuilder messages = new StringBuilder();
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            null,
            null,
            each -> messages.append(each).append('\n'),
            List.of("-proc:only", "-classpath", System.getProperty("java.class.path")),
            null,
            List.of(file));
    task.setProcessors(List.of(collector));
    if (!task.call()) {
      throw new AssertionError("the source does not compile:\n" + messages);
    }
    return new Traced(collector.captured, collector.problems.all());
  }

  /** The text of the graph of {@code owner.method}. */
  String graph(String key) {
    return method(key).captured().toString();
  }

  /** What was captured of {@code owner.method}. */
  CapturedMethod method(String key) {
    CapturedMethod method = captured.get(key);
    if (method == null) {
      throw new AssertionError(
          "no graph of " + key + " among " + captured.keySet() + ": " + keys());
    }
    return method;
  }

  /** The problems as {@code key line:column}. */
  List<String> keys() {
    return problems.stream()
        .map(each -> each.key().text() + " " + each.span().line() + ":" + each.span().column())
        .toList();
  }

  private static final class Collector extends AbstractProcessor {
    private final boolean isExplained;
    private final Map<String, CapturedMethod> captured = new LinkedHashMap<>();
    private final Problems problems = new Problems();

    Collector(boolean isExplained) {
      this.isExplained = isExplained;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (round.processingOver()) {
        return false;
      }
      List<TypeElement> types = new ArrayList<>();
      collect(ElementFilter.typesIn(round.getRootElements()), types);
      AttributionResult result = Attribution.attribute(processingEnv, types);
      try (AttributedRound attributed = (AttributedRound) result) {
        LoweredProgram program = LoweredProgram.of(attributed, TracingPolicies.of());
        for (TypeElement type : types) {
          trace(program, ClassType.of("p", names(type).toArray(new String[0])));
        }
      }
      return false;
    }

    private static void collect(Iterable<TypeElement> from, List<TypeElement> into) {
      for (TypeElement each : from) {
        into.add(each);
        collect(ElementFilter.typesIn(each.getEnclosedElements()), into);
      }
    }

    private static List<String> names(TypeElement type) {
      String name = type.getQualifiedName().toString();
      return List.of(name.substring(name.indexOf('.') + 1).split("\\."));
    }

    private void trace(LoweredProgram program, ClassType type) {
      ClassSyntax owner = program.source(type).orElseThrow();
      SymbolicTracer tracer = new SymbolicTracer(program, GraphLibrary.EMPTY, isExplained);
      for (MethodSyntax method : owner.methods()) {
        boolean isForward =
            owner.info().marks().traceable()
                && method.info().ref().name().equals(owner.info().marks().traceableMethod());
        if (isForward || method.info().marks().traceable()) {
          trace(tracer, owner, method, Optional.empty());
          owner.methods().stream()
              .filter(each -> isForward && each.info().marks().preset())
              .forEach(each -> trace(tracer, owner, method, Optional.of(each)));
        }
      }
    }

    private void trace(
        SymbolicTracer tracer,
        ClassSyntax owner,
        MethodSyntax method,
        Optional<MethodSyntax> preset) {
      CaptureRequest request = new CaptureRequest(owner, method, preset, 64, 10_000);
      String key =
          owner.info().type().simpleName()
              + "."
              + preset.map(each -> each.info().ref().name()).orElse(method.info().ref().name());
      tracer.capture(request, problems).ifPresent(each -> captured.put(key, each));
    }
  }
}
