package dev.tracewright.processor.trace;

import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the tracer holds for an expression: something known, or a node of the graph. */
sealed interface Value {

  /**
   * A constant.
   *
   * @param value a box, a string, an {@link dev.tracewright.graph.EnumConstant}, a {@link
   *     dev.tracewright.graph.ClassLiteral}, or null
   * @param type its static type; a box class where the value has been boxed
   * @param isConstant whether it is a constant expression of the language, which javac folds too
   */
  record Known(@Nullable Object value, TypeRef type, boolean isConstant) implements Value {
    /** A value computed by the tracer, no constant expression. */
    static Known of(@Nullable Object value, TypeRef type) {
      return new Known(value, type, false);
    }

    /** The same value where it is no constant expression. */
    Known computed() {
      return isConstant ? of(value, type) : this;
    }

    /** Whether this is null. */
    boolean isNull() {
      return value == null;
    }
  }

  /** A value that the graph computes. */
  record NodeValue(Node node) implements Value {}

  /**
   * An object that lies on a path from the root.
   *
   * @param path where
   * @param type its class where that is exact, else its static type
   * @param structure what its constructor is known to have put into its fields, or null
   * @param exact whether {@code type} is its class
   */
  record ModuleValue(
      AttributePath path,
      TypeRef type,
      Structure.@Nullable ObjectStructure structure,
      boolean exact)
      implements Value {}

  /** A variable in scope that has no value yet. */
  record Unassigned() implements Value {
    static final Unassigned VALUE = new Unassigned();
  }

  /** What lies in a variable of the graph, read and assigned there. */
  record Stored(Node variable) implements Value {}

  /** The result of what could not be captured; whatever follows from it stays quiet. */
  record Poison() implements Value {
    static final Poison VALUE = new Poison();
  }

  /** An array, list, map, function or object that traced code made and of which all is known. */
  abstract sealed class Aggregate implements Value {
    private static final AtomicLong BIRTHS = new AtomicLong();

    private final TypeRef type;
    private final long birth = BIRTHS.getAndIncrement();
    private @Nullable Node escaped;

    Aggregate(TypeRef type) {
      this.type = type;
    }

    /** How many aggregates had been made so far. */
    static long births() {
      return BIRTHS.get();
    }

    /** How many had been made before this one. */
    long birth() {
      return birth;
    }

    /** Its static type where it was made. */
    TypeRef type() {
      return type;
    }

    /** The node that stands for it since code that is not traced has seen it, or null. */
    @Nullable Node escaped() {
      return escaped;
    }

    /** Where it lies, if it belongs to the root; then nobody has to make it. */
    @Nullable AttributePath path() {
      return null;
    }

    /** From now on {@code node} stands for it: others may change it. */
    void escapeAs(Node node, Journal journal) {
      journal.note(new Cell.Escape(this));
      escaped = node;
    }

    /** What the journal puts back. */
    void setEscaped(@Nullable Node node) {
      escaped = node;
    }
  }

  /** A lambda or method reference with the variables it sees. */
  final class Closure extends Aggregate {
    private final Expr.Lambda lambda;
    private final Frame frame;

    Closure(Expr.Lambda lambda, Frame frame) {
      super(frame.types().applyToArguments(lambda.type()));
      this.lambda = lambda;
      this.frame = frame;
    }

    Expr.Lambda lambda() {
      return lambda;
    }

    /** The variables around it, as they were when it was made. */
    Frame frame() {
      return frame;
    }
  }

  /** An array made in traced code. */
  final class ArrayValue extends Aggregate {
    private final Value[] elements;

    ArrayValue(TypeRef type, Value[] elements) {
      super(type);
      this.elements = elements;
    }

    Value[] elements() {
      return elements;
    }
  }

  /** A list made in traced code, or held by a final field of a module. */
  final class ListValue extends Aggregate {
    private final java.util.List<Value> elements;
    private final boolean mutable;
    private final @Nullable AttributePath path;

    ListValue(
        TypeRef type,
        java.util.List<Value> elements,
        boolean mutable,
        @Nullable AttributePath path) {
      super(type);
      this.elements = elements;
      this.mutable = mutable;
      this.path = path;
    }

    java.util.List<Value> elements() {
      return elements;
    }

    boolean mutable() {
      return mutable;
    }

    @Override
    @Nullable AttributePath path() {
      return path;
    }
  }

  /** An array held by a final field of a module; nothing in the module's class changes it. */
  final class HeldArray extends Aggregate {
    private final java.util.List<Value> elements;
    private final AttributePath path;

    HeldArray(TypeRef type, java.util.List<Value> elements, AttributePath path) {
      super(type);
      this.elements = elements;
      this.path = path;
    }

    java.util.List<Value> elements() {
      return elements;
    }

    @Override
    AttributePath path() {
      return path;
    }
  }

  /** An immutable map with known keys. */
  final class MapValue extends Aggregate {
    private final Map<Known, Value> entries;
    private final @Nullable AttributePath path;

    MapValue(TypeRef type, Map<Known, Value> entries, @Nullable AttributePath path) {
      super(type);
      this.entries = entries;
      this.path = path;
    }

    Map<Known, Value> entries() {
      return entries;
    }

    @Override
    @Nullable AttributePath path() {
      return path;
    }
  }

  /** A record made in traced code, or any object made by a constructor that is being evaluated. */
  final class ObjectValue extends Aggregate {
    private final Map<String, Value> fields = new java.util.LinkedHashMap<>();
    private final java.util.List<Value> arguments;
    private final dev.tracewright.processor.syntax.MethodInfo constructor;

    ObjectValue(
        TypeRef type,
        dev.tracewright.processor.syntax.MethodInfo constructor,
        java.util.List<Value> arguments) {
      super(type);
      this.constructor = constructor;
      this.arguments = java.util.List.copyOf(arguments);
    }

    Map<String, Value> fields() {
      return fields;
    }

    dev.tracewright.processor.syntax.MethodInfo constructor() {
      return constructor;
    }

    java.util.List<Value> arguments() {
      return arguments;
    }
  }
}
