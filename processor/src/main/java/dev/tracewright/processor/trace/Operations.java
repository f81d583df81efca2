package dev.tracewright.processor.trace;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.BinaryOperator;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.Value.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operators, conversions and concatenation: computed now where all operands are known. */
final class Operations {
  private final Tracing tracing;

  Operations(Tracing tracing) {
    this.tracing = tracing;
  }

  /** The parameter type of array operators for an array: the array itself, or {@code Object[]}. */
  static TypeRef arrayParameter(TypeRef array) {
    return array.erasure() instanceof ArrayType erased && !erased.component().isPrimitive()
        ? ClassType.OBJECT.array()
        : array.erasure();
  }

  /** An operator on primitive operands. */
  Value operator(
      String name,
      List<? extends TypeRef> parameters,
      List<Value> operands,
      TypeRef type,
      Span span,
      Frame frame) {
    if (operands.stream().anyMatch(Value.Poison.class::isInstance)) {
      return Value.Poison.VALUE;
    }
    if (operands.stream().allMatch(each -> each instanceof Known)) {
      List<Object> values = new ArrayList<>();
      boolean isConstant = true;
      for (Value each : operands) {
        Known known = (Known) each;
        isConstant &= known.isConstant();
        values.add(known.value());
      }
      Optional<Object> folded = Folding.operator(name, parameters, values);
      if (folded.isPresent()) {
        return new Known(folded.get(), type, isConstant);
      }
    }
    return recorded(name, parameters, type, operands, type, span, frame);
  }

  /** An operator that is recorded whatever its operands. */
  Value recorded(
      String name,
      List<? extends TypeRef> parameters,
      TypeRef erasedResult,
      List<Value> operands,
      TypeRef type,
      Span span,
      Frame frame) {
    return tracing
        .operands()
        .all(operands, span, frame)
        .<Value>map(
            arguments ->
                new Value.NodeValue(
                    tracing
                        .recorder()
                        .operator(name, parameters, erasedResult, arguments, type, span, frame)))
        .orElse(Value.Poison.VALUE);
  }

  /** A binary operator. */
  Value binary(Expr.Binary binary, Value left, Value right, Frame frame) {
    TypeRef leftType = binary.left().type();
    if (!leftType.isPrimitive()) {
      return identity(binary, left, right, frame);
    }
    return operator(
        binary.operator().function(),
        List.of(leftType, binary.right().type()),
        List.of(left, right),
        binary.type(),
        binary.span(),
        frame);
  }

  /** {@code ==} and {@code !=} on references. */
  private Value identity(Expr.Binary binary, Value left, Value right, Frame frame) {
    if (left instanceof Value.Poison || right instanceof Value.Poison) {
      return Value.Poison.VALUE;
    }
    Boolean same = sameObject(left, right);
    if (same != null) {
      return Known.of(same == (binary.operator() == BinaryOperator.EQUAL), PrimitiveType.BOOLEAN);
    }
    return recorded(
        binary.operator().function(),
        List.of(ClassType.OBJECT, ClassType.OBJECT),
        PrimitiveType.BOOLEAN,
        List.of(left, right),
        PrimitiveType.BOOLEAN,
        binary.span(),
        frame);
  }

  /** Whether two values are one object; null where that is not known. */
  @Nullable Boolean sameObject(Value left, Value right) {
    if (left instanceof Known a && right instanceof Known b) {
      if (a.isNull() || b.isNull()) {
        return a.isNull() && b.isNull();
      }
      if (a.value() instanceof String && a.isConstant() && b.isConstant()) {
        return a.value().equals(b.value());
      }
      boolean nominal =
          a.value() instanceof dev.tracewright.graph.EnumConstant
              || a.value() instanceof ClassLiteral;
      return nominal ? Objects.equals(a.value(), b.value()) : null;
    }
    Value other = left instanceof Known ? right : left;
    boolean againstNull =
        (left instanceof Known a && a.isNull()) || (right instanceof Known b && b.isNull());
    if (againstNull && isNeverNull(other)) {
      return false;
    }
    if (left == right && left instanceof Value.Aggregate) {
      return true;
    }
    // No constant, enum constant or class is an array, a list or an object that code makes.
    boolean areMade =
        (left instanceof Value.Aggregate || right instanceof Value.Aggregate)
            && (left instanceof Value.Aggregate || left instanceof Known)
            && (right instanceof Value.Aggregate || right instanceof Known);
    boolean differ = areMade && !mayBeOne(left, right);
    return differ ? false : null;
  }

  /** Two functions may be one object (JLS 15.27.4), and so may what stands for one of several. */
  private static boolean mayBeOne(Value left, Value right) {
    if (left instanceof Value.ObjectValue a && right instanceof Value.ObjectValue b) {
      return a.candidates().isEmpty()
          || b.candidates().isEmpty()
          || !Collections.disjoint(a.candidates(), b.candidates());
    }
    return left instanceof Value.Closure && right instanceof Value.Closure;
  }

