package dev.tracewright.graph;

import java.util.List;

/** Effects that can be compared: what the graphs of {@link RandomRegions} call. */
public final class Trace {
  private static final int FUEL = 1_500;

  private Trace() {}

  /** Notes a value and hands it on. */
  public static int note(List<Object> log, int value) {
    log.add(value);
    return value;
  }

  /** Notes a turn of a loop, and ends loops that never end. */
  public static void tick(List<Object> log) {
    log.add("turn");
    if (log.size() > FUEL) {
      throw new IllegalStateException("out of fuel");
    }
  }
}
