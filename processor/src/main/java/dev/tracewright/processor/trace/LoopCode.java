package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.Stmt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of a loop, to be run any number of times; two are equal only if they are the same. */
final class LoopCode {
  private final Stmt syntax;
  private final @Nullable String label;
  private final boolean testsFirst;
  private final @Nullable Supplier<Value> test;
  private final Code body;
  private final Code update;
  private final Site site;

  /**
   * A loop.
   *
   * @param syntax the statement
   * @param label its label, or null
   * @param testsFirst whether the condition is tested before the first turn
   * @param test the condition; null where there is none
   * @param body one turn
   * @param update what runs between two turns
   * @param site the loop and the frame that runs it
   */
  LoopCode(
      Stmt syntax,
      @Nullable String label,
      boolean testsFirst,
      @Nullable Supplier<Value> test,
      Code body,
      Code update,
      Site site) {
    this.syntax = syntax;
    this.label = label;
    this.testsFirst = testsFirst;
    this.test = test;
    this.body = body;
    this.update = update;
    this.site = site;
  }

  Stmt syntax() {
    return syntax;
  }

  @Nullable String label() {
    return label;
  }

  boolean testsFirst() {
    return testsFirst;
  }

  @Nullable Supplier<Value> test() {
    return test;
  }

  Code body() {
    return body;
  }

  Code update() {
    return update;
  }

  Site site() {
    return site;
  }
}
