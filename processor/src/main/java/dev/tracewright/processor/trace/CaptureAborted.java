package dev.tracewright.processor.trace;

/** Ends a capture whose error has been reported. */
final class CaptureAborted extends RuntimeException {
  private static final long serialVersionUID = 1;

  CaptureAborted() {
    super(null, null, false, false);
  }
}
