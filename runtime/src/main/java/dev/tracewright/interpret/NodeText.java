package dev.tracewright.interpret;

import dev.tracewright.graph.Node;

/** How messages name a node. */
final class NodeText {
  private NodeText() {}

  /** Name, opcode, target and, if known, the place in the source. */
  static String of(Node node) {
    String text = "%" + node.name() + " = " + node.op().text() + " " + node.target().text();
    return node.position().map(place -> text + " (" + place.shortText() + ")").orElse(text);
  }
}
