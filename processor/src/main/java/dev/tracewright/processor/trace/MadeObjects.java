package dev.tracewright.processor.trace;

import static java.util.stream.Collectors.toSet;

import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import dev.tracewright.processor.trace.Value.ObjectValue;
import dev.tracewright.processor.trace.Value.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects that traced code makes and of which it knows everything: records that only keep what they
 * are given, and whatever has a class that is declared inside a method. The graph cannot name such
 * a class. So none of its objects is ever made: what may change of one lies in arrays of one
 * element where others see it, and one that is a function becomes a lambda.
 */
final class MadeObjects {
  private final Tracing tracing;
  private final Set<Value.Aggregate> spreading = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Value.Aggregate> making = Collections.newSetFromMap(new IdentityHashMap<>());

  MadeObjects(Tracing tracing) {
    this.tracing = tracing;
  }

  /** {@code new}, if all of the object is to be known. */
  Optional<Value> make(Expr.New made, TypeRef type, List<Value> arguments, Frame frame) {
    ClassType declaring = made.constructor().declaring();
    boolean isLocal = tracing.names().isLocal(declaring);
    if (tracing.constructing() ? !isInSource(declaring) : !isLocal && !isPlainRecord(made)) {
      return Optional.empty();
    }
    Site site = new Site(made.span(), frame);
    boolean isEvaluated = !tracing.entering().isLeaf(declaring);
    if (isLocal && !tracing.constructing() && !(isEvaluated && isWhollyInSource(declaring))) {
      tracing.names().refuse(declaring, site);
      return Optional.of(Value.Poison.VALUE);
    }
    TypeRef known = type.erasure().equals(declaring) ? type : declaring;
    Frame around = isLocal ? tracing.variables().captured(declaring, made.span(), frame) : null;
    ObjectValue object =
        new ObjectValue(known, made.constructor(), arguments, around, Set.of(made.span()));
    if (!tracing.constructing()) {
      clear(object, declaring);
    }
    if (isEvaluated) {
      tracing.entering().construct(object, made.constructor(), arguments, made.span(), frame);
    }
    object.complete();
    return Optional.of(object);
  }

  private boolean isInSource(ClassType type) {
    return tracing.program().info(type).filter(ClassInfo::inSource).isPresent();
  }

  /** Whether all code that makes an object of a class can be run. */
  private boolean isWhollyInSource(ClassType type) {
    for (ClassType each = type; each != null; ) {
      Optional<ClassInfo> info = tracing.program().info(each);
      if (info.isEmpty() || !info.get().inSource()) {
        return each.equals(ClassType.OBJECT) || each.binaryName().equals("java.lang.Record");
      }
      each = info.get().superclass();
    }
    return true;
  }

  /** A record whose constructor only keeps its arguments, so that it can be made at any time. */
  private boolean isPlainRecord(Expr.New made) {
    ClassType type = made.constructor().declaring();
    return tracing
            .program()
            .info(type)
            .filter(each -> each.kind() == ClassInfo.Kind.RECORD && each.inSource())
            .isPresent()
        && tracing
            .program()
            .body(made.constructor())
            .map(MethodSyntax::body)
            .filter(body -> body.statements().stream().allMatch(MadeObjects::isPlainAssignment))
            .isPresent();
  }

  private static boolean isPlainAssignment(Stmt statement) {
    if (statement instanceof Stmt.ConstructorCall call) {
      return call.isSuper();
    }
    return statement instanceof Stmt.Evaluate evaluate
        && evaluate.expression() instanceof Expr.Assign assign
        && assign.target() instanceof Expr.FieldRead
        && assign.value() instanceof Expr.LocalRead;
  }

  /** Gives all fields the values that they have before a constructor runs. */
  private void clear(ObjectValue object, ClassType type) {
    Optional<ClassSyntax> source = tracing.program().source(type);
    if (source.isPresent()) {
      for (FieldInfo each : source.get().fields()) {
        if (!each.modifiers().isStatic()) {
          object.fields().put(each, Places.zero(typeOf(object, each)));
        }
      }
      if (source.get().info().superclass() != null) {
        clear(object, source.get().info().superclass());
      }
    }
  }

