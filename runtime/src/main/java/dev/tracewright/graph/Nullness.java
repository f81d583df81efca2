package dev.tracewright.graph;

import java.util.Set;

/** Which arguments cannot be null, by what makes them. */
final class Nullness {
  private static final Set<String> NEVER_NULL =
      Set.of("concat", "newArray", "newMultiArray", "array");

  private Nullness() {}

  /** Whether the argument is known not to be null; primitive values are not. */
  static boolean isNonNull(Argument argument) {
    if (argument instanceof Literal literal) {
      return literal.value() != null;
    }
    return !(argument instanceof Node node) || isNonNull(node);
  }

  private static boolean isNonNull(Node node) {
    if (node.type().isPrimitive()) {
      return true;
    }
    if (node.target() instanceof AttributePath path) {
      return path.isRoot();
    }
    if (node.target() instanceof Region region) {
      return region == Region.LAMBDA;
    }
    return node.target() instanceof MemberRef member && neverReturnsNull(member);
  }

  private static boolean neverReturnsNull(MemberRef member) {
    return switch (member.kind()) {
      case CONSTRUCTOR -> true;
      case STATIC ->
          member.isOperator()
              ? NEVER_NULL.contains(member.name())
              : isBoxing(member) || isOfValue(member) || isChecked(member);
      case VIRTUAL -> isOfValue(member);
      case GETTER, STATIC_GETTER -> false;
    };
  }

  private static boolean isBoxing(MemberRef member) {
    return member.name().equals("valueOf") && PrimitiveType.unboxed(member.owner()).isPresent();
  }

  private static boolean isChecked(MemberRef member) {
    return member.owner().binaryName().equals("java.util.Objects")
        && member.name().equals("requireNonNull");
  }

  /**
   * No method of a value class that returns one is known to return null, save property look-ups.
   */
  private static boolean isOfValue(MemberRef member) {
    return JdkEffects.isValue(member.owner())
        && JdkEffects.isValue(member.result())
        && !member.name().startsWith("get");
  }
}
