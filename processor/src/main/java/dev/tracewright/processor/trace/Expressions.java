package dev.tracewright.processor.trace;

import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.Value.Known;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions in Java's order. */
final class Expressions {
  private static final int LONGEST_KNOWN_ARRAY = 65_536;

  private final Tracing tracing;

  Expressions(Tracing tracing) {
    this.tracing = tracing;
  }

  /** The values of expressions, from left to right. */
  List<Value> all(List<Expr> expressions, Frame frame) {
    List<Value> values = new ArrayList<>();
    expressions.forEach(each -> values.add(evaluate(each, frame)));
    return values;
  }

  /** The value of an expression; a list that others may have changed is its node. */
  Value evaluate(Expr expression, Frame frame) {
    Value value = dispatch(expression, frame);
    return value instanceof Value.ListValue list
            && list.mutable()
            && list.path() == null
            && list.escaped() != null
        ? new Value.NodeValue(list.escaped())
        : value;
  }

  private Value dispatch(Expr expression, Frame frame) {
    if (expression instanceof Expr.Constant constant) {
      return new Known(constant.value(), constant.type(), constant.value() != null);
    }
    if (expression instanceof Expr.LocalRead read) {
      return tracing.variables().read(read.local(), read.span(), frame);
    }
    if (expression instanceof Expr.This self) {
      return tracing.objects().self(self, frame);
    }
    if (expression instanceof Expr.CurrentValue) {
      return frame.current();
    }
    if (expression instanceof Expr.FieldRead read) {
      return fieldRead(read, frame);
    }
    if (expression instanceof Expr.ArrayAccess access) {
      Value array = evaluate(access.array(), frame);
      Value index = evaluate(access.index(), frame);
      return tracing.places().readElement(array, index, access, frame);
    }
    if (expression instanceof Expr.ArrayLength length) {
      return tracing.places().length(evaluate(length.array(), frame), length, frame);
    }
    if (expression instanceof Expr.Unary unary) {
      return tracing
          .operations()
          .operator(
              unary.operator().function(),
              List.of(unary.operand().type()),
              List.of(evaluate(unary.operand(), frame)),
              unary.type(),
              unary.span(),
              frame);
    }
    if (expression instanceof Expr.Binary binary) {
      Value left = evaluate(binary.left(), frame);
      Value right = evaluate(binary.right(), frame);
      return tracing.operations().binary(binary, left, right, frame);
    }
    if (expression instanceof Expr.Concat concat) {
      Value left = evaluate(concat.left(), frame);
      Value right = evaluate(concat.right(), frame);
      Value leftText = tracing.objectMethods().text(left, concat.span(), frame);
      Value rightText = tracing.objectMethods().text(right, concat.span(), frame);
      return tracing.operations().concat(concat, leftText, rightText, frame);
    }
    if (expression instanceof Expr.Convert convert) {
      return tracing.operations().convert(convert, evaluate(convert.operand(), frame), frame);
    }
    if (expression instanceof Expr.InstanceOf test) {
      return tracing.operations().instanceOf(test, evaluate(test.operand(), frame), frame);
    }
    if (expression instanceof Expr.Call call) {
      return tracing.calls().call(call, frame);
    }
    if (expression instanceof Expr.New made) {
      return tracing.calls().make(made, frame);
    }
    return dispatchRest(expression, frame);
  }

