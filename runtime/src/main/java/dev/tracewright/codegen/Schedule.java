package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.OperatorSyntax;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TupleType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes become statements, and which are written inside the expression that uses them.
 *
 * <p>A node that is used once and has no name of its own may move into its use if Java then
 * evaluates everything in the graph's order. Nodes that wait for their use form a queue in the
 * order of the graph: a use takes the waiting nodes with effects from the end of the queue, in
 * order, or the whole queue is written down as statements first. Nodes without effects wait
 * anywhere.
 */
final class Schedule {
  static final int MAX_DEPTH = 40;
  private static final int MAX_NODES = 24;

  private final List<Node> statements = new ArrayList<>();
  private final Set<Node> inlined = new HashSet<>();
  private final Map<Node, Tree> waiting = new HashMap<>();
  private final Deque<Node> withEffects = new ArrayDeque<>();

  /** The expression that a node has become. */
  private record Tree(boolean hasEffects, int depth, int nodes) {}

  /** Plans the statements of a graph. */
  Schedule(Graph graph) {
    for (Node node : graph.nodes()) {
      if (node.op() == Opcode.PLACEHOLDER) {
        continue;
      }
      if (isStable(node)) {
        inlined.add(node);
      } else {
        add(node);
      }
    }
    spill();
    // What is left has no effect and is used by nothing that was written.
    inlined.addAll(waiting.keySet());
  }

  /** The nodes that are statements of their own, in order. */
  List<Node> statements() {
    return statements;
  }

  /** Whether the node is written where it is used. */
  boolean isInlined(Node node) {
    return inlined.contains(node);
  }

  /** Whether the node is a field of the module, which can be read anywhere at any time. */
  static boolean isStable(Node node) {
    return node.target() instanceof AttributePath path && !path.isMutable();
  }

  private void add(Node node) {
    List<Node> operands = operands(node);
    List<Node> taken = operands.stream().filter(waiting::containsKey).toList();
    if (!canTake(node, taken)) {
      spill();
      taken = operands.stream().filter(waiting::containsKey).toList();
    }
    Tree tree = combine(node, taken);
    if (tree.depth() > MAX_DEPTH || tree.nodes() > MAX_NODES) {
      writeDown(taken);
      tree = combine(node, List.of());
    } else {
      taken.forEach(this::take);
    }
    if (mayWait(node)) {
      waiting.put(node, tree);
      if (tree.hasEffects()) {
        withEffects.addLast(node);
      }
    } else {
      spill();
      statements.add(node);
    }
  }

  private void take(Node node) {
    inlined.add(node);
    Tree tree = waiting.remove(node);
    if (tree != null && tree.hasEffects()) {
      withEffects.removeLastOccurrence(node);
    }
  }

  /** Writes down the queue, then what else was asked for. */
  private void writeDown(List<Node> nodes) {
    spill();
    for (Node node : nodes) {
      if (waiting.remove(node) != null) {
        statements.add(node);
      }
    }
  }

  /** Everything with effects that waits becomes a statement, in order. */
  private void spill() {
    for (Node node = withEffects.pollFirst(); node != null; node = withEffects.pollFirst()) {
      waiting.remove(node);
      statements.add(node);
    }
  }

  private boolean canTake(Node node, List<Node> taken) {
    List<Node> effects = taken.stream().filter(each -> hasEffects(each)).toList();
    if (isConcat(node)
        && node.arg(1) instanceof Node second
        && effects.contains(second)
        && isConvertedLate(node.arg(0))) {
      return false;
    }
    var last = withEffects.descendingIterator();
    for (int i = effects.size() - 1; i >= 0; i--) {
      if (!last.hasNext() || last.next() != effects.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isConcat(Node node) {
    return OperatorSyntax.of(node.target()).filter(OperatorSyntax.CONCAT::equals).isPresent();
  }

  /** Before JDK 19 javac made a left operand a string only after it had evaluated the right one. */
  private boolean isConvertedLate(Argument left) {
    if (!(left instanceof Node node) || node.type().isPrimitive()) {
      return false;
    }
    return !node.type().equals(ClassType.STRING) || (isConcat(node) && waiting.containsKey(node));
  }

  private boolean hasEffects(Node node) {
    Tree tree = waiting.get(node);
    return tree != null && tree.hasEffects();
  }

  private Tree combine(Node node, List<Node> taken) {
    boolean effects = isOrdered(node.effects());
    int depth = 0;
    int nodes = 1;
    for (Node each : taken) {
      Tree tree = waiting.get(each);
      if (tree != null) {
        effects |= tree.hasEffects();
        depth = Math.max(depth, tree.depth());
        nodes += tree.nodes();
      }
    }
    return new Tree(effects, depth + 1, nodes);
  }

  private static boolean isOrdered(Effects effects) {
    return effects.mayThrow() || effects.reads() || effects.writes() || effects.mayNotTerminate();
  }

  private static boolean mayWait(Node node) {
    if (node.op() == Opcode.OUTPUT
        || node.type() == PrimitiveType.VOID
        || node.type() instanceof TupleType
        || node.target() instanceof Region
        || node.users().size() != 1
        || !node.isTemporary()) {
      return false;
    }
    Node user = node.users().iterator().next();
    return user.graph() == node.graph()
        && !(user.target() instanceof Region)
        && !(isInferred(node) && user.op() == Opcode.CALL_METHOD && user.arg(0) == node)
        && operands(user).stream().filter(each -> each == node).count() == 1;
  }

  /** Whether javac infers type arguments that a variable of the node's type would decide. */
  private static boolean isInferred(Node node) {
    return node.target() instanceof MemberRef member
        && member.kind() == MemberRef.Kind.STATIC
        && node.type() instanceof ClassType named
        && !named.arguments().isEmpty();
  }

  /** The nodes among the arguments in the order in which Java evaluates them, repetitions kept. */
  static List<Node> operands(Node node) {
    List<Node> found = new ArrayList<>();
    for (Argument argument : node.args()) {
      Arguments.forEachLeaf(
          argument,
          leaf -> {
            if (leaf instanceof Node operand) {
              found.add(operand);
            }
          });
    }
    return found;
  }

  /** For each variable, the last statement that reads it, by its index. */
  Map<Node, Integer> lastUses() {
    Map<Node, Integer> last = new LinkedHashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      visit(statements.get(i), i, last);
    }
    return last;
  }

  private void visit(Node node, int index, Map<Node, Integer> last) {
    for (Node operand : operands(node)) {
      if (isStable(operand)) {
        continue;
      }
      if (inlined.contains(operand)) {
        visit(operand, index, last);
      } else {
        last.put(operand, index);
      }
    }
  }
}
