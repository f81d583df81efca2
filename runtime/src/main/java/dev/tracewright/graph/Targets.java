package dev.tracewright.graph;

/** Which targets fit which opcodes. */
final class Targets {
  private Targets() {}

  /** Whether a node with this opcode can have this target. */
  static boolean fits(Opcode op, Target target) {
    return switch (op) {
      case PLACEHOLDER -> target instanceof ParameterName;
      case GET_ATTR -> target instanceof AttributePath;
      case CALL_FUNCTION ->
          target instanceof Region
              || target instanceof Variable
              || target instanceof Projection
              || (target instanceof MemberRef member && !isOnInstance(member));
      case CALL_METHOD -> target instanceof MemberRef member && isOnInstance(member);
      case CALL_MODULE ->
          target instanceof ModuleTarget module && module.method().kind() == MemberRef.Kind.VIRTUAL;
      case OUTPUT -> target instanceof Exit;
    };
  }

  private static boolean isOnInstance(MemberRef member) {
    return member.kind() == MemberRef.Kind.VIRTUAL || member.kind() == MemberRef.Kind.GETTER;
  }

  static void requireFit(Opcode op, Target target) {
    if (!fits(op, target)) {
      throw new IllegalArgumentException(
          "the target " + target.text() + " does not fit a " + op.text());
    }
  }

  /** Whether a node with this opcode takes arguments. */
  static boolean takesArguments(Opcode op) {
    return op != Opcode.PLACEHOLDER && op != Opcode.GET_ATTR;
  }
}
