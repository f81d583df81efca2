package dev.tracewright.processor.trace;

import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Span;
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

  /** What lies in an array of one element: a field of a local object that others see. */
  record Slot(Node array) implements Value {}

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
    private @Nullable String name;

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

    /** The local variable that it was assigned to first, or null. */
    @Nullable String name() {
      return name;
    }

    /** It is assigned to a local variable. */
    void nameFirst(String variable) {
      name = name == null ? variable : name;
    }

    /** The node that stands for it since code that is not traced has seen it, or null. */
    @Nullable Node escaped() {
      return escaped;
    }

    /** Whether others see it, so that nothing is known of what may change of it. */
    boolean isShared() {
      return escaped != null;
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

  /**
   * A record or an object of a local class made in traced code, or any object made by a constructor
   * that is being evaluated.
   */
  final class ObjectValue extends Aggregate {
    private final Map<FieldInfo, Value> fields = new java.util.LinkedHashMap<>();
    private final Map<ClassType, Value> enclosing = new java.util.HashMap<>();
    private final java.util.List<Value> arguments;
    private final MethodInfo constructor;
    private final @Nullable Frame around;
    private final java.util.Set<Span> origins;
    private boolean isComplete;
    private java.util.@Nullable Set<ObjectValue> joined;
    private @Nullable Slot self;

    /**
     * An object whose constructor has not run yet.
     *
     * @param around the variables around its class, as they are when it is made; null if its class
     *     has a name everywhere
     * @param origins the expressions that may have made it
     */
    ObjectValue(
        TypeRef type,
        MethodInfo constructor,
        java.util.List<Value> arguments,
        @Nullable Frame around,
        java.util.Set<Span> origins) {
      super(type);
      this.origins = origins;
      this.constructor = constructor;
      this.arguments = java.util.List.copyOf(arguments);
      this.around = around;
    }

    Map<FieldInfo, Value> fields() {
      return fields;
    }

    /** What is in a field that it has. */
    Value field(FieldInfo field) {
      return java.util.Objects.requireNonNull(fields.get(field));
    }

    /** By class whose constructor has run, the enclosing instance, if there is one. */
    Map<ClassType, Value> enclosing() {
      return enclosing;
    }

    MethodInfo constructor() {
      return constructor;
    }

    java.util.List<Value> arguments() {
      return arguments;
    }

    /** The variables around its class, as they were when it was made; null for a named class. */
    @Nullable Frame around() {
      return around;
    }

    /** The expressions that may have made it. */
    java.util.Set<Span> origins() {
      return origins;
    }

    /** Where it finds itself while it becomes a lambda, or null. */
    @Nullable Slot self() {
      return self;
    }

    void setSelf(@Nullable Slot slot) {
      self = slot;
    }

    /** Its constructor has run: final fields do not change any more. */
    void complete() {
      isComplete = true;
    }

    /** It stands for one of these objects, or for an unknown one if there are none. */
    void join(java.util.Set<ObjectValue> objects) {
      joined = objects;
    }

    /** Whether it stands for one of several objects, so that its identity is not known. */
    boolean isJoined() {
      return joined != null;
    }

    /** The objects that it may be, itself most often; none if that is not known. */
    java.util.Set<ObjectValue> candidates() {
      return joined == null ? java.util.Set.of(this) : joined;
    }

    /** Whether a field of it may change. */
    boolean mayChange(FieldInfo field) {
      return !isComplete || !field.modifiers().isFinal();
    }

    /** Of a class without a name others see no more than what lies in the graph. */
    @Override
    boolean isShared() {
      boolean isKnown =
          fields.entrySet().stream()
              .anyMatch(each -> mayChange(each.getKey()) && !(each.getValue() instanceof Slot));
      return super.isShared() || (around != null && !isKnown);
    }
  }
}
