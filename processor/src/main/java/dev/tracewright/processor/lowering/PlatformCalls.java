package dev.tracewright.processor.lowering;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Span;
import java.util.List;

/** Calls of methods and constructors of the platform that the language makes without a word. */
final class PlatformCalls {

  static final ClassType THROWABLE = ClassType.of("java.lang", "Throwable");
  private static final ClassType OBJECTS = ClassType.of("java.util", "Objects");
  private static final ClassType MATCH_EXCEPTION = ClassType.of("java.lang", "MatchException");
  private static final ClassType CHANGED =
      ClassType.of("java.lang", "IncompatibleClassChangeError");

  private final TypeLowering types;
  private final MemberLowering members;

  PlatformCalls(TypeLowering types, MemberLowering members) {
    this.types = types;
    this.members = members;
  }

  /** The operand, or a {@code NullPointerException} if it is null. */
  Expr nonNull(Expr operand) {
    if (operand instanceof Expr.This) {
      return operand;
    }
    MethodInfo check = member(OBJECTS, "requireNonNull", ClassType.OBJECT);
    return new Expr.Call(check, null, false, List.of(operand), operand.type(), operand.span());
  }

  /** {@code new MatchException(message, cause)}. */
  Expr matchException(Expr message, Expr cause, Span span) {
    MethodInfo constructor = member(MATCH_EXCEPTION, "new", ClassType.STRING, THROWABLE);
    return new Expr.New(constructor, List.of(message, cause), MATCH_EXCEPTION, span);
  }

  /** {@code new IncompatibleClassChangeError()}. */
  Expr incompatibleClassChange(Span span) {
    return new Expr.New(member(CHANGED, "new"), List.of(), CHANGED, span);
  }

  /** {@code throwable.toString()}. */
  Expr text(Expr throwable) {
    MethodInfo method = member(THROWABLE, "toString");
    return new Expr.Call(method, throwable, false, List.of(), ClassType.STRING, throwable.span());
  }

  /** {@code throwable.addSuppressed(other)}. */
  Expr addSuppressed(Expr throwable, Expr other) {
    MethodInfo method = member(THROWABLE, "addSuppressed", THROWABLE);
    return new Expr.Call(
        method, throwable, false, List.of(other), PrimitiveType.VOID, throwable.span());
  }

  /** A call of a static method. */
  Expr call(
      ClassType owner,
      String name,
      List<TypeRef> parameters,
      List<Expr> arguments,
      TypeRef type,
      Span span) {
    MethodInfo method = member(owner, name, parameters.toArray(TypeRef[]::new));
    return new Expr.Call(method, null, false, arguments, type, span);
  }

  private MethodInfo member(ClassType owner, String name, TypeRef... parameters) {
    return types
        .element(owner)
        .flatMap(type -> members.declared(type, name, List.of(parameters)))
        .map(members::method)
        .orElseThrow(() -> new IllegalStateException("no " + owner + "." + name));
  }
}
