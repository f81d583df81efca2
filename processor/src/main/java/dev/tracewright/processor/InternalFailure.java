package dev.tracewright.processor;

/** Describes a failure of ours in one line, for a message that asks for a report. */
final class InternalFailure {
  private static final String OURS = "dev.tracewright.";

  private InternalFailure() {}

  /** The exception and the first place in our code that it came through. */
  static String describe(Throwable failure) {
    String what = failure.toString().lines().findFirst().orElse(failure.getClass().getName());
    for (StackTraceElement each : failure.getStackTrace()) {
      if (each.getClassName().startsWith(OURS)) {
        String type = each.getClassName();
        return what
            + " at "
            + type.substring(type.lastIndexOf('.') + 1)
            + "."
            + each.getMethodName()
            + ":"
            + each.getLineNumber();
      }
    }
    return what;
  }
}