  /** Whether a value cannot be null; what that takes as known of the root is assumed. */
  boolean isNeverNull(Value value) {
    if (value instanceof Value.ModuleValue module) {
      if (module.structure() == null) {
        return false;
      }
      if (!module.path().isRoot()) {
        tracing.recorder().assume(new Assumption.NotNull(module.path()));
      }
      return true;
    }
    if (value instanceof Value.NodeValue node && node.node().target() instanceof MemberRef member) {
      return member.kind() == MemberRef.Kind.CONSTRUCTOR
          || (member.name().equals("valueOf") && PrimitiveType.unboxed(member.owner()).isPresent());
    }
    return value instanceof Value.Aggregate || (value instanceof Known known && !known.isNull());
  }

  /** Throws at run time if a value is null. */
  void nullCheck(Value value, Span span, Frame frame) {
    recorded(
        "nullCheck",
        List.of(ClassType.OBJECT),
        PrimitiveType.VOID,
        List.of(value),
        PrimitiveType.VOID,
        span,
        frame);
  }

  /** String concatenation; floating-point text is left to the machine that runs the code. */
  Value concat(Expr.Concat concat, Value left, Value right, Frame frame) {
    if (left instanceof Value.Poison || right instanceof Value.Poison) {
      return Value.Poison.VALUE;
    }
    if (left instanceof Known a && right instanceof Known b && isText(a) && isText(b)) {
      boolean isConstant = a.isConstant() && b.isConstant();
      if (isConstant || !(isFloating(a) || isFloating(b))) {
        return new Known(String.valueOf(a.value()) + b.value(), ClassType.STRING, isConstant);
      }
    }
    List<TypeRef> parameters =
        List.of(concatParameter(concat.left().type()), concatParameter(concat.right().type()));
    return recorded(
        "concat",
        parameters,
        ClassType.STRING,
        List.of(left, right),
        ClassType.STRING,
        concat.span(),
        frame);
  }

  private static boolean isText(Known known) {
    return known.isNull()
        || known.value() instanceof Number
        || known.value() instanceof String
        || known.value() instanceof Boolean
        || known.value() instanceof Character;
  }

  private static boolean isFloating(Known known) {
    return known.value() instanceof Double || known.value() instanceof Float;
  }

  private static TypeRef concatParameter(TypeRef type) {
    if (type == PrimitiveType.BYTE || type == PrimitiveType.SHORT) {
      return PrimitiveType.INT;
    }
    return type.isPrimitive() || type.equals(ClassType.STRING) ? type : ClassType.OBJECT;
  }

  /** A conversion. */
  Value convert(Expr.Convert convert, Value operand, Frame frame) {
    if (operand instanceof Value.Poison) {
      return operand;
    }
    TypeRef from = convert.operand().type();
    TypeRef to = frame.types().apply(convert.type());
    return switch (convert.conversion()) {
      case STATIC -> retyped(operand, to);
      case PRIMITIVE -> primitive(operand, from, to, convert.span(), frame);
      case BOX -> box(operand, from, to, convert.span(), frame);
      case UNBOX -> unbox(operand, to, convert.span(), frame);
      case CAST -> cast(convert, to, operand, frame);
    };
  }

  private static Value retyped(Value operand, TypeRef to) {
    return operand instanceof Known known && known.isNull() ? Known.of(null, to) : operand;
  }

  private Value primitive(Value operand, TypeRef from, TypeRef to, Span span, Frame frame) {
    if (from.equals(to)) {
      return operand;
    }
    String keyword = to.text();
    String name = "to" + Character.toUpperCase(keyword.charAt(0)) + keyword.substring(1);
    return operator(name, List.of(from), List.of(operand), to, span, frame);
  }

  private Value box(Value operand, TypeRef from, TypeRef to, Span span, Frame frame) {
    if (operand instanceof Known known) {
      return Known.of(known.value(), to);
    }
    MemberRef valueOf =
        MemberRef.ofStatic(((PrimitiveType) from).box(), "valueOf", List.of(from), to);
    return call(valueOf, operand, to, span, frame);
  }

  /** The value in a box. */
  Value unboxed(Value operand, TypeRef to, Span span, Frame frame) {
    return unbox(operand, to, span, frame);
  }

  /** Whether two references are the same object. */
  Value isSame(Value left, Value right, Span span, Frame frame) {
    Boolean same = sameObject(left, right);
    if (same != null) {
      return Known.of(same, PrimitiveType.BOOLEAN);
    }
    return recorded(
        BinaryOperator.EQUAL.function(),
        List.of(ClassType.OBJECT, ClassType.OBJECT),
        PrimitiveType.BOOLEAN,
        List.of(left, right),
        PrimitiveType.BOOLEAN,
        span,
        frame);
  }

