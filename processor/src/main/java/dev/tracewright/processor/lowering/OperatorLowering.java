package dev.tracewright.processor.lowering;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.BinaryOperator;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.UnaryOperator;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Lowers operators, with the promotion of their operands (JLS 5.6, 15.14 to 15.24, 15.26.2). */
final class OperatorLowering {

  private final BodyLowering body;

  OperatorLowering(BodyLowering body) {
    this.body = body;
  }

  Expr unary(TreePath path, UnaryTree tree) {
    TreePath operandPath = JavacView.bare(path, tree.getExpression());
    return switch (tree.getKind()) {
      case PREFIX_INCREMENT -> step(path, operandPath, BinaryOperator.ADD, false);
      case PREFIX_DECREMENT -> step(path, operandPath, BinaryOperator.SUBTRACT, false);
      case POSTFIX_INCREMENT -> step(path, operandPath, BinaryOperator.ADD, true);
      case POSTFIX_DECREMENT -> step(path, operandPath, BinaryOperator.SUBTRACT, true);
      case LOGICAL_COMPLEMENT ->
          new Expr.Unary(
              UnaryOperator.NOT,
              body.condition(operandPath),
              PrimitiveType.BOOLEAN,
              body.view().span(path));
      case UNARY_PLUS -> signed(UnaryOperator.PLUS, path, operandPath);
      case UNARY_MINUS -> signed(UnaryOperator.NEGATE, path, operandPath);
      case BITWISE_COMPLEMENT -> signed(UnaryOperator.INVERT, path, operandPath);
      // Javac itself checks the enclosing instance of an anonymous class.
      case OTHER -> body.platform().nonNull(body.lower(operandPath));
      default -> body.unsupported(NewerTrees.describe(tree), path);
    };
  }

  private Expr signed(UnaryOperator operator, TreePath path, TreePath operandPath) {
    Expr operand =
        body.conversions().promoted(body.lower(operandPath), body.view().type(operandPath));
    return new Expr.Unary(operator, operand, operand.type(), body.view().span(path));
  }

  Expr binary(TreePath path, BinaryTree tree) {
    TreePath left = JavacView.child(path, tree.getLeftOperand());
    TreePath right = JavacView.child(path, tree.getRightOperand());
    Span span = body.view().span(path);
    if (tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
      boolean isAnd = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
      return new Expr.Logical(isAnd, body.condition(left), body.condition(right), span);
    }
    BinaryOperator operator = operator(tree.getKind());
    if (operator == null) {
      return body.unsupported(NewerTrees.describe(tree), path);
    }
    Operand first = new Operand(body.lower(left), body.view().type(left));
    Operand second = new Operand(body.lower(right), body.view().type(right));
    return apply(operator, first, second, span);
  }

  /** {@code target op= value}: the operation in its own type, cast back to the target's. */
  Expr compound(TreePath path, CompoundAssignmentTree tree) {
    TreePath variable = JavacView.bare(path, tree.getVariable());
    TreePath operand = JavacView.child(path, tree.getExpression());
    Expr.Assignable target = body.names().assignable(variable);
    BinaryOperator operator = operator(tree.getKind());
    if (target == null || operator == null) {
      return body.unsupported("compound assignment to this", path);
    }
    Span span = body.view().span(path);
    TypeMirror type = body.view().type(variable);
    Operand current = new Operand(new Expr.CurrentValue(target.type(), target.span()), type);
    TypeRef operated = body.conversions().unboxed(current.expr, type).type();
    Operand value =
        new Operand(body.expressions().lowerFor(operand, operated), body.view().type(operand));
    Expr result = apply(operator, current, value, span);
    return new Expr.CompoundAssign(target, stored(result, type), false, span);
  }

  /** {@code ++} and {@code --}: one is added in the promoted type (JLS 15.14.2, 15.15.1). */
  private Expr step(TreePath path, TreePath variable, BinaryOperator operator, boolean yieldsOld) {
    Expr.Assignable target = body.names().assignable(variable);
    if (target == null) {
      return body.unsupported("compound assignment to this", path);
    }
    Span span = body.view().span(path);
    TypeMirror type = body.view().type(variable);
    Expr current =
        body.conversions().promoted(new Expr.CurrentValue(target.type(), target.span()), type);
    Expr one = new Expr.Constant(one(current.type()), current.type(), span);
    Expr result = new Expr.Binary(operator, current, one, current.type(), span);
    return new Expr.CompoundAssign(target, stored(result, type), yieldsOld, span);
  }

