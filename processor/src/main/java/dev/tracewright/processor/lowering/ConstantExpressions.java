package dev.tracewright.processor.lowering;

import dev.tracewright.graph.Operators;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.BinaryOperator;
import dev.tracewright.processor.syntax.Conversion;
import dev.tracewright.processor.syntax.Expr;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Computes the constant expressions (JLS 15.29) on which lowering depends, such as the labels of a
 * switch; javac does not tell their values. The value of any other is left to the tracer.
 */
final class ConstantExpressions {

  private ConstantExpressions() {}

  /** The value as a box of the expression's type or a string; empty if it is no constant. */
  static Optional<Object> evaluate(Expr expr) {
    if (expr instanceof Expr.Constant constant) {
      return Optional.ofNullable(constant.value());
    }
    if (expr instanceof Expr.Convert convert) {
      return convert.conversion() == Conversion.PRIMITIVE
          ? operator(conversion(convert.type()), convert.operand())
          : evaluate(convert.operand()).filter(String.class::isInstance);
    }
    if (expr instanceof Expr.Unary unary) {
      return operator(unary.operator().function(), unary.operand());
    }
    if (expr instanceof Expr.Binary binary) {
      return binary.left().type().isPrimitive()
          ? operator(binary.operator().function(), binary.left(), binary.right())
          : identity(binary);
    }
    if (expr instanceof Expr.Concat concat) {
      return evaluate(concat.left())
          .flatMap(left -> evaluate(concat.right()).map(right -> "" + left + right));
    }
    if (expr instanceof Expr.Logical logical) {
      return evaluate(logical.left())
          .flatMap(
              left -> left.equals(logical.isAnd()) ? evaluate(logical.right()) : Optional.of(left));
    }
    return expr instanceof Expr.Conditional conditional
        ? evaluate(conditional.condition())
            .flatMap(
                condition ->
                    evaluate(
                        condition.equals(true) ? conditional.whenTrue() : conditional.whenFalse()))
        : Optional.empty();
  }

  /** Constant strings are the same object if they are equal. */
  private static Optional<Object> identity(Expr.Binary binary) {
    return evaluate(binary.left())
        .flatMap(
            left ->
                evaluate(binary.right())
                    .map(
                        right ->
                            left.equals(right) == (binary.operator() == BinaryOperator.EQUAL)));
  }

  private static String conversion(TypeRef type) {
    String keyword = type.text();
    return "to" + keyword.substring(0, 1).toUpperCase(Locale.ROOT) + keyword.substring(1);
  }

  private static Optional<Object> operator(String name, Expr... operands) {
    List<Class<?>> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Expr each : operands) {
      Optional<Object> value = evaluate(each);
      if (value.isEmpty() || !(each.type() instanceof PrimitiveType)) {
        return Optional.empty();
      }
      values.add(value.get());
      types.add(MethodType.methodType(value.get().getClass()).unwrap().returnType());
    }
    try {
      return Optional.of(
          Operators.class
              .getMethod(name, types.toArray(Class<?>[]::new))
              .invoke(null, values.toArray()));
    } catch (InvocationTargetException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no operator " + name + types, e);
    }
  }
}