  private Value dispatchRest(Expr expression, Frame frame) {
    if (expression instanceof Expr.Logical logical) {
      return logical(logical, frame);
    }
    if (expression instanceof Expr.Conditional conditional) {
      return conditional(conditional, frame);
    }
    if (expression instanceof Expr.Assign assign) {
      return assign(assign, frame);
    }
    if (expression instanceof Expr.CompoundAssign compound) {
      return compoundAssign(compound, frame);
    }
    if (expression instanceof Expr.NewArray array) {
      return newArray(array, frame);
    }
    if (expression instanceof Expr.ArrayLiteral literal) {
      List<Value> elements = all(literal.elements(), frame);
      return new Value.ArrayValue(
          frame.types().apply(literal.type()), elements.toArray(new Value[0]));
    }
    if (expression instanceof Expr.ClassOf named) {
      return Known.of(new ClassLiteral(named.named()), named.type());
    }
    if (expression instanceof Expr.Sequence sequence) {
      all(sequence.first(), frame);
      return evaluate(sequence.last(), frame);
    }
    if (expression instanceof Expr.Lambda lambda) {
      return new Value.Closure(lambda, tracing.variables().captured(lambda, frame));
    }
    if (expression instanceof Expr.SwitchExpr choice) {
      return tracing.branches().expression(choice, frame);
    }
    if (expression instanceof Expr.Unsupported unsupported) {
      return tracing.problem(
          frame, unsupported.span(), Key.CONSTRUCT, article(unsupported.construct()));
    }
    throw new IllegalStateException("no evaluation of " + expression.getClass().getSimpleName());
  }

