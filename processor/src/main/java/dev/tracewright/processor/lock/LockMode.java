package dev.tracewright.processor.lock;

import java.util.Locale;

/** What is done about locked graphs. */
public enum LockMode {
  /** Nothing. */
  OFF,
  /** A graph that is not the one committed is an error. */
  CHECK,
  /** The files are brought up to date. */
  UPDATE;

  /** The mode that an option's value stands for. */
  public static LockMode of(String value) {
    for (LockMode each : values()) {
      if (each != OFF && each.name().toLowerCase(Locale.ROOT).equals(value)) {
        return each;
      }
    }
    return OFF;
  }
}
