package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Stmt;
import java.util.List;
import java.util.Optional;

/** Assertions: they run where those of the original class are enabled (JLS 14.10). */
final class Assertions {
  private static final ClassType ERROR = ClassType.of("java.lang", "AssertionError");

  private final Tracing tracing;

  Assertions(Tracing tracing) {
    this.tracing = tracing;
  }

  /** {@code assert}. */
  Completion check(Stmt.Assert assertion, Frame frame) {
    Site site = new Site(assertion.span(), frame);
    ClassType owner = frame.owner();
    ClassType outermost = ClassType.of(owner.packageName(), owner.simpleNames().get(0));
    Value enabled =
        new Value.NodeValue(
            tracing
                .recorder()
                .call(
                    MemberRef.ofVirtual(
                        ClassType.CLASS,
                        "desiredAssertionStatus",
                        List.of(),
                        PrimitiveType.BOOLEAN),
                    null,
                    List.of(new ClassLiteral(outermost)),
                    PrimitiveType.BOOLEAN,
                    assertion.span(),
                    frame));
    Code nothing = () -> Completion.NORMAL;
    return tracing
        .regions()
        .branch(enabled, () -> test(assertion, frame), nothing, PrimitiveType.VOID, site);
  }

  private Completion test(Stmt.Assert assertion, Frame frame) {
    Value holds = tracing.expressions().evaluate(assertion.condition(), frame);
    Optional<Boolean> known = tracing.expressions().known(holds);
    if (known.isPresent()) {
      return known.get() ? Completion.NORMAL : fail(assertion, frame);
    }
    if (holds instanceof Value.Poison) {
      return Completion.NORMAL;
    }
    return tracing
        .regions()
        .branch(
            holds,
            () -> Completion.NORMAL,
            () -> fail(assertion, frame),
            PrimitiveType.VOID,
            new Site(assertion.condition().span(), frame));
  }

  private Completion fail(Stmt.Assert assertion, Frame frame) {
    Site site = new Site(assertion.span(), frame);
    if (assertion.detail() == null) {
      return raise(List.of(), List.of(), site);
    }
    Value detail = tracing.expressions().evaluate(assertion.detail(), frame);
    return raise(List.of(parameter(assertion.detail().type())), List.of(detail), site);
  }

  private static TypeRef parameter(TypeRef detail) {
    if (detail == PrimitiveType.BYTE || detail == PrimitiveType.SHORT) {
      return PrimitiveType.INT;
    }
    return detail.isPrimitive() ? detail : ClassType.OBJECT;
  }

  private Completion raise(List<TypeRef> parameters, List<Value> arguments, Site site) {
    return tracing
        .operands()
        .all(arguments, site.span(), site.frame())
        .map(
            operands ->
                tracing
                    .recorder()
                    .call(
                        MemberRef.ofConstructor(ERROR, parameters),
                        null,
                        operands,
                        ERROR,
                        site.span(),
                        site.frame()))
        .map(error -> tracing.statements().raise(new Value.NodeValue(error), site))
        .orElse(Completion.STOPPED);
  }
}
