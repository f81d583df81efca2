package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which values leave the graph's hands. An object <em>escapes</em> if somebody may tell it from
 * another one like it, or change it: if it is returned or thrown, compared by {@code ==}, locked,
 * or passed to what writes or to what nothing is known of; or if an object escapes that may be it,
 * hold it or be a view of it. One that only reading nodes use does not.
 */
final class Escapes {
  private final Set<Node> escaping;
  private final boolean changesAttributes;

  private Escapes(Set<Node> escaping, boolean changesAttributes) {
    this.escaping = escaping;
    this.changesAttributes = changesAttributes;
  }

  /** What escapes from a graph and from its sub-graphs. */
  static Escapes of(Graph graph, Sharing sharing) {
    List<Node> seen = new ArrayList<>();
    List<Node> changed = new ArrayList<>();
    Walk.preOrder(
        graph,
        node -> {
          seen.addAll(seenBy(node));
          changed.addAll(changedBy(node));
        });
    boolean changesAttributes =
        sharing.sources(changed).stream()
            .anyMatch(each -> each.op() == Opcode.GET_ATTR && !JdkEffects.isValue(each.type()));
    return new Escapes(sharing.sources(seen), changesAttributes);
  }

  /** Whether the object that a node makes escapes. */
  boolean escapes(Node node) {
    return escaping.contains(node);
  }

  /** Whether a node may change what an attribute holds, or hands it to what may do that. */
  boolean changesAttributes() {
    return changesAttributes;
  }

  private static List<Node> seenBy(Node node) {
    boolean sees =
        node.target() instanceof Exit exit
            ? exit.kind() == Exit.Kind.RETURN || exit.kind() == Exit.Kind.THROW
            : isCall(node)
                ? node.effects().writes() || comparesReferences(node)
                : node.target() == Region.SYNCHRONIZED;
    if (!sees) {
      return List.of();
    }
    boolean isLock = node.target() == Region.SYNCHRONIZED;
    return Sharing.references(isLock ? node.args().subList(0, 1) : node.args());
  }

  /** What a region or a variable is given flows on; who uses it there is asked there. */
  private static boolean isCall(Node node) {
    return node.target() instanceof MemberRef || node.target() instanceof ModuleTarget;
  }

  private static boolean comparesReferences(Node node) {
    return node.target() instanceof MemberRef member
        && member.isOperator()
        && (member.name().equals("eq") || member.name().equals("ne"));
  }

  /**
   * A method of the module itself of which nothing is known is bound by the same promise as the
   * module; everybody else may change what is passed to it.
   */
  private static List<Node> changedBy(Node node) {
    if (!isCall(node) || !node.effects().writes()) {
      return List.of();
    }
    List<Node> operands = Sharing.references(node.args());
    if (node.effects().equals(Effects.UNKNOWN)) {
      operands.removeIf(each -> each.target() instanceof AttributePath path && path.isRoot());
    }
    return operands;
  }
}
