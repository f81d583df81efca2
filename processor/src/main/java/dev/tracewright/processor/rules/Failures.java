package dev.tracewright.processor.rules;

import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** What the code of others throws, in one line. */
final class Failures {
  private Failures() {}

  /** An exception on one line; its own text may fail as well. */
  static String describe(@Nullable Throwable failure) {
    if (failure == null) {
      return "an exception";
    }
    if (failure instanceof ServiceConfigurationError && failure.getCause() != null) {
      return describe(failure.getCause());
    }
    String name = failure.getClass().getName();
    try {
      String message = failure.getMessage();
      return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
    } catch (RuntimeException e) {
      return name;
    }
  }
}
