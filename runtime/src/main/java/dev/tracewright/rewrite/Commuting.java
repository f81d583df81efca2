package dev.tracewright.rewrite;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Which nodes of a pattern give the same when their two operands change places. */
final class Commuting {
  private static final Set<String> OPERATORS = Set.of("add", "mul", "and", "or", "xor", "eq", "ne");
  private static final Set<String> FUNCTIONS =
      Set.of("min", "max", "addExact", "multiplyExact", "multiplyHigh", "multiplyFull", "hypot");

  private Commuting() {}

  /** Operators that commute in every bit: all but sums and products of floating-point numbers. */
  static Set<Node> exact(Graph graph) {
    return those(
        graph,
        node ->
            node.target() instanceof MemberRef member
                && isOperator(member)
                && !isFloating(member.parameters().get(0)));
  }

  /** All operators and functions of {@code Math} that commute. */
  static Set<Node> ofLanguage(Graph graph) {
    return those(
        graph,
        node ->
            node.target() instanceof MemberRef member && (isOperator(member) || isOfMath(member)));
  }

  /** The calls of two operands, a receiver counting as one, with these names. */
  static Set<Node> named(Graph graph, Set<String> methods) {
    return those(
        graph,
        node -> node.target() instanceof MemberRef member && methods.contains(member.name()));
  }

  private static boolean isOperator(MemberRef member) {
    return member.isOperator()
        && OPERATORS.contains(member.name())
        && member.parameters().size() == 2
        && member.parameters().get(0).equals(member.parameters().get(1));
  }

  private static boolean isOfMath(MemberRef member) {
    String owner = member.owner().binaryName();
    return member.kind() == MemberRef.Kind.STATIC
        && (owner.equals("java.lang.Math") || owner.equals("java.lang.StrictMath"))
        && FUNCTIONS.contains(member.name());
  }

  private static boolean isFloating(TypeRef type) {
    return type == PrimitiveType.DOUBLE || type == PrimitiveType.FLOAT;
  }

  private static Set<Node> those(Graph graph, Predicate<Node> commutes) {
    Set<Node> found = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (node.args().size() == 2 && commutes.test(node)) {
        found.add(node);
      }
    }
    return found;
  }
}
