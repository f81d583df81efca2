package dev.tracewright.processor.trace;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.Value.Known;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes of fields and array elements. */
final class Places {
  private static final ClassType COLLECTION = ClassType.of("java.util", "Collection");
  private static final ClassType MAP = ClassType.of("java.util", "Map");

  private final Tracing tracing;

  Places(Tracing tracing) {
    this.tracing = tracing;
  }

  /** A field of a receiver, which is null for a static field. */
  Value readField(
      @org.jspecify.annotations.Nullable Value receiver,
      FieldInfo field,
      TypeRef type,
      Span span,
      Frame frame) {
    if (field.enumConstant()) {
      return Known.of(new EnumConstant(field.owner(), field.name()), type);
    }
    if (receiver == null) {
      return readStatic(field, type, span, frame);
    }
    if (receiver instanceof Value.ObjectValue object) {
      return tracing.objects().read(object, field, type, span, frame);
    }
    if (receiver instanceof Value.ModuleValue module) {
      return readModule(module, field, type, span, frame);
    }
    if (receiver instanceof Value.Poison) {
      return receiver;
    }
    MemberRef getter =
        new MemberRef(
            MemberRef.Kind.GETTER, field.owner(), false, field.name(), List.of(), field.type());
    return tracing
        .operands()
        .of(receiver, span, frame)
        .<Value>map(
            argument ->
                new Value.NodeValue(
                    tracing
                        .recorder()
                        .call(
                            getter,
                            field.modifiers().isFinal() ? Effects.THROWS : null,
                            List.of(argument),
                            type,
                            span,
                            frame)))
        .orElse(Value.Poison.VALUE);
  }

  /** The value of a variable of this type that nobody has assigned. */
  static Value zero(TypeRef type) {
    return Known.of(type instanceof PrimitiveType primitive ? zero(primitive) : null, type);
  }

  private static Object zero(PrimitiveType type) {
    return switch (type) {
      case BOOLEAN -> false;
      case BYTE -> (byte) 0;
      case SHORT -> (short) 0;
      case CHAR -> (char) 0;
      case LONG -> 0L;
      case FLOAT -> 0f;
      case DOUBLE -> 0d;
      case INT, VOID -> 0;
    };
  }

  private Value readStatic(FieldInfo field, TypeRef type, Span span, Frame frame) {
    MemberRef getter =
        new MemberRef(
            MemberRef.Kind.STATIC_GETTER,
            field.owner(),
            tracing
                .program()
                .info(field.owner())
                .filter(each -> each.kind() == ClassInfo.Kind.INTERFACE)
                .isPresent(),
            field.name(),
            List.of(),
            field.type());
    Effects said = tracing.program().effects(getter, field).orElse(null);
    return new Value.NodeValue(tracing.recorder().call(getter, said, List.of(), type, span, frame));
  }

  private Value readModule(
      Value.ModuleValue module, FieldInfo field, TypeRef type, Span span, Frame frame) {
    boolean mutable = !field.modifiers().isFinal();
    if (!module.path().isRoot()) {
      tracing.recorder().assume(new Assumption.NotNull(module.path()));
    }
    AttributePath path =
        module
            .path()
            .then(new AttributePath.FieldStep(field.owner(), field.name(), field.type(), mutable));
    if (path.isMutable()) {
      return new Value.NodeValue(tracing.recorder().attribute(path, type, span, frame));
    }
    Structure structure =
        module.structure() == null
            ? new Structure.Unknown("nothing is known of the object that has it")
            : module.structure().field(field.name());
    Site site = new Site(span, frame);
    if (structure instanceof Structure.Unknown unknown && isContainer(type)) {
      tracing.explanation().field(path.dotted(), unknown.why(), site);
    }
    return at(path, structure, type, site);
  }

  private boolean isContainer(TypeRef type) {
    return type instanceof ArrayType
        || tracing.program().isSubtype(type, COLLECTION)
        || tracing.program().isSubtype(type, MAP);
  }

