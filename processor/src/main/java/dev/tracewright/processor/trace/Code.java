package dev.tracewright.processor.trace;

/** Code that can be run where and as often as tracing needs it. */
@FunctionalInterface
interface Code {
  /** Runs it; the result says how it ended. */
  Completion run();
}
