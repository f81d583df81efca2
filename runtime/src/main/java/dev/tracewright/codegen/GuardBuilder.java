package dev.tracewright.codegen;

import dev.tracewright.graph.Node;

/** Makes {@code try} and {@code synchronized} of the regions that watch over a body. */
final class GuardBuilder {
  GuardBuilder(BodyPlan plan, StatementBuilder bodies, Jumps jumps) {}

  Sequence tryCatch(Node node, StatementBuilder.Frame frame) {
    throw new UnsupportedGraphException("%" + node.name() + ": no Java is generated for a try");
  }

  Sequence locked(Node node, StatementBuilder.Frame frame) {
    throw new UnsupportedGraphException("%" + node.name() + ": no Java is generated for a lock");
  }
}
