package dev.tracewright.processor.lowering;

import dev.tracewright.graph.ClassType;
import dev.tracewright.policy.TracingPolicies;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.attribution.Attribution;
import dev.tracewright.processor.attribution.AttributionResult;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodSyntax;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles sources and asks about their lowered program from within a processor, as we do. */
final class Lowered {

  private Lowered() {}

  /** What {@code question} answers about the program of these files, by path. */
  static <T> T ask(Map<String, String> files, Function<LoweredProgram, T> question) {
    return ask(List.of(), files, question);
  }

  /** As above, with further options for the compiler. */
  static <T> T ask(
      List<String> further, Map<String, String> files, Function<LoweredProgram, T> question) {
    List<String> options = new ArrayList<>(List.of("-proc:only", "-Xlint:none"));
    options.addAll(further);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> sources = new ArrayList<>();
    files.forEach((path, text) -> sources.add(new Source(path, text)));
    Asking<T> processor = new Asking<>(question);
    JavaCompiler.CompilationTask task =
        compiler.getTask(null, null, diagnostic -> {}, options, null, sources);
    task.setProcessors(List.of(processor));
    task.call();
    return processor.answer();
  }

  static <T> T ask(String source, Function<LoweredProgram, T> question) {
    return ask(Map.of("p/T.java", "package p; " + source), question);
  }

  /** The class {@code p.T} of a source. */
  static String classT(String source, Function<ClassSyntax, String> question) {
    return ask(
        source, program -> question.apply(program.source(ClassType.of("p", "T")).orElseThrow()));
  }

  /**
   * Each method's body, printed, with the local and inner classes that it mentions, in the order
   * given. Every declaration stands in a class of its own, in which its last method is the one
   * asked for; all share {@code common}.
   */
  static Map<String, String> bodies(String common, List<String> declarations) {
    return ask(
        cases(common, declarations),
        program -> {
          Map<String, String> printed = new LinkedHashMap<>();
          for (int i = 0; i < declarations.size(); i++) {
            ClassSyntax each = program.source(ClassType.of("p", "Case" + i)).orElseThrow();
            MethodSyntax last = each.methods().get(each.methods().size() - 1);
            String problems =
                last.unresolved().stream()
                    .map(problem -> "unresolved " + problem.name() + "\n")
                    .collect(Collectors.joining());
            String inside =
                InnerClasses.mentionedIn(last, program).stream()
                    .map(type -> "\n" + SyntaxPrinter.print(type))
                    .collect(Collectors.joining());
            printed.put(declarations.get(i), problems + SyntaxPrinter.printBody(last) + inside);
          }
          return printed;
        });
  }

  /** Classes {@code Case0}, {@code Case1} … with a declaration each, behind common code. */
  static String cases(String common, List<String> declarations) {
    StringBuilder source =
        new StringBuilder("import java.util.*; import java.util.function.*; import java.io.*;\n");
    source.append(common).append('\n');
    for (int i = 0; i < declarations.size(); i++) {
      source
          .append("class Case")
          .append(i)
          .append(" {\n")
          .append(declarations.get(i))
          .append("\n}\n");
    }
    return source.toString();
  }

  static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Asking<T> extends AbstractProcessor {
    private final Function<LoweredProgram, T> question;
    private @Nullable T answer;

    Asking(Function<LoweredProgram, T> question) {
      this.question = question;
    }

    T answer() {
      if (answer == null) {
        throw new AssertionError("the processor was not run");
      }
      return answer;
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
      Set<TypeElement> types = ElementFilter.typesIn(round.getRootElements());
      if (!types.isEmpty()) {
        AttributionResult result = Attribution.attribute(processingEnv, types);
        if (!(result instanceof AttributedRound attributed)) {
          throw new AssertionError(result);
        }
        try (attributed) {
          answer = question.apply(LoweredProgram.of(attributed, TracingPolicies.of()));
        }
      }
      return false;
    }
  }
}
