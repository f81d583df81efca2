package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.syntax.Local;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method being evaluated: its variables, its {@code this}, and how it was entered. */
final class Frame {
  private final ClassType owner;
  private final String method;
  private final @Nullable Value self;
  private final @Nullable SourcePosition caller;
  private final int depth;
  private final TypeBindings types;
  private Map<Local, Value> locals = new HashMap<>();
  private @Nullable Value current;

  Frame(
      ClassType owner,
      String method,
      @Nullable Value self,
      @Nullable SourcePosition caller,
      int depth,
      TypeBindings types) {
    this.owner = owner;
    this.method = method;
    this.self = self;
    this.caller = caller;
    this.depth = depth;
    this.types = types;
  }

  /** The class whose code runs. */
  ClassType owner() {
    return owner;
  }

  /** The name of the method that runs. */
  String method() {
    return method;
  }

  /** {@code this}, or null in a static method. */
  @Nullable Value self() {
    return self;
  }

  /** The call through which the method was entered, or null for the captured one. */
  @Nullable SourcePosition caller() {
    return caller;
  }

  /** How many calls were entered to get here. */
  int depth() {
    return depth;
  }

  /** What the type variables of the method stand for. */
  TypeBindings types() {
    return types;
  }

  /** The value of a variable; poison where an error left it without one. */
  Value get(Local local) {
    return locals.getOrDefault(local, Value.Poison.VALUE);
  }

  /** Gives a variable a value; what is read from a variable is no constant expression. */
  void set(Local local, Value value) {
    boolean isConstant = value instanceof Value.Known known && known.isConstant();
    locals.put(local, isConstant ? ((Value.Known) value).computed() : value);
  }

  /** The value that {@code CurrentValue} stands for. */
  Value current() {
    return current == null ? Value.Poison.VALUE : current;
  }

  /** Sets what {@code CurrentValue} stands for and returns what it stood for before. */
  @Nullable Value replaceCurrent(@Nullable Value value) {
    Value before = current;
    current = value;
    return before;
  }

  /** A copy of the variables as they are now. */
  Map<Local, Value> snapshot() {
    return new HashMap<>(locals);
  }

  /** Puts the variables back. */
  void restore(Map<Local, Value> snapshot) {
    locals = new HashMap<>(snapshot);
  }

  /** A frame for the body of a lambda that sees these variables as they are now. */
  Frame forLambda(@Nullable SourcePosition newCaller, int newDepth) {
    Frame frame = new Frame(owner, method, self, newCaller, newDepth, types);
    frame.locals = new HashMap<>(locals);
    return frame;
  }
}
