package dev.tracewright.codegen;

import dev.tracewright.GraphModule;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Java that is generated for a graph, compiled and ready to run. */
final class GeneratedRun {
  private final String source;
  private final GraphModule module;

  private GeneratedRun(String source, GraphModule module) {
    this.source = source;
    this.module = module;
  }

  /** Compiles the code of a graph's text; it is checked before. */
  static GeneratedRun of(String text, TypeRef... thrown) {
    return of(Graph.parse(text), thrown);
  }

  /** Compiles the code of a graph; it is checked before. */
  static GeneratedRun of(Graph graph, TypeRef... thrown) {
    graph.lint();
    CapturedMethod method = Functions.function("run", graph, thrown);
    ClassFacts facts = ClassFacts.ofLoader(GeneratedRun.class.getClassLoader());
    Sources sources = new Sources().addGenerated(facts, Functions.shape("Run"), method);
    return new GeneratedRun(
        sources.source("demo.Run"), Functions.load(sources.compile(), "demo.Run"));
  }

  /** The statements of the method, without what stands around them. */
  String body() {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : source.lines().toList()) {
      if (line.equals("  }") && inside) {
        return String.join("\n", lines) + "\n";
      }
      if (inside) {
        lines.add(line.substring(Math.min(4, line.length())));
      }
      inside |= line.startsWith("  public ") && line.contains(" run(");
    }
    throw new AssertionError(source);
  }

  /** The whole source file. */
  String source() {
    return source;
  }

  /** What the method returns. */
  @Nullable Object call(@Nullable Object... arguments) throws Exception {
    return module.call(arguments);
  }
}
