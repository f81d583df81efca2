package dev.tracewright.processor.rules;

import dev.tracewright.processor.diagnostic.Key;

/** Takes what is wrong with a rule at the place where it is named. */
@FunctionalInterface
interface Complaint {
  /** A problem. */
  void about(Key key, String... arguments);
}
