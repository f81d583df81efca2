package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.Value.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Turns values into arguments of nodes; a known aggregate is made there and has escaped. */
final class Operands {
  private static final ClassType LIST = ClassType.of("java.util", "List");
  private static final ClassType MAP = ClassType.of("java.util", "Map");
  private static final ClassType ARRAY_LIST = ClassType.of("java.util", "ArrayList");
  private static final int FIXED_ARITY = 10;

  /** So many are written down in any case. */
  private static final int FEW_ELEMENTS = 16;

  private final Tracing tracing;

  /** What is being made; a function in it may need it made before itself. */
  private final Set<Value.Aggregate> open = Collections.newSetFromMap(new IdentityHashMap<>());

  Operands(Tracing tracing) {
    this.tracing = tracing;
  }

  /** The arguments for values; empty if one of them cannot be an argument. */
  Optional<List<Argument>> all(List<Value> values, Span span, Frame frame) {
    List<Argument> arguments = new ArrayList<>();
    for (Value value : values) {
      Optional<Argument> argument = of(value, span, frame);
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(argument.get());
    }
    return Optional.of(arguments);
  }

  /** The argument for a value; empty after an error or for poison. */
  Optional<Argument> of(Value value, Span span, Frame frame) {
    if (value instanceof Known known) {
      return Optional.of(ofKnown(known, span, frame));
    }
    if (value instanceof Value.NodeValue node) {
      return Optional.of(node.node());
    }
    if (value instanceof Value.ModuleValue module) {
      return Optional.of(tracing.recorder().attribute(module.path(), module.type(), span, frame));
    }
    return value instanceof Value.Aggregate aggregate
        ? escape(aggregate, span, frame)
        : Optional.empty();
  }

  /** A node of unknown value, for constructors that are only looked at. */
  Node opaque(TypeRef type, Span span, Frame frame) {
    return tracing
        .recorder()
        .call(
            MemberRef.ofConstructor(ClassType.OBJECT, List.of()),
            null,
            List.of(),
            type,
            span,
            frame);
  }

  private Argument ofKnown(Known known, Span span, Frame frame) {
    Object value = known.value();
    if (value instanceof EnumConstant constant) {
      return constant;
    }
    if (value instanceof ClassLiteral literal) {
      return literal;
    }
    Literal literal = new Literal(value);
    Optional<PrimitiveType> boxed = PrimitiveType.unboxed(known.type());
    if (value == null || boxed.isEmpty()) {
      return literal;
    }
    MemberRef valueOf =
        MemberRef.ofStatic((ClassType) known.type(), "valueOf", List.of(boxed.get()), known.type());
    return tracing.recorder().call(valueOf, null, List.of(literal), known.type(), span, frame);
  }

  /** Lets others see an aggregate: of an object without a name, what may change of it. */
  void share(Value.Aggregate aggregate, Site site) {
    if (aggregate instanceof Value.ObjectValue object
        && object.around() != null
        && !object.isShared()) {
      tracing.objects().spread(object, site);
    } else {
      of(aggregate, site.span(), site.frame());
    }
  }

