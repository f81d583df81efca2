package dev.tracewright.processor.trace;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Local;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place that holds something which tracing changes. */
sealed interface Cell {
  /** What it holds. */
  @Nullable Object read();

  /** Puts back, or in, what it is to hold. */
  void write(@Nullable Object content);

  /** Whether paths that meet have to agree on it; else it is forgotten where they meet. */
  default boolean isShared() {
    return true;
  }

  /** The aggregate of which it is a part, or null. */
  default Value.@Nullable Aggregate aggregate() {
    return null;
  }

  /**
   * Whether it was there at a moment.
   *
   * @param before what it held then
   * @param births how many aggregates had been made
   */
  boolean existed(@Nullable Object before, long births);

  /** A local variable. */
  record Variable(Frame frame, Local local) implements Cell {
    @Override
    public @Nullable Object read() {
      return frame.peek(local);
    }

    @Override
    public void write(@Nullable Object content) {
      frame.put(local, (Value) content);
    }

    @Override
    public boolean existed(@Nullable Object before, long births) {
      return before != null;
    }

    /** Its type, as the captured method can write it. */
    TypeRef type() {
      return frame.types().apply(local.type());
    }
  }

  /** An element of a made array. */
  record Element(Value.ArrayValue array, int index) implements Cell {
    @Override
    public Value.Aggregate aggregate() {
      return array;
    }

    @Override
    public @Nullable Object read() {
      return array.elements()[index];
    }

    @Override
    public void write(@Nullable Object content) {
      array.elements()[index] = (Value) java.util.Objects.requireNonNull(content);
    }

    @Override
    public boolean existed(@Nullable Object before, long births) {
      return array.birth() < births;
    }

    /** The type of the elements. */
    TypeRef type() {
      return ((ArrayType) array.type()).component();
    }
  }

  /**
   * A field of a made object.
   *
   * @param type its type, as the captured method can write it
   */
  record Field(Value.ObjectValue object, FieldInfo field, TypeRef type) implements Cell {
    @Override
    public Value.Aggregate aggregate() {
      return object;
    }

    @Override
    public @Nullable Object read() {
      return object.fields().get(field);
    }

    /** What a constructor has left in a final field stays there as long as there is the object. */
    @Override
    public void write(@Nullable Object content) {
      if (object.mayChange(field)) {
        object.fields().put(field, (Value) java.util.Objects.requireNonNull(content));
      }
    }

    @Override
    public boolean existed(@Nullable Object before, long births) {
      return object.birth() < births;
    }
  }

  /** All that a made list holds. */
  record Content(Value.ListValue list) implements Cell {
    @Override
    public Value.Aggregate aggregate() {
      return list;
    }

    @Override
    public @Nullable Object read() {
      return List.copyOf(list.elements());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void write(@Nullable Object content) {
      list.elements().clear();
      list.elements().addAll((List<Value>) java.util.Objects.requireNonNull(content));
    }

    @Override
    public boolean existed(@Nullable Object before, long births) {
      return list.birth() < births;
    }
  }

  /** The node that stands for an aggregate since others have seen it. */
  record Escape(Value.Aggregate aggregate) implements Cell {
    @Override
    public @Nullable Object read() {
      return aggregate.escaped();
    }

    @Override
    public void write(@Nullable Object content) {
      aggregate.setEscaped((Node) content);
    }

    @Override
    public boolean existed(@Nullable Object before, long births) {
      return aggregate.birth() < births;
    }
  }

  /** The node that reads an attribute in a scope. */
  record Attribute(Scope scope, AttributePath path) implements Cell {
    @Override
    public @Nullable Object read() {
      return scope.attribute(path);
    }

    @Override
    public void write(@Nullable Object content) {
      scope.setAttribute(path, (Node) content);
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public boolean existed(@Nullable Object before, long births) {
      return true;
    }
  }

  /** Whether a class has been initialised. */
  record Initialized(Set<ClassType> classes, ClassType type) implements Cell {
    @Override
    public @Nullable Object read() {
      return classes.contains(type);
    }

    @Override
    public void write(@Nullable Object content) {
      if (Boolean.TRUE.equals(content)) {
        classes.add(type);
      } else {
        classes.remove(type);
      }
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public boolean existed(@Nullable Object before, long births) {
      return true;
    }
  }
}
