package dev.tracewright.processor.trace;

import dev.tracewright.graph.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * What a jump leads to: the end of a method, loop, switch or labelled statement, or a next turn.
 */
final class Destination {
  private final Kind kind;
  private final @Nullable String label;
  private final TypeRef type;
  private @Nullable Meeting end;
  private @Nullable Meeting next;
  private @Nullable Code update;

  /** What can be left. */
  enum Kind {
    METHOD,
    LOOP,
    SWITCH,
    SWITCH_VALUE,
    LABELED
  }

  /**
   * A destination.
   *
   * @param type of the value that is brought there; {@code void} for none
   */
  Destination(Kind kind, @Nullable String label, TypeRef type) {
    this.kind = kind;
    this.label = label;
    this.type = type;
  }

  Kind kind() {
    return kind;
  }

  TypeRef type() {
    return type;
  }

  /** Whether a way to end a statement leads here. */
  boolean takes(Completion completion) {
    if (completion instanceof Completion.Return) {
      return kind == Kind.METHOD;
    }
    if (completion instanceof Completion.Yield) {
      return kind == Kind.SWITCH_VALUE;
    }
    if (completion instanceof Completion.Next turn) {
      return turn.loop() == this;
    }
    if (completion instanceof Completion.Left left) {
      return left.loop() == this;
    }
    if (!(completion instanceof Completion.Jump jump)) {
      return false;
    }
    if (jump.label() != null) {
      return jump.label().equals(label);
    }
    return kind == Kind.LOOP || (kind == Kind.SWITCH && jump.isBreak());
  }

  /** Where those meet who leave it, or null while it is no region. */
  @Nullable Meeting end() {
    return end;
  }

  void setEnd(@Nullable Meeting meeting) {
    end = meeting;
  }

  /** Where those meet who go to the next turn, or null while it is no region. */
  @Nullable Meeting next() {
    return next;
  }

  void setNext(@Nullable Meeting meeting) {
    next = meeting;
  }

  /** What runs between a turn and the next, if every path to the next turn has to run it. */
  @Nullable Code update() {
    return update;
  }

  void setUpdate(@Nullable Code code) {
    update = code;
  }
}