  /** The type of a field, as the captured method can write it. */
  TypeRef typeOf(ObjectValue object, FieldInfo field) {
    return tracing.entering().bindings(field.owner(), List.of(), object).apply(field.type());
  }

  /**
   * Whether objects of one class are no more than what is in their fields, so that one made of
   * these can stand for each of them: nothing of them changes, and nobody asks which of them it is.
   */
  boolean areAlike(List<Value> values) {
    return values.get(0) instanceof ObjectValue first
        && values.stream()
            .allMatch(each -> each instanceof ObjectValue object && isLike(first, object));
  }

  private boolean isLike(ObjectValue one, ObjectValue other) {
    return one.type().equals(other.type())
        && other.escaped() == null
        && other.fields().keySet().stream().noneMatch(other::mayChange)
        && areSame(one.enclosing(), other.enclosing())
        && hasAround(one.around(), other);
  }

  /** Whether an object has the same around its class; of a class with a name that is nothing. */
  private boolean hasAround(@Nullable Frame around, ObjectValue object) {
    if (around == null || object.around() == null) {
      return around == object.around() && tracing.whole().mayTakeApart(object.origins());
    }
    return areSame(around.snapshot(), object.around().snapshot());
  }

  /** Whoever asks for an object that was taken apart has to have it made where it is created. */
  static void requireWhole(ObjectValue object) {
    if (object.around() == null && object.isJoined()) {
      throw new Unwinding.SeenWhole(object.origins());
    }
  }

  private static <K> boolean areSame(Map<K, Value> one, Map<K, Value> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(
                each ->
                    Joining.isSame(
                        each.getValue(), Objects.requireNonNull(other.get(each.getKey()))));
  }

  /**
   * An object with other values in its fields.
   *
   * @param alike the objects that it stands for; which of them it is is not known
   */
  static ObjectValue with(List<ObjectValue> alike, Map<FieldInfo, Value> fields) {
    ObjectValue like = alike.get(0);
    Set<Span> origins = new LinkedHashSet<>();
    alike.forEach(each -> origins.addAll(each.origins()));
    ObjectValue made =
        new ObjectValue(like.type(), like.constructor(), List.of(), like.around(), origins);
    made.fields().putAll(fields);
    made.enclosing().putAll(like.enclosing());
    made.complete();
    made.join(Set.of());
    return made;
  }

  /** One of several objects, by what its fields hold. */
  static ObjectValue oneOf(List<ObjectValue> alike, Map<FieldInfo, Value> fields) {
    ObjectValue made = with(alike, fields);
    if (alike.stream().noneMatch(each -> each.candidates().isEmpty())) {
      made.join(alike.stream().flatMap(each -> each.candidates().stream()).collect(toSet()));
    }
    return made;
  }

  /** {@code this} of the code that runs, or of an object around it. */
  Value self(Expr.This self, Frame frame) {
    ClassType owner = frame.owner();
    Value at = frame.self();
    while (at instanceof ObjectValue object
        && !owner.equals(self.type().erasure())
        && object.enclosing().containsKey(owner)) {
      at = object.enclosing().get(owner);
      owner = tracing.program().info(owner).flatMap(ClassInfo::enclosing).orElse(owner);
    }
    if (at == null || owner.equals(self.type().erasure())) {
      return at == null ? Value.Poison.VALUE : at;
    }
    return tracing.problem(frame, self.span(), Key.CONSTRUCT, "use of the enclosing instance");
  }

  /** A field of an object. */
  Value read(ObjectValue object, FieldInfo field, TypeRef type, Span span, Frame frame) {
    if (object.mayChange(field)) {
      tracing.lambdas().use(object);
    }
    Value value = object.fields().get(field);
    if (value == null) {
      value = Places.zero(field.type());
      object.fields().put(field, value);
    }
    return value instanceof Slot slot ? tracing.places().readSlot(slot, type, span, frame) : value;
  }