  private static Object one(TypeRef type) {
    if (type == PrimitiveType.DOUBLE) {
      return 1.0;
    }
    if (type == PrimitiveType.FLOAT) {
      return 1.0f;
    }
    return type == PrimitiveType.LONG ? (Object) 1L : (Object) 1;
  }

  /** The implicit cast of compound assignment; what is stored in a box is boxed again. */
  private Expr stored(Expr result, TypeMirror type) {
    return result.type() instanceof PrimitiveType
        ? body.conversions().assigned(result, type, type)
        : result;
  }

  private record Operand(Expr expr, TypeMirror type) {
    boolean isPrimitive() {
      return expr.type() instanceof PrimitiveType;
    }
  }

  private Expr apply(BinaryOperator operator, Operand left, Operand right, Span span) {
    if (operator == BinaryOperator.ADD && (isString(left) || isString(right))) {
      return new Expr.Concat(left.expr, right.expr, span);
    }
    return switch (operator) {
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> {
        Expr value = body.conversions().promoted(left.expr, left.type);
        Expr count = body.conversions().promoted(right.expr, right.type);
        yield new Expr.Binary(operator, value, count, value.type(), span);
      }
      case EQUAL, NOT_EQUAL ->
          left.isPrimitive() || right.isPrimitive()
              ? compared(operator, left, right, span)
              : new Expr.Binary(operator, left.expr, right.expr, PrimitiveType.BOOLEAN, span);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> compared(operator, left, right, span);
      default -> {
        Expr first = promoted(left, right);
        yield new Expr.Binary(operator, first, promoted(right, left), first.type(), span);
      }
    };
  }

  private static boolean isString(Operand operand) {
    return operand.expr.type().equals(ClassType.STRING);
  }

  private Expr compared(BinaryOperator operator, Operand left, Operand right, Span span) {
    return new Expr.Binary(
        operator, promoted(left, right), promoted(right, left), PrimitiveType.BOOLEAN, span);
  }

  /** The operand in the type that it and the other one are promoted to. */
  private Expr promoted(Operand operand, Operand other) {
    Expr value = unboxed(operand);
    Expr otherValue = unboxed(other);
    return value.type() instanceof PrimitiveType own
            && otherValue.type() instanceof PrimitiveType others
        ? ConversionLowering.primitive(value, ConversionLowering.promotedType(own, others))
        : value;
  }

  /** The value of a box; of {@code Object}, compared with a primitive value, as it is. */
  private Expr unboxed(Operand operand) {
    return body.conversions().unboxed(operand.expr, operand.type);
  }

  private static @Nullable BinaryOperator operator(Tree.Kind kind) {
    return switch (kind) {
      case PLUS, PLUS_ASSIGNMENT -> BinaryOperator.ADD;
      case MINUS, MINUS_ASSIGNMENT -> BinaryOperator.SUBTRACT;
      case MULTIPLY, MULTIPLY_ASSIGNMENT -> BinaryOperator.MULTIPLY;
      case DIVIDE, DIVIDE_ASSIGNMENT -> BinaryOperator.DIVIDE;
      case REMAINDER, REMAINDER_ASSIGNMENT -> BinaryOperator.REMAINDER;
      case AND, AND_ASSIGNMENT -> BinaryOperator.AND;
      case OR, OR_ASSIGNMENT -> BinaryOperator.OR;
      case XOR, XOR_ASSIGNMENT -> BinaryOperator.XOR;
      case LEFT_SHIFT, LEFT_SHIFT_ASSIGNMENT -> BinaryOperator.SHIFT_LEFT;
      case RIGHT_SHIFT, RIGHT_SHIFT_ASSIGNMENT -> BinaryOperator.SHIFT_RIGHT;
      case UNSIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT_ASSIGNMENT ->
          BinaryOperator.SHIFT_RIGHT_UNSIGNED;
      case LESS_THAN -> BinaryOperator.LESS;
      case LESS_THAN_EQUAL -> BinaryOperator.LESS_EQUAL;
      case GREATER_THAN -> BinaryOperator.GREATER;
      case GREATER_THAN_EQUAL -> BinaryOperator.GREATER_EQUAL;
      case EQUAL_TO -> BinaryOperator.EQUAL;
      case NOT_EQUAL_TO -> BinaryOperator.NOT_EQUAL;
      default -> null;
    };
  }
}