  private Value unbox(Value operand, TypeRef to, Span span, Frame frame) {
    if (operand instanceof Known known && !known.isNull()) {
      return Known.of(known.value(), to);
    }
    MemberRef value =
        MemberRef.ofVirtual(((PrimitiveType) to).box(), to.text() + "Value", List.of(), to);
    return call(value, operand, to, span, frame);
  }

  private Value call(MemberRef member, Value operand, TypeRef type, Span span, Frame frame) {
    return tracing
        .operands()
        .of(operand, span, frame)
        .<Value>map(
            argument ->
                new Value.NodeValue(
                    tracing.recorder().call(member, null, List.of(argument), type, span, frame)))
        .orElse(Value.Poison.VALUE);
  }

  private Value cast(Expr.Convert convert, TypeRef to, Value operand, Frame frame) {
    if (operand instanceof Known known && known.isNull()) {
      return Known.of(null, to);
    }
    if (!(operand instanceof Value.NodeValue) && isSurely(operand, to)) {
      return operand;
    }
    return recorded(
        "cast",
        List.of(ClassType.OBJECT, ClassType.CLASS),
        ClassType.OBJECT,
        List.of(operand, Known.of(new ClassLiteral(to), ClassType.CLASS)),
        to,
        convert.span(),
        frame);
  }

  /** {@code instanceof}: decided now where the class is known. */
  Value instanceOf(Expr.InstanceOf test, Value operand, Frame frame) {
    if (operand instanceof Value.Poison) {
      return operand;
    }
    if (operand instanceof Known known && known.isNull()) {
      return Known.of(false, PrimitiveType.BOOLEAN);
    }
    if (operand instanceof Value.Closure) {
      return Known.of(isSurely(operand, test.tested()), PrimitiveType.BOOLEAN);
    }
    Optional<TypeRef> exact = exactType(operand);
    if (exact.isPresent() && isNeverNull(operand)) {
      return Known.of(
          tracing.program().isSubtype(exact.get(), test.tested()), PrimitiveType.BOOLEAN);
    }
    return recorded(
        "instanceOf",
        List.of(ClassType.OBJECT, ClassType.CLASS),
        PrimitiveType.BOOLEAN,
        List.of(operand, Known.of(new ClassLiteral(test.tested()), ClassType.CLASS)),
        PrimitiveType.BOOLEAN,
        test.span(),
        frame);
  }

  /** The static type of a value, as the captured method can write it. */
  static TypeRef staticType(Value value) {
    if (value instanceof Known known) {
      return known.type();
    }
    if (value instanceof Value.NodeValue node) {
      return node.node().type();
    }
    if (value instanceof Value.ModuleValue module) {
      return module.type();
    }
    return value instanceof Value.Aggregate aggregate ? aggregate.type() : NullType.NULL;
  }

  /** A value whose static type fits where it is used, cast as javac would where it does not. */
  Value fitted(Value value, TypeRef expected, Span span, Frame frame) {
    TypeRef wanted = frame.types().apply(expected);
    if (!(value instanceof Value.NodeValue)
        || wanted.isPrimitive()
        || tracing.program().isSubtype(staticType(value), wanted)) {
      return value;
    }
    return recorded(
        "cast",
        List.of(ClassType.OBJECT, ClassType.CLASS),
        ClassType.OBJECT,
        List.of(value, Known.of(new ClassLiteral(wanted), ClassType.CLASS)),
        wanted,
        span,
        frame);
  }

  /** Whether the class of a value is known and is a {@code type}. */
  private boolean isSurely(Value value, TypeRef type) {
    if (value instanceof Value.Closure closure) {
      return tracing.program().isSubtype(closure.type(), type)
          || closure.lambda().markers().stream()
              .anyMatch(each -> tracing.program().isSubtype(each, type));
    }
    return exactType(value).map(each -> tracing.program().isSubtype(each, type)).orElse(false);
  }

  /** The class of a value where it is known exactly. */
  private Optional<TypeRef> exactType(Value value) {
    if (value instanceof Known known) {
      return known.type() == NullType.NULL || known.isNull()
          ? Optional.empty()
          : Optional.of(known.type());
    }
    if (value instanceof Value.ModuleValue module && module.structure() != null) {
      tracing.entering().assumeExact(module);
      return Optional.of(module.type());
    }
    if (value instanceof Value.ObjectValue object) {
      return Optional.of(object.type());
    }
    if (value instanceof Value.ArrayValue array) {
      return Optional.of(array.type());
    }
    return Optional.empty();
  }
}
