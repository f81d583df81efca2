package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Erases null checks that cannot fail, since the value was used as an object before, and those that
 * the next thing to happen makes as well.
 */
final class NullChecks {
  private static final Set<String> ON_ARRAYS = Set.of("getItem", "setItem", "length");

  private NullChecks() {}

  /** Erases them in a graph and its sub-graphs. */
  static void drop(Graph traced) {
    drop(traced, new HashSet<>());
  }

  /**
   * Erases them.
   *
   * @param safe what is known not to be null where the graph begins
   */
  private static void drop(Graph graph, Set<Argument> safe) {
    for (Node node : graph.nodes()) {
      if (node.target() instanceof Region) {
        inside(node, safe);
        continue;
      }
      Optional<Argument> used = used(node);
      if (isOperator(node, "nullCheck")
          && (used.filter(safe::contains).isPresent() || isRepeated(node))) {
        // What the next use checks is not known before that.
        graph.erase(node);
        continue;
      }
      if (isOperator(node, "cast") && safe.contains(node.arg(0))) {
        safe.add(node);
      }
      used.ifPresent(safe::add);
    }
  }

  /** Erases them in the sub-graphs of a region, which see its operands as their last parameters. */
  private static void inside(Node region, Set<Argument> safe) {
    List<Argument> args = region.args();
    for (int i = 0; i < args.size(); i++) {
      if (!(args.get(i) instanceof Graph body)) {
        continue;
      }
      Optional<Argument> instance = i == 1 ? tested(region) : Optional.empty();
      Set<Argument> known = new HashSet<>();
      List<Node> parameters = body.placeholders();
      int operand = args.size() - 1;
      int parameter = parameters.size() - 1;
      while (!(args.get(operand) instanceof Graph || args.get(operand) instanceof ListArgument)) {
        Argument value = args.get(operand);
        if (safe.contains(value) || instance.filter(value::equals).isPresent()) {
          known.add(parameters.get(parameter));
        }
        operand--;
        parameter--;
      }
      drop(body, known);
    }
  }

  /** What is an object of some class if the first branch of a region is taken. */
  private static Optional<Argument> tested(Node region) {
    return region.target() == Region.COND
            && region.arg(0) instanceof Node condition
            && isOperator(condition, "instanceOf")
        ? Optional.of(condition.arg(0))
        : Optional.empty();
  }

  /** What the node uses as an object, so that it throws where that is null. */
  private static Optional<Argument> used(Node node) {
    if (!(node.target() instanceof MemberRef member) || node.args().isEmpty()) {
      return Optional.empty();
    }
    boolean uses =
        switch (member.kind()) {
          case VIRTUAL, GETTER -> true;
          case STATIC ->
              isOperator(node, "nullCheck")
                  || (member.isOperator() && ON_ARRAYS.contains(member.name()));
          case CONSTRUCTOR, STATIC_GETTER -> false;
        };
    return uses ? Optional.of(node.arg(0)) : Optional.empty();
  }

  /** Whether nothing is noticed between the check and the next use, which throws the same. */
  private static boolean isRepeated(Node check) {
    Optional<Node> next = check.next();
    while (next.isPresent() && next.get().effects().isRemovable() && used(next.get()).isEmpty()) {
      next = next.get().next();
    }
    return next.flatMap(NullChecks::used).filter(check.arg(0)::equals).isPresent();
  }

  private static boolean isOperator(Node node, String name) {
    return node.target() instanceof MemberRef member
        && member.isOperator()
        && member.name().equals(name);
  }
}
