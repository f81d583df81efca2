package dev.tracewright.processor.attribution;

import com.sun.source.util.JavacTask;
import dev.tracewright.processor.attribution.AttributionUnavailable.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Attributes classes of the running compilation on a private copy: one nested {@code JavacTask}
 * compiles their source files, and whatever these refer to, without processors and without output.
 * The outer compilation is only read.
 */
public final class Attribution {

  /** The processor option with further options for the nested compiler. */
  public static final String OPTIONS_OPTION = AttributionOptions.OPTION;

  private Attribution() {}

  /**
   * As the method below, for processors that do not keep count of the compiled types: source files
   * that were not given to the compiler and lie in a package of the compilation may be read.
   *
   * @param outer the environment the processor was given, wrapped or not
   * @param types classes of the outer compilation, top-level or nested, in any order
   * @return as below
   * @throws IllegalArgumentException if {@code types} is empty
   */
  public static AttributionResult attribute(
      ProcessingEnvironment outer, Collection<? extends TypeElement> types) {
    return attribute(outer, types, new CompiledTypes());
  }

  /**
   * Attributes the source files that declare {@code types}, all in one nested compilation. Call it
   * once a round, with elements of this round: a compilation costs some 0.3 s before its first
   * class. Types that come from class files take no part; {@link AttributedRound#find} is empty for
   * them. Types generated in this round are unresolved until the next.
   *
   * @param outer the environment the processor was given, wrapped or not
   * @param types classes of the outer compilation, top-level or nested, in any order
   * @param compiled the types of all rounds so far, this one included
   * @return an {@link AttributedRound}, to be closed by the caller, or an {@link
   *     AttributionUnavailable}; never throws for what the host cannot do
   * @throws IllegalArgumentException if {@code types} is empty
   */
  public static AttributionResult attribute(
      ProcessingEnvironment outer,
      Collection<? extends TypeElement> types,
      CompiledTypes compiled) {
    if (types.isEmpty()) {
      throw new IllegalArgumentException("nothing to attribute");
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      return new AttributionUnavailable(
          Reason.NO_COMPILER, "the Java run-time in " + Runtime.version() + " has no compiler");
    }
    OuterSources sources = new OuterSources(outer);
    List<PrivateSource> roots = rootFiles(outer.getElementUtils(), sources, types);
    if (roots.isEmpty() && types.stream().noneMatch(sources::visible)) {
      return new AttributionUnavailable(
          Reason.NO_SOURCE, "the host compiler does not show source files to processors");
    }
    DiagnosticCollector<JavaFileObject> silence = new DiagnosticCollector<>();
    StandardJavaFileManager platform =
        compiler.getStandardFileManager(silence, Locale.ROOT, StandardCharsets.UTF_8);
    PrivateCopyFileManager files = new PrivateCopyFileManager(platform, outer, sources, compiled);
    List<String> options = AttributionOptions.of(outer);
    JavaCompiler.CompilationTask task;
    try {
      task = compiler.getTask(null, files, silence, options, null, roots);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new AttributionUnavailable(Reason.BAD_OPTION, String.valueOf(e.getMessage()));
    }
    if (task instanceof JavacTask javac) {
      return AttributedRound.run(
          javac, AttributionOptions.feature(outer.getSourceVersion()), files, roots.isEmpty());
    }
    return new AttributionUnavailable(
        Reason.NO_COMPILER,
        "the system compiler is not javac but " + compiler.getClass().getName());
  }

  /** One file for each top-level type, in the order of names whatever order the host has. */
  private static List<PrivateSource> rootFiles(
      Elements elements, OuterSources sources, Collection<? extends TypeElement> types) {
    SortedMap<String, PrivateSource> byAddress = new TreeMap<>();
    for (TypeElement type : types) {
      TypeElement top = outermost(type);
      String binaryName = elements.getBinaryName(top).toString();
      sources
          .sourceOf(top)
          .ifPresent(
              file ->
                  byAddress.putIfAbsent(
                      file.toUri().toString(), new PrivateSource(file, binaryName)));
    }
    return List.copyOf(byAddress.values());
  }

  private static TypeElement outermost(TypeElement type) {
    TypeElement top = type;
    for (Element e = type; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement enclosing) {
        top = enclosing;
      }
    }
    return top;
  }
}
