package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Region;
import java.util.function.Consumer;

/** Which variables Java reads where an expression stands, by the nodes whose values they hold. */
final class Reads {
  private final Regions regions;
  private final Schedule schedule;

  Reads(Regions regions, Schedule schedule) {
    this.regions = regions;
    this.schedule = schedule;
  }

  /** What is read to compute a node, or to evaluate what a region starts with. */
  void ofComputing(Node node, Consumer<? super Node> found) {
    if (node.target() == Region.LAMBDA) {
      regions.parts(node).operands().forEach(each -> ofValue(each, found));
      return;
    }
    for (Argument each : Schedule.evaluated(node)) {
      ofValue(each, found);
    }
    regions.copies(node).values().forEach(found);
    if (Regions.isRegion(node) && !schedule.isRegionStatement(node)) {
      for (Graph sub : regions.parts(node).graphs()) {
        ofValue(schedule.yielded(sub), found);
      }
    }
  }

  /** What is read to have the value of an argument. */
  void ofValue(Argument argument, Consumer<? super Node> found) {
    Arguments.forEachLeaf(
        argument,
        leaf -> {
          if (regions.resolve(leaf) instanceof Node node) {
            if (schedule.isInlined(node)) {
              ofComputing(node, found);
            } else {
              found.accept(node);
            }
          }
        });
  }

  /** Whether having the value of an argument has effects whose order matters. */
  boolean hasEffects(Argument argument) {
    return regions.resolve(argument) instanceof Node node && schedule.hasEffects(node);
  }

  /** Whether having the value of an argument computes nothing: it is a constant or a variable. */
  boolean isAtHand(Argument argument) {
    Argument meaning = regions.resolve(argument);
    return !(meaning instanceof Node node)
        || !schedule.isInlined(node)
        || Schedule.isStable(node)
        || node.op() == Opcode.PLACEHOLDER;
  }

  /** Whether javac may take an expression for a constant, which decides what it takes for dead. */
  boolean isConstant(Argument argument) {
    Argument meaning = regions.resolve(argument);
    if (!(meaning instanceof Node node)) {
      return true;
    }
    if (!schedule.isInlined(node) || !isFoldable(node)) {
      return false;
    }
    boolean sides =
        !Regions.isRegion(node)
            || regions.parts(node).graphs().stream()
                .allMatch(each -> isConstant(schedule.yielded(each)));
    return sides && Schedule.evaluated(node).stream().allMatch(this::isConstant);
  }

  private static boolean isFoldable(Node node) {
    return node.target() == Region.COND
        || (node.target() instanceof MemberRef member
            && (member.isOperator() || member.kind() == MemberRef.Kind.STATIC_GETTER));
  }
}
