package dev.tracewright.processor;

import dev.tracewright.codegen.ClassFacts;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Span;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds what the generated class cannot reach. It names what its package can see and looks into the
 * other classes of its module; a protected method of the JDK, say, is closed to it.
 */
final class ReachCheck {
  private final AttributedRound round;
  private final ClassFacts facts;
  private final Predicate<ClassType> sameModule;
  private final String home;
  private final Span method;
  private final Problems problems;

  /**
   * A check of one captured method.
   *
   * @param sameModule whether a class is in the module of the generated class
   * @param home the package of the generated class
   * @param method where the method is declared; stands in for nodes without a position
   * @param problems takes what cannot be reached
   */
  ReachCheck(
      AttributedRound round,
      ClassFacts facts,
      Predicate<ClassType> sameModule,
      String home,
      Span method,
      Problems problems) {
    this.round = round;
    this.facts = facts;
    this.sameModule = sameModule;
    this.home = home;
    this.method = method;
    this.problems = problems;
  }

  /** Checks the nodes of a graph and of those within it. */
  void check(Graph graph) {
    for (Node node : graph.nodes()) {
      if (node.target() instanceof MemberRef member && !isOnArray(node)) {
        check(node, member);
      } else if (node.target() instanceof ModuleTarget module) {
        check(node, module.method());
      }
      for (Argument argument : node.args()) {
        if (argument instanceof Graph inner) {
          check(inner);
        }
      }
    }
  }

  /** Arrays have a public {@code clone} that no class declares. */
  private static boolean isOnArray(Node node) {
    return !node.args().isEmpty()
        && node.args().get(0) instanceof Node receiver
        && receiver.type() instanceof ArrayType;
  }

  private void check(Node node, MemberRef member) {
    if (member.isOperator()
        || facts.isAccessible(member, home)
        || sameModule.test(member.owner())) {
      return;
    }
    SourcePosition position = node.position().orElse(null);
    Span place =
        position == null
            ? method
            : round.spanAt(position.file(), position.line(), position.column()).orElse(method);
    problems.add(
        new Problem(
            Key.INACCESSIBLE,
            place,
            position == null ? null : position.caller(),
            List.of(member.name(), member.owner().simpleName())));
  }
}
