package dev.tracewright.processor.syntax;

import dev.tracewright.graph.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. */
public sealed interface Stmt {
  /** Where it stands. */
  Span span();

  /** A block with a scope of its own. */
  record Block(List<Stmt> statements, Span span) implements Stmt {}

  /** A declaration of a local variable; without initial value it is unassigned. */
  record Declare(Local local, @Nullable Expr initial, Span span) implements Stmt {}

  /** An expression evaluated for its effects. */
  record Evaluate(Expr expression, Span span) implements Stmt {}

  /** {@code this(…)} or {@code super(…)}: runs another constructor on this instance. */
  record ConstructorCall(MethodInfo constructor, boolean isSuper, List<Expr> arguments, Span span)
      implements Stmt {}

  /** {@code if}. */
  record If(Expr condition, Stmt then, @Nullable Stmt otherwise, Span span) implements Stmt {}

  /** {@code while}. */
  record While(Expr condition, Stmt body, Span span) implements Stmt {}

  /** {@code do … while}. */
  record DoWhile(Stmt body, Expr condition, Span span) implements Stmt {}

  /** {@code for (…; …; …)}; without condition it runs until it is left. */
  record For(List<Stmt> initial, @Nullable Expr condition, List<Stmt> updates, Stmt body, Span span)
      implements Stmt {}

  /**
   * {@code for (T x : all)}.
   *
   * @param converted the element as it is assigned to the variable; {@link Expr.CurrentValue}
   *     stands for the element itself
   */
  record ForEach(Local local, Expr iterable, Expr converted, Stmt body, Span span)
      implements Stmt {}

  /** {@code return}, converted to the method's result. */
  record Return(@Nullable Expr value, Span span) implements Stmt {}

  /** {@code yield} of a switch expression. */
  record Yield(Expr value, Span span) implements Stmt {}

  /** {@code throw}. */
  record Throw(Expr value, Span span) implements Stmt {}

  /** {@code assert}. */
  record Assert(Expr condition, @Nullable Expr detail, Span span) implements Stmt {}

  /** {@code break}. */
  record Break(@Nullable String label, Span span) implements Stmt {}

  /** {@code continue}. */
  record Continue(@Nullable String label, Span span) implements Stmt {}

  /** A labelled statement. */
  record Labeled(String label, Stmt body, Span span) implements Stmt {}

  /** A switch statement. Where it must be exhaustive, what no case takes is thrown by a default. */
  record Switch(Expr selector, List<Case> cases, Span span) implements Stmt {}

  /**
   * A case of a switch. Cases are tried in order; one is taken if the selector is one of its labels
   * or if its test is true.
   *
   * @param labels the constants: {@link Expr.Constant} (null included) of the selector's type, or
   *     of the primitive type that it unboxes to, or {@link Expr.FieldRead} of a constant of the
   *     selector's enum
   * @param isDefault whether it takes what no other case takes
   * @param bindings the variables that its patterns bind
   * @param test what its patterns and its guard say of the selector, for which {@link
   *     Expr.CurrentValue} stands; null if it has none. It never sees null: a selector that is null
   *     and no label of any case throws before the first test
   * @param isArrow whether it is written with an arrow, so that it never falls through; in a switch
   *     expression an expression behind the arrow is a {@link Yield}
   * @param body its statements
   */
  record Case(
      List<Expr> labels,
      boolean isDefault,
      List<Local> bindings,
      @Nullable Expr test,
      boolean isArrow,
      List<Stmt> body,
      Span span) {}

  /** {@code synchronized}. */
  record Synchronized(Expr lock, Block body, Span span) implements Stmt {}

  /** {@code try}; resources have been written out as statements around or inside it. */
  record Try(Block body, List<Catch> catches, @Nullable Block finallyBlock, Span span)
      implements Stmt {}

  /** A catch clause with the types it catches. */
  record Catch(List<TypeRef> types, Local local, Block body, Span span) {}

  /** Nothing. */
  record Empty(Span span) implements Stmt {}

  /** A statement of a kind that capture has no form for. */
  record Unsupported(String construct, Span span) implements Stmt {}
}
