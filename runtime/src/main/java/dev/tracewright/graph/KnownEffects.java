package dev.tracewright.graph;

/** What is known of the effects of targets by name alone. */
final class KnownEffects {
  private KnownEffects() {}

  /** The effects of a node by its opcode and target. */
  static Effects of(Node node) {
    return switch (node.op()) {
      case PLACEHOLDER, OUTPUT -> Effects.NONE;
      case GET_ATTR ->
          node.target() instanceof AttributePath path && path.isMutable()
              ? new Effects(false, true, false, false, false)
              : Effects.NONE;
      default -> Effects.UNKNOWN;
    };
  }
}
