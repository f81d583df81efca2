package dev.tracewright.processor.syntax;

import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor with its body.
 *
 * @param info what it is
 * @param typeParameters its own type parameters
 * @param parameters its parameters; of a constructor of an inner class the enclosing instance first
 * @param specialized the text of {@code @Specialize} on a parameter
 * @param result the declared type of its result
 * @param thrown the declared exceptions
 * @param body its body, or null where it has none. An explicit {@code this(…)} or {@code super(…)}
 *     call is the body's first statement, a {@link Stmt.ConstructorCall}; the implicit one is
 *     written out
 * @param unresolved names in it that javac could not resolve, with their places; then it cannot be
 *     captured
 * @param span its name
 */
public record MethodSyntax(
    MethodInfo info,
    List<Signature.TypeParameter> typeParameters,
    List<Local> parameters,
    Map<Local, Specialization> specialized,
    TypeRef result,
    List<TypeRef> thrown,
    Stmt.@Nullable Block body,
    List<Unresolved> unresolved,
    Span span) {

  /** The text of a {@code @Specialize} and where it stands. */
  public record Specialization(String text, Span span) {}

  /** A name without a type. */
  public record Unresolved(String name, Span span) {}
}