  /** The value at a path whose structure is known; what is used of it is assumed. */
  private Value at(AttributePath path, Structure structure, TypeRef type, Site site) {
    Recorder recorder = tracing.recorder();
    if (structure instanceof Structure.Constant constant) {
      Known known = constant.value();
      if (known.isNull()) {
        recorder.assume(new Assumption.IsNull(path));
      } else {
        recorder.assume(
            new Assumption.Equals(
                path,
                known.value() instanceof EnumConstant named ? named : new Literal(known.value())));
      }
      return known;
    }
    if (structure instanceof Structure.ObjectStructure object) {
      if (!object.type().equals(type.erasure())) {
        recorder.assume(new Assumption.ExactClass(path, object.type()));
        return new Value.ModuleValue(path, object.type(), object, true);
      }
      return new Value.ModuleValue(path, type, object, true);
    }
    if (structure instanceof Structure.ListStructure list) {
      recorder.assume(new Assumption.Size(path, list.elements().size()));
      return new Value.ListValue(
          type, elements(path, list.elements(), type, site), list.mutable(), path);
    }
    if (structure instanceof Structure.ArrayStructure array) {
      recorder.assume(new Assumption.Size(path, array.elements().size()));
      return new Value.HeldArray(type, elements(path, array.elements(), type, site), path);
    }
    if (structure instanceof Structure.MapStructure map) {
      recorder.assume(new Assumption.Size(path, map.entries().size()));
      return map(path, map, type, site);
    }
    if (structure instanceof Structure.Unknown unknown) {
      tracing.provenance().open(path, unknown.why(), site);
    }
    return unknown(path, type);
  }

  /** A value of which only the type is known; it is read where it is first used. */
  private Value unknown(AttributePath path, TypeRef type) {
    boolean exact =
        type.erasure() instanceof ClassType named
            && tracing.program().info(named).filter(ClassInfo::isExact).isPresent();
    return new Value.ModuleValue(path, type, null, exact);
  }

  /** The elements of a held list or array; what is known of one is assumed when it is used. */
  private List<Value> elements(
      AttributePath path, List<Structure> elements, TypeRef type, Site site) {
    TypeRef elementType = elementType(type);
    return new AbstractList<>() {
      @Override
      public Value get(int index) {
        return at(
            path.then(new AttributePath.IndexStep(index)), elements.get(index), elementType, site);
      }

      @Override
      public int size() {
        return elements.size();
      }
    };
  }

  private Value map(AttributePath path, Structure.MapStructure map, TypeRef type, Site site) {
    TypeRef valueType =
        type instanceof ClassType named && named.arguments().size() == 2
            ? upper(named.arguments().get(1))
            : ClassType.OBJECT;
    Map<Known, Value> entries = new LinkedHashMap<>();
    map.entries()
        .forEach(
            (key, value) ->
                entries.put(
                    key,
                    at(
                        path.then(new AttributePath.KeyStep(new Literal(key.value()))),
                        value,
                        valueType,
                        site)));
    return new Value.MapValue(type, entries, path);
  }

  /** The static type of the elements of a list or array type. */
  static TypeRef elementType(TypeRef type) {
    if (type instanceof ArrayType array) {
      return array.component();
    }
    return type instanceof ClassType named && named.arguments().size() == 1
        ? upper(named.arguments().get(0))
        : ClassType.OBJECT;
  }

  private static TypeRef upper(TypeRef argument) {
    if (argument instanceof dev.tracewright.graph.Wildcard wildcard) {
      return wildcard.kind() == dev.tracewright.graph.Wildcard.Kind.EXTENDS
          ? wildcard.bound()
          : ClassType.OBJECT;
    }
    return argument;
  }

  /** An element of an array. */
  Value readElement(Value array, Value index, Expr.ArrayAccess access, Frame frame) {
    if (array instanceof Value.Poison || index instanceof Value.Poison) {
      return Value.Poison.VALUE;
    }
    Optional<Integer> known = knownIndex(array, index);
    if (known.isPresent()) {
      return array instanceof Value.HeldArray held
          ? held.elements().get(known.get())
          : ((Value.ArrayValue) array).elements()[known.get()];
    }
    if (array instanceof Value.ArrayValue && index instanceof Known) {
      tracing.explanation().read(array, access.span());
    }
    TypeRef parameter = Operations.arrayParameter(access.array().type());
    Value element =
        tracing
            .operations()
            .recorded(
                "getItem",
                List.of(parameter, PrimitiveType.INT),
                ((ArrayType) parameter).component(),
                List.of(array, index),
                frame.types().apply(access.type()),
                access.span(),
                frame);
    return element instanceof Value.NodeValue read
        ? tracing.elements().read(array, read.node())
        : element;
  }

  /** An element of an array that others may have changed, at an index in its range. */
  Value readEscaped(Value.ArrayValue array, int index, Span span, Frame frame) {
    TypeRef parameter = Operations.arrayParameter(array.type());
    return tracing
        .operations()
        .recorded(
            "getItem",
            List.of(parameter, PrimitiveType.INT),
            ((ArrayType) parameter).component(),
            List.of(array, Known.of(index, PrimitiveType.INT)),
            ((ArrayType) array.type()).component(),
            span,
            frame);
  }

