package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks that hold for every node; {@link RegionLint} has those of sub-graphs and exits. */
final class Lint {
  private static final int LISTED = 5;

  private Lint() {}

  static void check(Graph graph) {
    VariableLint variables = VariableLint.of(graph);
    Deque<Graph> open = new ArrayDeque<>();
    open.push(graph);
    while (!open.isEmpty()) {
      Graph each = open.pop();
      checkNodes(each, variables);
      for (Node node : each.nodes()) {
        for (Graph sub : Arguments.subGraphs(node)) {
          open.push(sub);
        }
      }
    }
  }

  private static void checkNodes(Graph graph, VariableLint variables) {
    Node previous = null;
    long uses = 0;
    long users = 0;
    int count = 0;
    for (Node node = graph.first; node != null; node = node.next) {
      require(
          node.graph() == graph && !node.isErased() && node.prev == previous,
          LintRule.MEMBERSHIP,
          node,
          "it is not linked to its neighbours");
      checkPlace(previous, node);
      checkNode(graph, node);
      variables.check(node);
      uses += node.inputNodes().size();
      users += node.userCount();
      previous = node;
      count++;
    }
    if (previous == null || previous.op() != Opcode.OUTPUT) {
      throw new LintException(
          LintRule.ONE_OUTPUT, "", "the graph has no output (" + LintRule.ONE_OUTPUT.text() + ")");
    }
    require(count == graph.size(), LintRule.MEMBERSHIP, previous, "nodes are missing");
    require(uses == users, LintRule.USERS, previous, "some node has users that do not use it");
  }

  private static void checkPlace(@Nullable Node previous, Node node) {
    if (previous == null) {
      return;
    }
    require(
        NodeOrder.isBefore(previous, node),
        LintRule.MEMBERSHIP,
        node,
        () -> "its place does not follow that of %" + previous);
    require(
        previous.op() != Opcode.OUTPUT,
        LintRule.ONE_OUTPUT,
        node,
        () -> "it stands behind the output %" + previous);
    require(
        node.op() != Opcode.PLACEHOLDER || previous.op() == Opcode.PLACEHOLDER,
        LintRule.PARAMETERS_FIRST,
        node,
        () -> "it stands behind %" + previous);
  }

  private static void checkNode(Graph graph, Node node) {
    require(
        Namespace.isLegal(node.name()) && graph.isNamed(node),
        LintRule.NAME,
        node,
        "the name means nothing or another node");
    require(
        Targets.fits(node.op(), node.target()),
        LintRule.TARGET,
        node,
        () -> "its target is " + node.target().text());
    require(
        node.args().isEmpty() || Targets.takesArguments(node.op()),
        LintRule.ARGUMENTS,
        node,
        () -> "a " + node.op().text() + " takes none");
    Uses found = Uses.of(node.args());
    require(
        found.nodes().equals(node.inputNodes()),
        LintRule.USERS,
        node,
        "its arguments are not what it is known to use");
    for (Node input : found.nodes()) {
      require(
          input.graph() == graph && !input.isErased(),
          LintRule.ARGUMENTS,
          node,
          () -> "its argument %" + input + " belongs to another graph or was erased");
      require(
          NodeOrder.isBefore(input, node),
          LintRule.ORDER,
          node,
          () -> "its argument %" + input + " stands behind it");
      require(
          input.users().contains(node),
          LintRule.USERS,
          node,
          () -> "its argument %" + input + " does not know it");
    }
    checkTuple(node);
    RegionLint.check(node, found);
  }

  private static void checkTuple(Node node) {
    if (node.target() instanceof Projection projection) {
      require(
          node.args().size() == 1
              && node.arg(0) instanceof Node source
              && source.type() instanceof TupleType tuple
              && projection.index() < tuple.elements().size(),
          LintRule.TUPLE,
          node,
          "it projects no result that there is");
    }
    if (node.type() instanceof TupleType) {
      for (Node user : node.users()) {
        require(
            user.target() instanceof Projection,
            LintRule.TUPLE,
            user,
            () -> "it uses %" + node + ", which has several results");
      }
    }
  }

  static void require(boolean holds, LintRule rule, Node node, String what) {
    require(holds, rule, node, () -> what);
  }

  /** For what every node is asked: the words are put together only where they are needed. */
  private static void require(boolean holds, LintRule rule, Node node, Supplier<String> what) {
    if (!holds) {
      String where = node.position().map(each -> " at " + each).orElse("");
      Node owner = node.graph().ownerOrNull();
      String inside = owner == null ? "" : ", inside %" + owner;
      throw new LintException(
          rule,
          node.name(),
          "%" + node + where + inside + ": " + what.get() + " (" + rule.text() + ")");
    }
  }

  /** Names for a message, the first few of many. */
  static String listing(Collection<Node> nodes) {
    String names =
        nodes.stream().limit(LISTED).map(each -> "%" + each).collect(Collectors.joining(", "));
    return nodes.size() > LISTED ? names + " and " + (nodes.size() - LISTED) + " more" : names;
  }
}
