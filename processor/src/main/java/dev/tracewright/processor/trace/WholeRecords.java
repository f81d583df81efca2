package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The expressions that make records which others see as objects. The others may be taken apart
 * where paths meet: what their fields hold is joined, and no object is made.
 */
final class WholeRecords {
  /** A capture that had to start again this often takes nothing apart any more. */
  private static final int MOST = 8;

  private final Set<Span> origins = new HashSet<>();
  private int times;

  /** From now on what these expressions make is not taken apart. */
  void add(Set<Span> seen) {
    origins.addAll(seen);
    times++;
  }

  /** Whether what these expressions make may be taken apart. */
  boolean mayTakeApart(Set<Span> made) {
    return times < MOST && Collections.disjoint(made, origins);
  }
}
