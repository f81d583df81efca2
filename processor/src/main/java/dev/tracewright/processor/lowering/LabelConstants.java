package dev.tracewright.processor.lowering;

import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Conversion;
import dev.tracewright.processor.syntax.Expr;
import java.util.Optional;

/**
 * Computes the constant expressions that stand in labels of a switch: integers, characters and
 * strings, with the operators that can make them. The value of any other constant expression is
 * left to the tracer.
 */
final class LabelConstants {

  private LabelConstants() {}

  /** The value as a box of the expression's type or a string; empty if it is no constant. */
  static Optional<Object> evaluate(Expr expr) {
    if (expr instanceof Expr.Constant constant) {
      return Optional.ofNullable(constant.value());
    }
    if (expr instanceof Expr.Concat concat) {
      return both(concat.left(), concat.right(), (left, right) -> Optional.of("" + left + right));
    }
    if (expr instanceof Expr.Convert convert && convert.conversion() == Conversion.PRIMITIVE) {
      return evaluate(convert.operand()).flatMap(value -> convert(value, convert.type()));
    }
    if (expr instanceof Expr.Convert convert && convert.conversion() == Conversion.STATIC) {
      return evaluate(convert.operand());
    }
    if (expr instanceof Expr.Unary unary) {
      return evaluate(unary.operand()).flatMap(value -> unary(unary, value));
    }
    if (expr instanceof Expr.Binary binary) {
      return both(binary.left(), binary.right(), (left, right) -> binary(binary, left, right));
    }
    return Optional.empty();
  }

  private interface Operation {
    Optional<Object> apply(Object left, Object right);
  }

  private static Optional<Object> both(Expr left, Expr right, Operation operation) {
    return evaluate(left)
        .flatMap(first -> evaluate(right).flatMap(second -> operation.apply(first, second)));
  }

  private static Optional<Object> unary(Expr.Unary unary, Object value) {
    if (!isInteger(value)) {
      return Optional.empty();
    }
    long operand = integer(value);
    return switch (unary.operator()) {
      case NEGATE -> convert(-operand, unary.type());
      case PLUS -> convert(operand, unary.type());
      case INVERT -> convert(~operand, unary.type());
      case NOT -> Optional.empty();
    };
  }

  private static Optional<Object> binary(Expr.Binary binary, Object first, Object second) {
    if (!isInteger(first) || !isInteger(second)) {
      return Optional.empty();
    }
    long left = integer(first);
    long right = integer(second);
    int count = (int) right & (binary.type() == PrimitiveType.LONG ? 63 : 31);
    return switch (binary.operator()) {
      case ADD -> convert(left + right, binary.type());
      case SUBTRACT -> convert(left - right, binary.type());
      case MULTIPLY -> convert(left * right, binary.type());
      case DIVIDE -> right == 0 ? Optional.empty() : convert(left / right, binary.type());
      case REMAINDER -> right == 0 ? Optional.empty() : convert(left % right, binary.type());
      case AND -> convert(left & right, binary.type());
      case OR -> convert(left | right, binary.type());
      case XOR -> convert(left ^ right, binary.type());
      case SHIFT_LEFT -> convert(left << count, binary.type());
      case SHIFT_RIGHT -> convert(left >> count, binary.type());
      case SHIFT_RIGHT_UNSIGNED ->
          binary.type() == PrimitiveType.LONG
              ? convert(left >>> count, binary.type())
              : convert((int) left >>> count, binary.type());
      default -> Optional.empty();
    };
  }

  private static boolean isInteger(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Character;
  }

  private static long integer(Object value) {
    return value instanceof Character character ? character : ((Number) value).longValue();
  }

  /** Integers are computed as {@code long}s; the low bits are the same. */
  private static Optional<Object> convert(Object value, TypeRef type) {
    if (!isInteger(value) || !(type instanceof PrimitiveType primitive)) {
      return Optional.empty();
    }
    long wide = integer(value);
    return switch (primitive) {
      case BYTE -> Optional.of((byte) wide);
      case SHORT -> Optional.of((short) wide);
      case CHAR -> Optional.of((char) wide);
      case INT -> Optional.of((int) wide);
      case LONG -> Optional.of(wide);
      default -> Optional.empty();
    };
  }
}
