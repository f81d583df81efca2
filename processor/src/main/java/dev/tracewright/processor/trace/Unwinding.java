package dev.tracewright.processor.trace;

import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.syntax.Span;
import java.util.Optional;

/** Leaves code that is being traced for the construct that knows how to go on. */
abstract sealed class Unwinding extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unwinding() {
    super(null, null, false, false);
  }

  /** What follows never runs: the code throws, or loops for ever. */
  static final class NeverCompletes extends Unwinding {
    private static final long serialVersionUID = 1;
  }

  /** A jump has to leave a region; what it leads to must be a region as well. */
  static final class NeedsRegion extends Unwinding {
    private static final long serialVersionUID = 1;

    private final transient Destination destination;
    private final boolean isNext;

    NeedsRegion(Destination destination, boolean isNext) {
      this.destination = destination;
      this.isNext = isNext;
    }

    Destination destination() {
      return destination;
    }

    /** Whether it leads to the next turn of a loop rather than behind what it leaves. */
    boolean isNext() {
      return isNext;
    }
  }

  /** An aggregate is seen by others in a region; it has to be made before it. */
  static final class NeedsMaking extends Unwinding {
    private static final long serialVersionUID = 1;

    private final transient Value.Aggregate aggregate;

    NeedsMaking(Value.Aggregate aggregate) {
      this.aggregate = aggregate;
    }

    Value.Aggregate aggregate() {
      return aggregate;
    }
  }

  /**
   * A record that was taken apart where paths meet is seen by others: whoever traces has to start
   * again and to make the records that it may be where they are created.
   */
  static final class SeenWhole extends Unwinding {
    private static final long serialVersionUID = 1;

    private final transient java.util.Set<Span> origins;

    SeenWhole(java.util.Set<Span> origins) {
      this.origins = origins;
    }

    /** The expressions that make them. */
    java.util.Set<Span> origins() {
      return origins;
    }
  }

  /** A variable that lies in the graph inside a region has to lie there around it, too. */
  static final class NeedsStoring extends Unwinding {
    private static final long serialVersionUID = 1;

    private final transient Cell.Variable variable;
    private final transient RegionDraft region;

    NeedsStoring(Cell.Variable variable, RegionDraft region) {
      this.variable = variable;
      this.region = region;
    }

    Cell.Variable variable() {
      return variable;
    }

    RegionDraft region() {
      return region;
    }
  }

  /** A loop changes more than was known when its body was traced. */
  static final class CarriesMore extends Unwinding {
    private static final long serialVersionUID = 1;

    private final transient LoopCode loop;
    private final transient java.util.Set<Cell> cells;

    CarriesMore(LoopCode loop, java.util.Set<Cell> cells) {
      this.loop = loop;
      this.cells = cells;
    }

    LoopCode loop() {
      return loop;
    }

    java.util.Set<Cell> cells() {
      return cells;
    }
  }

  /** A block turned out to be left by nobody; its code needs no region. */
  static final class NeedsNoRegion extends Unwinding {
    private static final long serialVersionUID = 1;

    private final transient Destination destination;

    NeedsNoRegion(Destination destination) {
      this.destination = destination;
    }

    Destination destination() {
      return destination;
    }
  }

  /** A loop cannot be unrolled: when it ends is decided by values, or it runs too often. */
  static final class NotUnrolled extends Unwinding {
    private static final long serialVersionUID = 1;

    private final transient Object loop;
    private final transient Optional<Problem> why;

    NotUnrolled(Object loop, Optional<Problem> why) {
      this.loop = loop;
      this.why = why;
    }

    /** The note that says why, where somebody asks. */
    Optional<Problem> why() {
      return why;
    }

    /** What the loop is known by to those that run it. */
    Object loop() {
      return loop;
    }
  }
}
