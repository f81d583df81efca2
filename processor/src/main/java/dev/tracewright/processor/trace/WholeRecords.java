package dev.tracewright.processor.trace;

import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
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

  /** Traces a method from its start. */
  interface Attempt<T> {
    T trace(Problems problems, WholeRecords whole);
  }

  /**
   * Captures a method, again where a record turns out to be seen as an object.
   *
   * @param problems takes everything that could not be captured
   * @return what was captured, or empty if an error was reported
   */
  static <T> Optional<T> capture(Problems problems, Attempt<T> attempt) {
    WholeRecords whole = new WholeRecords();
    while (true) {
      Problems own = new Problems();
      Optional<T> captured;
      try {
        captured = Optional.of(attempt.trace(own, whole));
      } catch (CaptureAborted e) {
        // The problem that ended the capture has been reported.
        captured = Optional.empty();
      } catch (Unwinding.SeenWhole e) {
        whole.add(e.origins());
        continue;
      }
      own.all().forEach(problems::add);
      return own.hasErrors() ? Optional.empty() : captured;
    }
  }

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
