package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whether calls are given as many arguments as they take, and primitive values where they take
 * those.
 */
final class TypeCheck {
  private TypeCheck() {}

  /**
   * Checks some nodes.
   *
   * @throws IllegalStateException naming the first whose arguments do not fit
   */
  static void check(Collection<Node> nodes) {
    for (Node node : nodes) {
      if (!node.isErased() && node.target() instanceof MemberRef member) {
        check(node, member);
      }
    }
  }

  private static void check(Node node, MemberRef member) {
    List<TypeRef> wanted = new ArrayList<>();
    if (member.kind() == MemberRef.Kind.VIRTUAL || member.kind() == MemberRef.Kind.GETTER) {
      wanted.add(member.owner());
    }
    wanted.addAll(member.parameters());
    if (wanted.size() != node.args().size()) {
      throw new IllegalStateException(
          "%%%s has %d arguments, %s takes %d"
              .formatted(node, node.args().size(), member.text(), wanted.size()));
    }
    for (int i = 0; i < wanted.size(); i++) {
      check(node, i, wanted.get(i), node.arg(i));
    }
  }

  /**
   * Concatenation takes the numbers smaller than {@code int} as they are: their text is the same.
   */
  private static boolean isSmall(TypeRef given, Node node) {
    return node.target() instanceof MemberRef member
        && member.isOperator()
        && member.name().equals("concat")
        && (given == PrimitiveType.BYTE || given == PrimitiveType.SHORT);
  }

  private static void check(Node node, int index, TypeRef wanted, Argument argument) {
    TypeRef given = NodeComparison.typeOf(argument);
    if (given == null) {
      return;
    }
    boolean fits =
        wanted.isPrimitive()
            ? given.equals(wanted) || (wanted == PrimitiveType.INT && isSmall(given, node))
            : !(given instanceof PrimitiveType) || given instanceof NullType;
    if (!fits) {
      throw new IllegalStateException(
          "argument %d of %%%s is of type %s, not %s"
              .formatted(index, node, given.text(), wanted.text()));
    }
  }
}