  /** Makes a known aggregate where it is first seen by code that is not traced. */
  private Optional<Argument> escape(Value.Aggregate aggregate, Span span, Frame frame) {
    if (aggregate.escaped() != null) {
      return Optional.of(aggregate.escaped());
    }
    Optional<Node> made = Optional.empty();
    if (!tracing.constructing() && aggregate.path() != null) {
      return Optional.of(held(aggregate.path(), aggregate.type(), span, frame));
    }
    if (aggregate instanceof Value.ObjectValue object) {
      MadeObjects.requireWhole(object);
    }
    if (aggregate instanceof Value.ObjectValue object && object.self() != null) {
      TypeRef type = ((ArrayType) object.self().array().type()).component();
      return of(tracing.places().readSlot(object.self(), type, span, frame), span, frame);
    }
    tracing.lambdas().make(aggregate);
    if (tracing.constructing()) {
      made = Optional.of(opaque(aggregate.type(), span, frame));
      made.ifPresent(node -> aggregate.escapeAs(node, tracing.journal()));
      escapeInside(aggregate, span, frame);
    } else if (aggregate instanceof Value.ArrayValue array) {
      Supplier<Optional<Node>> empty = () -> emptyArray(array, span, frame);
      made =
          isMostlyEmpty(array)
              ? empty.get()
              : holder(array, () -> array(array, span, frame), empty);
    } else if (aggregate instanceof Value.ListValue list) {
      made =
          list.mutable()
              ? holder(
                  list,
                  () -> arrayList(list, false, span, frame),
                  () -> arrayList(list, true, span, frame))
              : immutableList(list, span, frame);
    } else if (aggregate instanceof Value.MapValue map) {
      made = map(map, span, frame);
    } else if (aggregate instanceof Value.Closure closure) {
      made = Optional.of(tracing.lambdas().make(closure));
    } else if (aggregate instanceof Value.ObjectValue object && object.around() != null) {
      made = tracing.objects().node(object, new Site(span, frame));
    } else if (aggregate instanceof Value.ObjectValue object) {
      made =
          all(object.arguments(), span, frame)
              .map(
                  arguments ->
                      record(object.constructor().ref(), arguments, object.type(), span, frame));
    }
    made.ifPresent(
        node -> {
          if (aggregate.name() != null && node.isTemporary()) {
            node.rename(aggregate.name());
          }
          aggregate.escapeAs(node, tracing.journal());
          tracing.provenance().made(node, aggregate, new Site(span, frame));
        });
    return made.map(node -> node);
  }

  /** Everything reachable from an object that foreign code has seen may be changed by it. */
  private void escapeInside(Value.Aggregate aggregate, Span span, Frame frame) {
    List<Value> inner = new ArrayList<>();
    if (aggregate instanceof Value.ArrayValue array) {
      Collections.addAll(inner, array.elements());
    } else if (aggregate instanceof Value.ListValue list) {
      inner.addAll(list.elements());
    } else if (aggregate instanceof Value.MapValue map) {
      inner.addAll(map.entries().values());
    } else if (aggregate instanceof Value.ObjectValue object) {
      inner.addAll(object.fields().values());
      if (object.around() != null) {
        inner.addAll(object.around().seen());
      }
    } else if (aggregate instanceof Value.Closure closure) {
      inner.addAll(closure.frame().seen());
    }
    for (Value each : inner) {
      if (each instanceof Value.Aggregate nested && nested.escaped() == null) {
        escape(nested, span, frame);
      }
    }
  }

  /**
   * Makes something from what it holds.
   *
   * @param empty makes it first, where something in it refers to it
   */
  private Optional<Node> holder(
      Value.Aggregate aggregate, Supplier<Optional<Node>> full, Supplier<Optional<Node>> empty) {
    return holder(aggregate, open, full, empty);
  }

  /**
   * The same for something of which only a part is made.
   *
   * @param open what is being made in this way
   */
  <T> T holder(
      Value.Aggregate aggregate, Set<Value.Aggregate> open, Supplier<T> full, Supplier<T> empty) {
    if (!open.add(aggregate)) {
      throw new Unwinding.NeedsMaking(aggregate);
    }
    try {
      return tracing
          .regions()
          .attempt(
              full,
              e -> e instanceof Unwinding.NeedsMaking needs && needs.aggregate() == aggregate,
              empty);
    } finally {
      open.remove(aggregate);
    }
  }

  private Node held(
      dev.tracewright.graph.AttributePath path, TypeRef type, Span span, Frame frame) {
    return tracing.recorder().attribute(path, type, span, frame);
  }

  private Optional<Node> array(Value.ArrayValue array, Span span, Frame frame) {
    TypeRef component = ((ArrayType) array.type()).component();
    return all(List.of(array.elements()), span, frame)
        .map(
            elements ->
                tracing
                    .recorder()
                    .operator(
                        "array",
                        List.of(Operations.arrayParameter(array.type())),
                        Operations.arrayParameter(array.type()),
                        List.of(new ArrayArgument(component, elements)),
                        array.type(),
                        span,
                        frame));
  }

  /** Whether an array is shorter to write down without what it holds from the start. */
  private static boolean isMostlyEmpty(Value.ArrayValue array) {
    long filled = Stream.of(array.elements()).filter(each -> !isZero(array, each)).count();
    int length = array.elements().length;
    return length > 0 && (filled == 0 || (length > FEW_ELEMENTS && filled < length / 4));
  }

