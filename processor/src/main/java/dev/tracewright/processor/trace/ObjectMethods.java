package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.Value.Known;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every object can be asked, {@code equals}, {@code hashCode}, {@code toString} and {@code
 * getClass}, where others ask it of a local object: no code that is not entered can be handed one.
 */
final class ObjectMethods {
  private static final MemberRef EQUALS =
      MemberRef.ofVirtual(
          ClassType.OBJECT, "equals", List.of(ClassType.OBJECT), PrimitiveType.BOOLEAN);
  private static final MemberRef HASH_CODE =
      MemberRef.ofVirtual(ClassType.OBJECT, "hashCode", List.of(), PrimitiveType.INT);
  private static final MemberRef TO_STRING =
      MemberRef.ofVirtual(ClassType.OBJECT, "toString", List.of(), ClassType.STRING);

  private final Tracing tracing;

  ObjectMethods(Tracing tracing) {
    this.tracing = tracing;
  }

  /** What a value is in a text that is joined. */
  Value text(Value value, Span span, Frame frame) {
    return isLocal(value)
        ? tracing
            .calls()
            .implicit(TO_STRING, value, List.of(), ClassType.STRING, new Site(span, frame))
        : value;
  }

  /** A call of {@code getClass} on a local object. */
  Optional<Value> classOf(MemberRef method, @Nullable Value receiver) {
    boolean isAsked = method.name().equals("getClass") && method.parameters().isEmpty();
    return isAsked && receiver instanceof Value.ObjectValue object && isLocal(object)
        ? Optional.of(Known.of(new ClassLiteral(object.type().erasure()), ClassType.CLASS))
        : Optional.empty();
  }

  /** A call of a method of {@code Objects} or {@code String} that asks a local object. */
  Optional<Value> call(MemberRef method, List<Value> arguments, Site site) {
    if (arguments.isEmpty() || !isLocal(arguments.get(0))) {
      return Optional.empty();
    }
    Value object = arguments.get(0);
    List<Value> others = arguments.subList(1, arguments.size());
    return switch (method.owner().binaryName() + "." + method.name()) {
      case "java.util.Objects.equals" -> areEqual(object, others, site);
      case "java.util.Objects.hashCode" ->
          Optional.of(tracing.calls().implicit(HASH_CODE, object, others, PrimitiveType.INT, site));
      case "java.util.Objects.toString", "java.lang.String.valueOf" ->
          Optional.of(
              tracing.calls().implicit(TO_STRING, object, List.of(), ClassType.STRING, site));
      default -> Optional.empty();
    };
  }

  private Optional<Value> areEqual(Value object, List<Value> others, Site site) {
    Boolean same = tracing.operations().sameObject(object, others.get(0));
    if (same == null) {
      return Optional.empty();
    }
    return Optional.of(
        same
            ? Known.of(true, PrimitiveType.BOOLEAN)
            : tracing.calls().implicit(EQUALS, object, others, PrimitiveType.BOOLEAN, site));
  }

  private static boolean isLocal(Value value) {
    return value instanceof Value.ObjectValue object && object.around() != null;
  }
}