  /** The name of a construct with its article. */
  static String article(String construct) {
    boolean vowel = !construct.isEmpty() && "aeiou".indexOf(construct.charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + construct;
  }

  private Value fieldRead(Expr.FieldRead read, Frame frame) {
    if (read.field().constant().isPresent() && read.field().modifiers().isFinal()) {
      if (read.receiver() != null && !(read.receiver() instanceof Expr.This)) {
        evaluate(read.receiver(), frame);
      }
      return new Known(read.field().constant().get(), read.type(), true);
    }
    Value receiver = read.receiver() == null ? null : evaluate(read.receiver(), frame);
    return tracing
        .places()
        .readField(receiver, read.field(), frame.types().apply(read.type()), read.span(), frame);
  }

  /** Whether a condition is known to be true or false; empty for what the graph computes. */
  Optional<Boolean> known(Value condition) {
    return condition instanceof Known known && known.value() instanceof Boolean truth
        ? Optional.of(truth)
        : Optional.empty();
  }

  private Value logical(Expr.Logical logical, Frame frame) {
    if (!tracing.constructing()) {
      return tracing.branches().logical(logical, frame);
    }
    Value left = evaluate(logical.left(), frame);
    Optional<Boolean> known = known(left);
    if (known.isPresent()) {
      return known.get() == logical.isAnd() ? evaluate(logical.right(), frame) : left;
    }
    return undecided(List.of(logical.right()), logical.type(), logical.span(), frame);
  }

  private Value conditional(Expr.Conditional conditional, Frame frame) {
    if (!tracing.constructing()) {
      return tracing.branches().conditional(conditional, frame);
    }
    Value condition = evaluate(conditional.condition(), frame);
    Optional<Boolean> known = known(condition);
    if (known.isPresent()) {
      Value chosen =
          evaluate(known.get() ? conditional.whenTrue() : conditional.whenFalse(), frame);
      return chosen instanceof Known value ? value.computed() : chosen;
    }
    List<Expr> arms = List.of(conditional.whenTrue(), conditional.whenFalse());
    return undecided(arms, conditional.type(), conditional.span(), frame);
  }

  /** A branch in a constructor that is only looked at. */
  private Value undecided(List<Expr> arms, TypeRef type, Span span, Frame frame) {
    tracing.statements().havoc(arms, frame);
    return new Value.NodeValue(tracing.operands().opaque(type, span, frame));
  }

  /** How a message names a value: by the name of its node or its path. */
  static String describe(Value value) {
    if (value instanceof Value.ModuleValue module) {
      return module.path().isRoot() ? "this" : module.path().dotted();
    }
    return value instanceof Value.NodeValue node ? node.node().name() : "it";
  }

  private Value assign(Expr.Assign assign, Frame frame) {
    Place place = place(assign.target(), frame);
    Value value = evaluate(assign.value(), frame);
    store(assign.target(), place, value, assign.span(), frame);
    return value;
  }

  private Value compoundAssign(Expr.CompoundAssign compound, Frame frame) {
    Place place = place(compound.target(), frame);
    Value old = load(compound.target(), place, frame);
    Value value = frame.withCurrent(old, () -> evaluate(compound.newValue(), frame));
    store(compound.target(), place, value, compound.span(), frame);
    return compound.yieldsOld() ? old : value;
  }

  /** What of an assignment's left side is evaluated before its right side. */
  private record Place(@Nullable Value receiver, @Nullable Value index) {}

  private Place place(Expr.Assignable target, Frame frame) {
    if (target instanceof Expr.ArrayAccess access) {
      Value array = evaluate(access.array(), frame);
      return new Place(array, evaluate(access.index(), frame));
    }
    if (target instanceof Expr.FieldRead field && field.receiver() != null) {
      return new Place(evaluate(field.receiver(), frame), null);
    }
    return new Place(null, null);
  }

  private Value load(Expr.Assignable target, Place place, Frame frame) {
    if (target instanceof Expr.LocalRead read) {
      return tracing.variables().read(read.local(), read.span(), frame);
    }
    if (target instanceof Expr.FieldRead field) {
      return tracing
          .places()
          .readField(
              place.receiver(),
              field.field(),
              frame.types().apply(field.type()),
              field.span(),
              frame);
    }
    return tracing
        .places()
        .readElement(
            java.util.Objects.requireNonNull(place.receiver()),
            java.util.Objects.requireNonNull(place.index()),
            (Expr.ArrayAccess) target,
            frame);
  }

  private void store(
      Expr.Assignable target,
      Place place,
      Value value,
      dev.tracewright.processor.syntax.Span span,
      Frame frame) {
    if (target instanceof Expr.LocalRead read) {
      tracing.variables().assign(read.local(), value, span, frame);
    } else if (target instanceof Expr.FieldRead field) {
      if (place.receiver() == null) {
        tracing.places().writeStatic(field.field(), value, span, frame);
      } else {
        tracing.places().writeField(place.receiver(), field.field(), value, span, frame);
      }
    } else {
      tracing
          .places()
          .writeElement(
              java.util.Objects.requireNonNull(place.receiver()),
              java.util.Objects.requireNonNull(place.index()),
              value,
              (Expr.ArrayAccess) target,
              frame);
    }
  }

  private Value newArray(Expr.NewArray array, Frame frame) {
    List<Value> dimensions = all(array.dimensions(), frame);
    if (dimensions.stream().anyMatch(Value.Poison.class::isInstance)) {
      return Value.Poison.VALUE;
    }
    if (dimensions.size() == 1
        && dimensions.get(0) instanceof Known known
        && known.value() instanceof Integer length
        && length >= 0
        && length <= LONGEST_KNOWN_ARRAY) {
      Value[] elements = new Value[length];
      Arrays.fill(elements, Places.zero(array.type().component()));
      return new Value.ArrayValue(frame.types().apply(array.type()), elements);
    }
    TypeRef type = frame.types().apply(array.type());
    if (dimensions.size() > 1) {
      return newMultiArray(type, dimensions, array, frame);
    }
    return tracing
        .operations()
        .recorded(
            "newArray",
            List.of(ClassType.CLASS, PrimitiveType.INT),
            ClassType.OBJECT,
            List.of(
                Known.of(new ClassLiteral(array.type().component()), ClassType.CLASS),
                dimensions.get(0)),
            type,
            array.span(),
            frame);
  }

  private Value newMultiArray(
      TypeRef type, List<Value> dimensions, Expr.NewArray array, Frame frame) {
    return tracing
        .operands()
        .all(dimensions, array.span(), frame)
        .<Value>map(
            lengths ->
                new Value.NodeValue(
                    tracing
                        .recorder()
                        .operator(
                            "newMultiArray",
                            List.of(ClassType.CLASS, PrimitiveType.INT.array()),
                            ClassType.OBJECT,
                            List.of(
                                new ClassLiteral(array.type()),
                                new ArrayArgument(PrimitiveType.INT, lengths)),
                            type,
                            array.span(),
                            frame)))
        .orElse(Value.Poison.VALUE);
  }
}
