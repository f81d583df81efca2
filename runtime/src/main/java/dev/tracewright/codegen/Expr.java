package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.OperatorSyntax.Precedence;
import dev.tracewright.graph.TypeRef;
import java.util.Optional;

/**
 * A piece of source that is an expression.
 *
 * @param code the source
 * @param precedence how tightly its outermost operator binds
 * @param type its static type, as javac will see it
 * @param leadingSign whether it starts with a plus or minus sign
 * @param unboxed the value that this boxes by a call of {@code valueOf}, if that is what it does
 */
record Expr(
    CodeBlock code, int precedence, TypeRef type, boolean leadingSign, Optional<Expr> unboxed) {
  /** An expression that is no boxing. */
  Expr(CodeBlock code, int precedence, TypeRef type, boolean leadingSign) {
    this(code, precedence, type, leadingSign, Optional.empty());
  }

  /** A name, a call, a literal: nothing needs parentheses around it. */
  static Expr primary(CodeBlock code, TypeRef type) {
    return new Expr(code, Precedence.PRIMARY, type, false);
  }

  /** The same, known to box a value. */
  Expr boxing(Expr value) {
    return new Expr(code, precedence, type, leadingSign, Optional.of(value));
  }

  /** What may stand here where Java boxes by itself. */
  Expr plain() {
    return unboxed.orElse(this);
  }

  /** The code, in parentheses unless it binds at least this tightly. */
  CodeBlock atLeast(int wanted) {
    return precedence >= wanted ? code : parenthesized();
  }

  /** The code before a dot or bracket. */
  CodeBlock receiver() {
    return atLeast(Precedence.PRIMARY);
  }

  CodeBlock parenthesized() {
    return CodeBlock.of("($L)", code);
  }

  /** Cast to a type. */
  Expr cast(TypeNames names, TypeRef to) {
    // Before a sign, a cast to a class would read as a subtraction.
    boolean ambiguous = leadingSign && !to.isPrimitive();
    CodeBlock operand = ambiguous ? parenthesized() : atLeast(Precedence.UNARY);
    return new Expr(CodeBlock.of("($T) $L", names.of(to), operand), Precedence.UNARY, to, false);
  }
}
