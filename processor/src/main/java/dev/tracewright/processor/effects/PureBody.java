package dev.tracewright.processor.effects;

import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.processor.syntax.Marks;
import java.util.Optional;

/** Holds a captured method to the promise that it is pure, as far as its graph shows. */
public final class PureBody {
  private PureBody() {}

  /**
   * The first node that is known to change something that was there before the call. What is made
   * in the method may be changed there, and of what is unknown nothing is said.
   *
   * @param own the annotations of the method
   * @param owner those of its class
   */
  public static Optional<Node> offence(CapturedMethod captured, Marks own, Marks owner) {
    boolean byClass =
        owner.pure() && !own.impure() && captured.signature().result() != PrimitiveType.VOID;
    if (!own.pure() && !byClass) {
      return Optional.empty();
    }
    return offence(captured.captured(), true);
  }

  private static Optional<Node> offence(Graph graph, boolean isWhole) {
    for (Node node : graph.nodes()) {
      Optional<Node> found =
          isOffence(node, isWhole)
              ? Optional.of(node)
              : Arguments.subGraphs(node).stream()
                  .flatMap(each -> offence(each, false).stream())
                  .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a call or store of this node alone is known to change something. An operand that comes
   * in from around a region may have been made there.
   */
  private static boolean isOffence(Node node, boolean isWhole) {
    return node.target() instanceof MemberRef member
        && member.kind() != MemberRef.Kind.STATIC_GETTER
        && node.effects().writes()
        && !node.effects().equals(Effects.UNKNOWN)
        && node.inputNodes().stream().noneMatch(each -> mayBeNew(each, isWhole));
  }

  private static boolean mayBeNew(Node operand, boolean isWhole) {
    boolean comesIn = operand.op() == Opcode.PLACEHOLDER && !operand.type().isPrimitive();
    return operand.effects().fresh() || (comesIn && !isWhole);
  }
}