  /** An assignment of a field of an object. */
  void write(ObjectValue object, FieldInfo field, Value value, Span span, Frame frame) {
    tracing.lambdas().use(object);
    if (object.fields().get(field) instanceof Slot slot) {
      tracing.places().writeSlot(slot, value, span, frame);
    } else {
      set(object, field, value);
    }
  }

  private void set(ObjectValue object, FieldInfo field, Value value) {
    Cell cell = new Cell.Field(object, field, typeOf(object, field));
    tracing.journal().note(cell);
    cell.write(value);
  }

  /** Lets others see the fields of a local object that may change. */
  void spread(ObjectValue object, Site site) {
    List<FieldInfo> fields = new ArrayList<>();
    object
        .fields()
        .forEach(
            (field, value) -> {
              if (object.mayChange(field) && !(value instanceof Slot)) {
                fields.add(field);
              }
            });
    tracing
        .operands()
        .holder(
            object,
            spreading,
            () -> spread(object, fields, site),
            () -> spreadEmpty(object, fields, site));
  }

  private boolean spread(ObjectValue object, List<FieldInfo> fields, Site site) {
    for (FieldInfo each : fields) {
      TypeRef type = typeOf(object, each);
      tracing
          .operands()
          .of(object.field(each), site.span(), site.frame())
          .ifPresent(
              value -> {
                Node array =
                    tracing
                        .recorder()
                        .operator(
                            "array",
                            List.of(Operations.arrayParameter(type.array())),
                            Operations.arrayParameter(type.array()),
                            List.of(new ArrayArgument(type.erasure(), List.of(value))),
                            type.array(),
                            site.span(),
                            site.frame());
                array.rename(each.name());
                set(object, each, new Slot(array));
              });
    }
    return true;
  }

  /** The same where what is in the fields refers to the object. */
  private boolean spreadEmpty(ObjectValue object, List<FieldInfo> fields, Site site) {
    List<Value> before = fields.stream().map(object::field).toList();
    for (FieldInfo each : fields) {
      Node array = emptyArray(typeOf(object, each), site);
      array.rename(each.name());
      set(object, each, new Slot(array));
    }
    for (int i = 0; i < fields.size(); i++) {
      write(object, fields.get(i), before.get(i), site.span(), site.frame());
    }
    return true;
  }

  private Node emptyArray(TypeRef component, Site site) {
    return tracing
        .recorder()
        .operator(
            "newArray",
            List.of(ClassType.CLASS, PrimitiveType.INT),
            ClassType.OBJECT,
            List.of(new ClassLiteral(component.erasure()), new Literal(1)),
            component.array(),
            site.span(),
            site.frame());
  }

  /** The node of a local object: a lambda, if it is a function. */
  Optional<Node> node(ObjectValue object, Site site) {
    ClassType type = (ClassType) object.type().erasure();
    Optional<Expr.Lambda> function = tracing.program().function(type);
    if (function.isEmpty()) {
      tracing.names().refuse(type, site);
      return Optional.of(tracing.operands().opaque(object.type(), site.span(), site.frame()));
    }
    Value.Closure closure =
        new Value.Closure(function.get(), tracing.entering().frame(object, function.get()));
    return tracing
        .operands()
        .holder(
            object,
            making,
            () -> Optional.of(tracing.lambdas().make(closure)),
            () -> recursive(object, closure, site));
  }

  /** A function that hands itself on: it finds itself in an array. */
  private Optional<Node> recursive(ObjectValue object, Value.Closure closure, Site site) {
    Slot self = new Slot(emptyArray(closure.type(), site));
    object.setSelf(self);
    Node made;
    try {
      made = tracing.lambdas().make(closure);
    } finally {
      object.setSelf(null);
    }
    tracing.places().writeSlot(self, new Value.NodeValue(made), site.span(), site.frame());
    return Optional.of(made);
  }
}
