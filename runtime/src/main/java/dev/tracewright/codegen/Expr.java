package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.OperatorSyntax.Precedence;
import dev.tracewright.graph.TypeRef;

/**
 * A piece of source that is an expression.
 *
 * @param code the source
 * @param precedence how tightly its outermost operator binds
 * @param type its static type, as javac will see it
 * @param leadingSign whether it starts with a plus or minus sign
 */
record Expr(CodeBlock code, int precedence, TypeRef type, boolean leadingSign) {
  /** A name, a call, a literal: nothing needs parentheses around it. */
  static Expr primary(CodeBlock code, TypeRef type) {
    return new Expr(code, Precedence.PRIMARY, type, false);
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
