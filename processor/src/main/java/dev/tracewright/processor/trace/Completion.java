package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.Span;
import org.jspecify.annotations.Nullable;

/** How a statement ended. */
sealed interface Completion {
  /** The next statement follows. */
  record Normal() implements Completion {}

  /** The method returns, at a statement; the value is null for {@code void}. */
  record Return(@Nullable Value value, Span span) implements Completion {}

  /** A break or continue is on its way to its loop, switch or block. */
  record Jump(boolean isBreak, @Nullable String label) implements Completion {}

  /** A switch expression has its value. */
  record Yield(Value value) implements Completion {}

  /** An expression has its value. */
  record Done(Value value) implements Completion {}

  /** A loop is left. */
  record Left(Destination loop) implements Completion {}

  /** A loop's turn is over, and what runs between two turns has run. */
  record Next(Destination loop) implements Completion {}

  /** Execution does not get here: an error was reported or the code throws. */
  record Stopped() implements Completion {}

  Completion NORMAL = new Normal();
  Completion STOPPED = new Stopped();
}
