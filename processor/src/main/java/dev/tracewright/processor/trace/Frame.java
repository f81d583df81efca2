package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.syntax.Local;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One method being evaluated: its variables, its {@code this}, and how it was entered. */
final class Frame {
  private final ClassType owner;
  private final String method;
  private final @Nullable Value self;
  private final Activation activation;
  private final TypeBindings types;
  private final Journal journal;
  private final Map<Local, Value> locals = new HashMap<>();
  private final Deque<Destination> destinations = new ArrayDeque<>();
  private @Nullable Value current;

  Frame(
      ClassType owner,
      String method,
      @Nullable Value self,
      Activation activation,
      TypeBindings types,
      Journal journal) {
    this.owner = owner;
    this.method = method;
    this.self = self;
    this.activation = activation;
    this.types = types;
    this.journal = journal;
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
    return activation.caller();
  }

  /** How it was entered. */
  Activation activation() {
    return activation;
  }

  /** What the type variables of the method stand for. */
  TypeBindings types() {
    return types;
  }

  /** The value of a variable; poison where it has none: after an error, or where it is not read. */
  Value get(Local local) {
    Value value = locals.getOrDefault(local, Value.Poison.VALUE);
    return value instanceof Value.Unassigned ? Value.Poison.VALUE : value;
  }

  /** Gives a variable a value; what is read from a variable is no constant expression. */
  void set(Local local, Value value) {
    boolean isConstant = value instanceof Value.Known known && known.isConstant();
    Value kept = isConstant ? ((Value.Known) value).computed() : value;
    journal.note(new Cell.Variable(this, local));
    locals.put(local, kept);
  }

  /** Takes a variable away whose scope ends. */
  void end(Local local) {
    if (locals.containsKey(local)) {
      journal.note(new Cell.Variable(this, local));
      locals.remove(local);
    }
  }

  /** Whether a variable is in scope. */
  boolean has(Local local) {
    return locals.containsKey(local);
  }

  /** What the journal knows of a variable: its value, or null where it is not in scope. */
  @Nullable Value peek(Local local) {
    return locals.get(local);
  }

  /** What the journal puts back. */
  void put(Local local, @Nullable Value value) {
    if (value == null) {
      locals.remove(local);
    } else {
      locals.put(local, value);
    }
  }

  /** Opens what jumps of the code in it can lead to. */
  void enter(Destination destination) {
    destinations.push(destination);
  }

  /** Closes what was opened last. */
  void leave(Destination destination) {
    destinations.removeFirstOccurrence(destination);
  }

  /** What a way to end a statement leads to. */
  Destination destination(Completion completion) {
    for (Destination each : destinations) {
      if (each.takes(completion)) {
        return each;
      }
    }
    throw new IllegalStateException("nothing takes up " + completion);
  }

  /** The value that {@code CurrentValue} stands for. */
  Value current() {
    return current == null ? Value.Poison.VALUE : current;
  }

  /** Runs code for which {@code CurrentValue} stands for a value. */
  Value withCurrent(Value value, Supplier<Value> code) {
    Value before = current;
    current = value;
    try {
      return code.get();
    } finally {
      current = before;
    }
  }

  /** A copy of the variables as they are now. */
  Map<Local, Value> snapshot() {
    return new HashMap<>(locals);
  }

  /** Puts the variables back. */
  void restore(Map<Local, Value> snapshot) {
    for (Local each : List.copyOf(locals.keySet())) {
      if (!snapshot.containsKey(each)) {
        end(each);
      }
    }
    snapshot.forEach(this::set);
  }

  /**
   * A frame for what is around code that runs later, without variables yet.
   *
   * @param hasSelf whether the code refers to {@code this}
   */
  Frame around(boolean hasSelf) {
    return new Frame(owner, method, hasSelf ? self : null, activation, types, journal);
  }

  /** What code that runs later sees of what is around it. */
  List<Value> seen() {
    List<Value> values = new ArrayList<>(locals.values());
    if (self != null) {
      values.add(self);
    }
    return values;
  }

  /** Adds the variables that code of a local class sees. */
  void see(Frame around) {
    locals.putAll(around.locals);
  }

  /** A frame for the body of a lambda that sees these variables as they are now. */
  Frame forLambda(Activation entered) {
    Frame frame = new Frame(owner, method, self, entered, types, journal);
    frame.locals.putAll(locals);
    return frame;
  }
}
