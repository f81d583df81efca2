package dev.tracewright.processor.trace;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Span;
import java.util.Optional;
import java.util.function.Consumer;

/** The graphs shipped beside the class files of dependencies. */
public interface GraphLibrary {
  /** A library without graphs. */
  GraphLibrary EMPTY = (method, call, problems) -> Optional.empty();

  /**
   * The graph of a {@code @Traceable} method of a class that has no source in this compilation.
   *
   * @param call where the method is called
   * @param problems takes what is wrong with a graph that is there but cannot be used
   * @return the graph, or empty if the class ships none
   */
  Optional<CapturedMethod> find(MethodInfo method, Span call, Consumer<Problem> problems);
}
