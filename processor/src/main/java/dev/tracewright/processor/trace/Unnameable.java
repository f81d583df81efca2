package dev.tracewright.processor.trace;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Program;
import java.util.Optional;

/** Finds expressions of classes that nothing outside their method, or their object, can name. */
final class Unnameable {
  private Unnameable() {}

  /** What such an expression is called; empty for any other expression. */
  static Optional<String> construct(Expr expression, Program program, ClassType owner) {
    if (expression instanceof Expr.This self) {
      return program.isSubtype(owner, self.type())
          ? Optional.empty()
          : Optional.of("use of the enclosing instance");
    }
    TypeRef named = named(expression);
    while (named instanceof ArrayType array) {
      named = array.component();
    }
    if (!(named instanceof ClassType type)) {
      return Optional.empty();
    }
    Optional<ClassInfo> info = program.info(type);
    if (info.isEmpty()) {
      return Optional.empty();
    }
    return switch (info.get().nesting()) {
      case ANONYMOUS -> Optional.of("anonymous class");
      case LOCAL -> Optional.of("local class");
      case NAMED ->
          expression instanceof Expr.New && info.get().enclosing().isPresent()
              ? Optional.of("inner class")
              : Optional.empty();
    };
  }

  private static TypeRef named(Expr expression) {
    if (expression instanceof Expr.New made) {
      return made.constructor().declaring();
    }
    if (expression instanceof Expr.FieldRead read && read.receiver() == null) {
      return read.field().owner();
    }
    if (expression instanceof Expr.Call call && call.receiver() == null) {
      return call.method().declaring();
    }
    if (expression instanceof Expr.InstanceOf test) {
      return test.tested();
    }
    if (expression instanceof Expr.ClassOf literal) {
      return literal.named();
    }
    boolean makesOrCasts =
        expression instanceof Expr.NewArray
            || expression instanceof Expr.ArrayLiteral
            || expression instanceof Expr.Lambda
            || expression instanceof Expr.Convert;
    return makesOrCasts ? expression.type() : ClassType.OBJECT;
  }
}
