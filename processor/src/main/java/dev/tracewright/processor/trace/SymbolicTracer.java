package dev.tracewright.processor.trace;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Program;
import java.util.Optional;

/** Evaluates captured methods symbolically. */
public final class SymbolicTracer {
  private final Program program;
  private final GraphLibrary library;

  /** A tracer of one round. */
  public SymbolicTracer(Program program, GraphLibrary library) {
    this.program = program;
    this.library = library;
  }

  /**
   * Captures one method.
   *
   * @param problems takes everything that could not be captured
   * @return the captured method, or empty if an error was reported
   */
  public Optional<CapturedMethod> capture(CaptureRequest request, Problems problems) {
    return Optional.empty();
  }
}
