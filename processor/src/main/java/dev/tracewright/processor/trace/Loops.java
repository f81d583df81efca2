package dev.tracewright.processor.trace;

import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs loops over known values, one iteration after the other. */
final class Loops {
  private final Tracing tracing;

  Loops(Tracing tracing) {
    this.tracing = tracing;
  }

  Completion whileLoop(Stmt.While loop, @Nullable String label, Frame frame) {
    return iterate(loop.condition(), loop.body(), List.of(), loop, label, frame);
  }

  Completion forLoop(Stmt.For loop, @Nullable String label, Frame frame) {
    Completion initial = tracing.statements().all(loop.initial(), frame);
    return initial instanceof Completion.Normal
        ? iterate(loop.condition(), loop.body(), loop.updates(), loop, label, frame)
        : initial;
  }

  Completion doLoop(Stmt.DoWhile loop, @Nullable String label, Frame frame) {
    Completion first = tracing.statements().execute(loop.body(), frame);
    Optional<Completion> left = leaves(first, label);
    return left.isPresent()
        ? left.get()
        : iterate(loop.condition(), loop.body(), List.of(), loop, label, frame);
  }

  private Completion iterate(
      @Nullable Expr condition,
      Stmt body,
      List<Stmt> updates,
      Stmt loop,
      @Nullable String label,
      Frame frame) {
    for (int turn = 0; ; turn++) {
      if (condition != null) {
        Value value = tracing.expressions().evaluate(condition, frame);
        Optional<Boolean> known = tracing.expressions().known(value);
        if (known.isEmpty()) {
          return undecided(value, condition.span(), body, loop, frame);
        }
        if (!known.get()) {
          return Completion.NORMAL;
        }
      }
      if (turn >= tracing.unrollLimit()) {
        return tooLong(loop, frame);
      }
      Completion end = tracing.statements().execute(body, frame);
      Optional<Completion> left = leaves(end, label);
      if (left.isPresent()) {
        return left.get();
      }
      tracing.statements().all(updates, frame);
    }
  }

  Completion forEach(Stmt.ForEach loop, @Nullable String label, Frame frame) {
    Value iterable = tracing.expressions().evaluate(loop.iterable(), frame);
    List<Value> elements;
    if (iterable instanceof Value.HeldArray held) {
      elements = held.elements();
    } else if (iterable instanceof Value.ArrayValue array) {
      elements = elements(array, loop, frame);
    } else if (iterable instanceof Value.ListValue list && KnownCollections.isCurrent(list)) {
      elements = list.elements();
    } else {
      return undecided(iterable, loop.iterable().span(), loop.body(), loop, frame);
    }
    return forEach(loop, elements, label, frame);
  }

  /** The elements of a made array; read one by one where others may have changed them. */
  private List<Value> elements(Value.ArrayValue array, Stmt.ForEach loop, Frame frame) {
    if (array.escaped() == null) {
      return Arrays.asList(array.elements());
    }
    return new AbstractList<>() {
      @Override
      public Value get(int index) {
        return tracing.places().readEscaped(array, index, loop.iterable().span(), frame);
      }

      @Override
      public int size() {
        return array.elements().length;
      }
    };
  }

  private Completion forEach(
      Stmt.ForEach loop, List<Value> elements, @Nullable String label, Frame frame) {
    int size = elements.size();
    for (int i = 0; i < elements.size(); i++) {
      if (i >= tracing.unrollLimit() || elements.size() != size) {
        return tooLong(loop, frame);
      }
      Value outer = frame.replaceCurrent(elements.get(i));
      Value element = tracing.expressions().evaluate(loop.converted(), frame);
      frame.replaceCurrent(outer);
      frame.set(loop.local(), element);
      Completion end = tracing.statements().execute(loop.body(), frame);
      Optional<Completion> left = leaves(end, label);
      if (left.isPresent()) {
        return left.get();
      }
    }
    return Completion.NORMAL;
  }

  /** How the loop ends if its body ended like this; empty if it goes on. */
  private static Optional<Completion> leaves(Completion end, @Nullable String label) {
    if (end instanceof Completion.Normal) {
      return Optional.empty();
    }
    if (end instanceof Completion.Jump jump
        && (jump.label() == null || jump.label().equals(label))) {
      return jump.isBreak() ? Optional.of(Completion.NORMAL) : Optional.empty();
    }
    return Optional.of(end);
  }

  private Completion undecided(Value value, Span span, Stmt body, Stmt loop, Frame frame) {
    if (!(value instanceof Value.Poison) && !tracing.constructing()) {
      tracing.problem(frame, span, Key.VALUE_LOOP, Expressions.describe(value));
    }
    tracing.statements().havoc(List.of(loop), frame);
    if (!tracing.constructing()) {
      tracing.statements().lookInto(body, frame);
    }
    return Completion.NORMAL;
  }

  private Completion tooLong(Stmt loop, Frame frame) {
    tracing.problem(frame, loop.span(), Key.UNROLL_LIMIT, Integer.toString(tracing.unrollLimit()));
    tracing.statements().havoc(List.of(loop), frame);
    return Completion.NORMAL;
  }
}
