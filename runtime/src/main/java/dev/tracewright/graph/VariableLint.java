package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The checks of variables: who uses them, and for what. Graphs are met before their sub-graphs. */
final class VariableLint {
  /** The parameters of sub-graphs that stand for variables. Nodes are equal only if the same. */
  private final Set<Node> parameters = new HashSet<>();

  private VariableLint() {}

  /** For a graph whose own parameters may stand for variables of the graphs around it. */
  static VariableLint of(Graph graph) {
    VariableLint lint = new VariableLint();
    Deque<Node> around = new ArrayDeque<>();
    for (Node owner = graph.ownerOrNull(); owner != null; owner = owner.graph().ownerOrNull()) {
      around.push(owner);
    }
    for (Node each : around) {
      RegionLint.check(each, Uses.of(each.args()));
      lint.handOn(each);
    }
    return lint;
  }

  /** Checks a node that is else all right. */
  void check(Node node) {
    if (node.target() instanceof Variable variable) {
      checkShape(node, variable);
    }
    List<Argument> free = List.of();
    if (node.target() instanceof Region region) {
      RegionParts parts = RegionParts.of(node);
      int given = region == Region.LAMBDA ? 0 : parts.operands().size();
      free = node.args().subList(0, node.args().size() - given);
      handOn(node);
    } else if (node.target() == Variable.LOAD) {
      return;
    } else {
      free = node.target() == Variable.STORE ? node.args().subList(1, 2) : node.args();
    }
    for (Argument argument : free) {
      Arguments.forEachLeaf(argument, leaf -> requireValue(node, leaf));
    }
  }

  private void checkShape(Node node, Variable variable) {
    int arity = variable == Variable.STORE ? 2 : 1;
    require(node.args().size() == arity, node, "a " + variable.text() + " has other arguments");
    require(
        variable == Variable.VARIABLE || isVariable(node.arg(0)),
        node,
        "its first argument is no variable");
  }

  private void requireValue(Node user, Argument leaf) {
    require(!isVariable(leaf), user, "it uses the variable %" + leaf + " as a value");
  }

  private boolean isVariable(Argument argument) {
    return argument instanceof Node node
        && (node.target() == Variable.VARIABLE || parameters.contains(node));
  }

  /** Notes which parameters of a region's sub-graphs stand for variables. */
  private void handOn(Node region) {
    RegionParts parts = RegionParts.of(region);
    for (Graph sub : parts.graphs()) {
      List<Node> placeholders = sub.placeholders();
      int own = parts.ownParameters(sub);
      for (int i = 0; i < parts.operands().size(); i++) {
        if (isVariable(parts.operands().get(i))) {
          parameters.add(placeholders.get(own + i));
        }
      }
    }
  }

  private static void require(boolean holds, Node node, String what) {
    Lint.require(holds, LintRule.VARIABLE, node, what);
  }
}
