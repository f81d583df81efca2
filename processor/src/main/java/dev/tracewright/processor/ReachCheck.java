package dev.tracewright.processor;

import dev.tracewright.codegen.ClassFacts;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.AttributePath.FieldStep;
import dev.tracewright.graph.CapturedMethod;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the generated class cannot reach. It names what its package can see and looks into the
 * other classes of its module and into packages that are opened to it; a protected method of the
 * JDK, say, or a private field of another module is closed to it.
 */
final class ReachCheck {
  private final AttributedRound round;
  private final ClassFacts facts;
  private final Predicate<ClassType> open;
  private final String home;
  private final Span method;
  private final Problems problems;
  private final Set<MemberRef> said = new HashSet<>();

  /**
   * A check of one captured method.
   *
   * @param open whether the generated class may look into another class: one of its own module, or
   *     of a package that is opened to it
   * @param home the package of the generated class
   * @param method where the method is declared; stands in for nodes without a position
   * @param problems takes what cannot be reached
   */
  ReachCheck(
      AttributedRound round,
      ClassFacts facts,
      Predicate<ClassType> open,
      String home,
      Span method,
      Problems problems) {
    this.round = round;
    this.facts = facts;
    this.open = open;
    this.home = home;
    this.method = method;
    this.problems = problems;
  }

  /** Checks the nodes of a graph and of those within it, and what {@code of(root)} reads. */
  void check(CapturedMethod captured) {
    check(captured.result());
    for (Assumption each : captured.assumptions()) {
      check(each.path(), null);
      if (each instanceof Assumption.Same same) {
        check(same.other(), null);
      }
    }
  }

  private void check(Graph graph) {
    for (Node node : graph.nodes()) {
      SourcePosition position = node.position().orElse(null);
      if (node.target() instanceof MemberRef member && !isOnArray(node)) {
        check(member, position);
      } else if (node.target() instanceof ModuleTarget module) {
        check(module.path(), position);
        check(module.method(), position);
      } else if (node.target() instanceof AttributePath path) {
        check(path, position);
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
    if (node.args().isEmpty()) {
      return false;
    }
    return node.args().get(0) instanceof Node receiver
        ? receiver.type() instanceof ArrayType
        : node.type() instanceof ArrayType;
  }

  private void check(AttributePath path, @Nullable SourcePosition position) {
    for (AttributePath.Step step : path.steps()) {
      if (step instanceof FieldStep field) {
        check(
            new MemberRef(
                MemberRef.Kind.GETTER, field.owner(), false, field.name(), List.of(), field.type()),
            position);
      }
    }
  }

  private void check(MemberRef member, @Nullable SourcePosition position) {
    if (member.isOperator()
        || facts.isAccessible(member, home)
        || open.test(member.owner())
        || !said.add(member)) {
      return;
    }
    // The call in this compilation: code of a dependency has no file to show.
    SourcePosition shown = position;
    Optional<Span> place = Optional.empty();
    while (shown != null && place.isEmpty()) {
      place = round.spanAt(shown.file(), shown.line(), shown.column());
      shown = shown.caller();
    }
    problems.add(
        new Problem(
            Key.INACCESSIBLE,
            place.orElse(method),
            shown,
            List.of(member.name(), member.owner().simpleName())));
  }
}