  private static boolean isZero(Value.ArrayValue array, Value element) {
    return element instanceof Known known
        && Places.zero(((ArrayType) array.type()).component()) instanceof Known zero
        && Objects.equals(known.value(), zero.value());
  }

  /** An array that is filled after it was made. */
  private Optional<Node> emptyArray(Value.ArrayValue array, Span span, Frame frame) {
    TypeRef component = ((ArrayType) array.type()).component();
    TypeRef parameter = Operations.arrayParameter(array.type());
    Value[] elements = array.elements();
    Node made =
        tracing
            .recorder()
            .operator(
                "newArray",
                List.of(ClassType.CLASS, PrimitiveType.INT),
                ClassType.OBJECT,
                List.of(new ClassLiteral(component.erasure()), new Literal(elements.length)),
                array.type(),
                span,
                frame);
    array.escapeAs(made, tracing.journal());
    for (int i = 0; i < elements.length; i++) {
      if (isZero(array, elements[i])) {
        continue;
      }
      tracing
          .operations()
          .recorded(
              "setItem",
              List.of(parameter, PrimitiveType.INT, ((ArrayType) parameter).component()),
              PrimitiveType.VOID,
              List.of(array, Known.of(i, PrimitiveType.INT), elements[i]),
              PrimitiveType.VOID,
              span,
              frame);
    }
    return Optional.of(made);
  }

  private Optional<Node> immutableList(Value.ListValue list, Span span, Frame frame) {
    return all(list.elements(), span, frame)
        .map(elements -> factory(LIST, elements, list.type(), span, frame));
  }

  private Node factory(
      ClassType owner, List<Argument> elements, TypeRef type, Span span, Frame frame) {
    boolean fixed = elements.size() <= FIXED_ARITY;
    List<TypeRef> parameters =
        fixed
            ? Collections.nCopies(elements.size(), ClassType.OBJECT)
            : List.of(ClassType.OBJECT.array());
    List<Argument> arguments =
        fixed ? elements : List.of(new ArrayArgument(elementType(type), elements));
    return record(
        new MemberRef(MemberRef.Kind.STATIC, owner, true, "of", parameters, owner),
        arguments,
        type,
        span,
        frame);
  }

  private static TypeRef elementType(TypeRef list) {
    return list instanceof ClassType named
            && named.arguments().size() == 1
            && named.arguments().get(0) instanceof ClassType element
            && element.arguments().isEmpty()
        ? element
        : ClassType.OBJECT;
  }

  /**
   * A list that is filled after it was made.
   *
   * @param isFirst whether it is made before its elements
   */
  private Optional<Node> arrayList(Value.ListValue list, boolean isFirst, Span span, Frame frame) {
    List<Value> elements = List.copyOf(list.elements());
    if (!isFirst && all(elements, span, frame).isEmpty()) {
      return Optional.empty();
    }
    Node made =
        record(MemberRef.ofConstructor(ARRAY_LIST, List.of()), List.of(), list.type(), span, frame);
    if (isFirst) {
      list.escapeAs(made, tracing.journal());
    }
    for (Value each : elements) {
      of(each, span, frame)
          .ifPresent(
              element ->
                  record(
                      MemberRef.ofVirtual(
                          ARRAY_LIST, "add", List.of(ClassType.OBJECT), PrimitiveType.BOOLEAN),
                      List.of(made, element),
                      PrimitiveType.BOOLEAN,
                      span,
                      frame));
    }
    return Optional.of(made);
  }

  private Optional<Node> map(Value.MapValue map, Span span, Frame frame) {
    List<Value> flat = new ArrayList<>();
    map.entries()
        .forEach(
            (key, value) -> {
              flat.add(key);
              flat.add(value);
            });
    return all(flat, span, frame)
        .map(
            arguments ->
                record(
                    new MemberRef(
                        MemberRef.Kind.STATIC,
                        MAP,
                        true,
                        "of",
                        Collections.nCopies(arguments.size(), ClassType.OBJECT),
                        MAP),
                    arguments,
                    map.type(),
                    span,
                    frame));
  }

  private Node record(
      MemberRef member, List<Argument> arguments, TypeRef type, Span span, Frame frame) {
    return tracing.recorder().call(member, null, arguments, type, span, frame);
  }
}