  /** What lies in a slot. */
  Value readSlot(Value.Slot slot, TypeRef type, Span span, Frame frame) {
    TypeRef parameter = Operations.arrayParameter(slot.array().type());
    return tracing
        .operations()
        .recorded(
            "getItem",
            List.of(parameter, PrimitiveType.INT),
            ((ArrayType) parameter).component(),
            List.of(new Value.NodeValue(slot.array()), Known.of(0, PrimitiveType.INT)),
            type,
            span,
            frame);
  }

  /** Puts something into a slot. */
  void writeSlot(Value.Slot slot, Value value, Span span, Frame frame) {
    TypeRef parameter = Operations.arrayParameter(slot.array().type());
    tracing
        .operations()
        .recorded(
            "setItem",
            List.of(parameter, PrimitiveType.INT, ((ArrayType) parameter).component()),
            PrimitiveType.VOID,
            List.of(new Value.NodeValue(slot.array()), Known.of(0, PrimitiveType.INT), value),
            PrimitiveType.VOID,
            span,
            frame);
  }

  /** The index of an element of a known array that exists. */
  private Optional<Integer> knownIndex(Value array, Value index) {
    int length = knownLength(array);
    return index instanceof Known known
            && known.value() instanceof Integer at
            && at >= 0
            && at < length
        ? Optional.of(at)
        : Optional.empty();
  }

  /** The length of a known array that nobody else has seen, or -1. */
  private int knownLength(Value array) {
    if (array instanceof Value.HeldArray held) {
      return held.elements().size();
    }
    return array instanceof Value.ArrayValue made && isKnown(made) ? made.elements().length : -1;
  }

  /** Whether the elements of a made array are known: nobody else has seen it. */
  boolean isKnown(Value.ArrayValue array) {
    tracing.lambdas().use(array);
    return array.escaped() == null;
  }

  /** {@code array.length}; an array's length never changes. */
  Value length(Value array, Expr.ArrayLength length, Frame frame) {
    if (array instanceof Value.Poison) {
      return array;
    }
    if (array instanceof Value.ArrayValue made) {
      return Known.of(made.elements().length, PrimitiveType.INT);
    }
    if (array instanceof Value.HeldArray held) {
      return Known.of(held.elements().size(), PrimitiveType.INT);
    }
    return tracing
        .operations()
        .recorded(
            "length",
            List.of(Operations.arrayParameter(length.array().type())),
            PrimitiveType.INT,
            List.of(array),
            PrimitiveType.INT,
            length.span(),
            frame);
  }

  /** A store into an array. */
  void writeElement(Value array, Value index, Value value, Expr.ArrayAccess access, Frame frame) {
    if (array instanceof Value.Poison
        || index instanceof Value.Poison
        || value instanceof Value.Poison) {
      return;
    }
    Optional<Integer> known = knownIndex(array, index);
    boolean exact = array instanceof Value.ArrayValue made && storesAreSafe(made, access);
    if (known.isPresent() && exact) {
      Value.ArrayValue made = (Value.ArrayValue) array;
      tracing.journal().note(new Cell.Element(made, known.get()));
      made.elements()[known.get()] = value;
      return;
    }
    TypeRef parameter = Operations.arrayParameter(access.array().type());
    tracing
        .operations()
        .recorded(
            "setItem",
            List.of(parameter, PrimitiveType.INT, ((ArrayType) parameter).component()),
            PrimitiveType.VOID,
            List.of(array, index, value),
            PrimitiveType.VOID,
            access.span(),
            frame);
  }

  /** Whether a store that compiles cannot fail: the array's class is the expression's type. */
  private static boolean storesAreSafe(Value.ArrayValue array, Expr.ArrayAccess access) {
    return array.type().erasure().equals(access.array().type().erasure());
  }

  /** An assignment of a field: only objects under construction may be written. */
  void writeField(Value receiver, FieldInfo field, Value value, Span span, Frame frame) {
    if (receiver instanceof Value.ObjectValue object) {
      tracing.objects().write(object, field, value, span, frame);
      return;
    }
    if (receiver instanceof Value.Poison || value instanceof Value.Poison) {
      return;
    }
    if (tracing.constructing()) {
      tracing.operands().of(value, span, frame);
      return;
    }
    tracing.problem(
        frame, span, Key.FIELD_WRITE, frame.method(), field.name(), field.owner().simpleName());
  }

  /** An assignment of a static field. */
  void writeStatic(FieldInfo field, Value value, Span span, Frame frame) {
    if (tracing.constructing()) {
      tracing.operands().of(value, span, frame);
      return;
    }
    tracing.problem(
        frame, span, Key.STATIC_WRITE, frame.method(), field.name(), field.owner().simpleName());
  }
}
