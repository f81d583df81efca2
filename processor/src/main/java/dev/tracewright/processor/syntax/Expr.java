package dev.tracewright.processor.syntax;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression. Operands have been promoted, arguments and assigned values converted, variable
 * arity calls packed: what Java does implicitly stands in the tree. Evaluation order is the order
 * of the components.
 */
public sealed interface Expr {
  /** The denotable static type; {@code void} for a call without result. */
  TypeRef type();

  /** Where it stands; for an implicit conversion, where its operand stands. */
  Span span();

  /** What can stand on the left of an assignment. */
  sealed interface Assignable extends Expr permits LocalRead, FieldRead, ArrayAccess {}

  /** A literal or constant variable: a box of exactly {@code type}, a string, or null. */
  record Constant(@Nullable Object value, TypeRef type, Span span) implements Expr {}

  /** A read of a local variable or parameter. */
  record LocalRead(Local local, Span span) implements Assignable {
    @Override
    public TypeRef type() {
      return local.type();
    }
  }

  /**
   * {@code this} of the class that the code stands in, or of a class around it.
   *
   * @param type the class that is meant, with its type parameters as arguments
   */
  record This(ClassType type, Span span) implements Expr {}

  /** A field; the receiver is null for a static one. */
  record FieldRead(@Nullable Expr receiver, FieldInfo field, TypeRef type, Span span)
      implements Assignable {}

  /** An element of an array; the index is an {@code int}. */
  record ArrayAccess(Expr array, Expr index, TypeRef type, Span span) implements Assignable {}

  /** {@code -x}, {@code +x}, {@code ~x}, {@code !x} on a promoted operand. */
  record Unary(UnaryOperator operator, Expr operand, TypeRef type, Span span) implements Expr {}

  /**
   * Arithmetic, bits, shifts and comparisons. Both operands have one type, but a shift count, which
   * is an {@code int} or a {@code long} of its own.
   */
  record Binary(BinaryOperator operator, Expr left, Expr right, TypeRef type, Span span)
      implements Expr {}

  /** String concatenation; the operands are not converted, one of them is a string. */
  record Concat(Expr left, Expr right, Span span) implements Expr {
    @Override
    public TypeRef type() {
      return ClassType.STRING;
    }
  }

  /** {@code &&} or {@code ||}. */
  record Logical(boolean isAnd, Expr left, Expr right, Span span) implements Expr {
    @Override
    public TypeRef type() {
      return PrimitiveType.BOOLEAN;
    }
  }

  /** {@code c ? a : b}; both branches are converted to the type. */
  record Conditional(Expr condition, Expr whenTrue, Expr whenFalse, TypeRef type, Span span)
      implements Expr {}

  /** {@code target = value}. */
  record Assign(Assignable target, Expr value, Span span) implements Expr {
    @Override
    public TypeRef type() {
      return target.type();
    }
  }

  /**
   * {@code target op= x}, {@code ++} and {@code --}: the target's receiver, array and index are
   * evaluated once, its value read, {@code newValue} computed with {@link CurrentValue} standing
   * for it and stored.
   *
   * @param yieldsOld whether the expression's value is the one read (postfix)
   */
  record CompoundAssign(Assignable target, Expr newValue, boolean yieldsOld, Span span)
      implements Expr {
    @Override
    public TypeRef type() {
      return target.type();
    }
  }

  /**
   * The value read by the enclosing {@link CompoundAssign}, the element of a {@link Stmt.ForEach},
   * or the selector in a test of a {@link Stmt.Case}.
   */
  record CurrentValue(TypeRef type, Span span) implements Expr {}

  /** A conversion, implicit or written as a cast. */
  record Convert(Conversion conversion, Expr operand, TypeRef type, Span span) implements Expr {}

  /**
   * A call of a method.
   *
   * @param receiver null for a static method
   * @param isSuper whether the method of the superclass or superinterface is called, as written
   */
  record Call(
      MethodInfo method,
      @Nullable Expr receiver,
      boolean isSuper,
      List<Expr> arguments,
      TypeRef type,
      Span span)
      implements Expr {}

  /**
   * {@code new C(…)}; the enclosing instance of an inner class is the first argument. Local and
   * anonymous classes read the variables around them through {@link LocalRead}: what those are when
   * the instance is made. An anonymous class's constructor passes its arguments to {@code super}.
   */
  record New(MethodInfo constructor, List<Expr> arguments, TypeRef type, Span span)
      implements Expr {}

  /** {@code new int[n][m][]}: the dimensions given. */
  record NewArray(ArrayType type, List<Expr> dimensions, Span span) implements Expr {}

  /**
   * {@code new int[] {…}}.
   *
   * @param implicit whether it is the array of a variable arity call and has no braces in the
   *     source
   */
  record ArrayLiteral(ArrayType type, List<Expr> elements, boolean implicit, Span span)
      implements Expr {}

  /** {@code array.length}. */
  record ArrayLength(Expr array, Span span) implements Expr {
    @Override
    public TypeRef type() {
      return PrimitiveType.INT;
    }
  }

  /** {@code x instanceof T}, without a pattern. */
  record InstanceOf(Expr operand, TypeRef tested, Span span) implements Expr {
    @Override
    public TypeRef type() {
      return PrimitiveType.BOOLEAN;
    }
  }

  /** {@code T.class}. */
  record ClassOf(TypeRef named, TypeRef type, Span span) implements Expr {}

  /** Expressions evaluated for their effects, then one for its value. */
  record Sequence(List<Expr> first, Expr last, Span span) implements Expr {
    @Override
    public TypeRef type() {
      return last.type();
    }
  }

  /**
   * A switch expression; every case that ends normally yields. It has a default: what no case takes
   * is thrown by one if the source has none.
   */
  record SwitchExpr(Expr selector, List<Stmt.Case> cases, TypeRef type, Span span)
      implements Expr {}

  /**
   * A lambda, or a method reference written out as one.
   *
   * @param functionalMethod the method that it implements
   * @param result the type of what it returns, as a member of the interface; {@code void} for none
   * @param type the functional interface
   * @param markers what else it implements: the other parts of an intersection type
   */
  record Lambda(
      MethodInfo functionalMethod,
      List<Local> parameters,
      TypeRef result,
      Stmt.Block body,
      TypeRef type,
      List<TypeRef> markers,
      Span span)
      implements Expr {}

  /**
   * An expression of a kind that capture has no form for.
   *
   * @param construct what it is, in the words of the language: "anonymous class"
   */
  record Unsupported(String construct, TypeRef type, Span span) implements Expr {}
}
