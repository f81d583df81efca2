package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.OperatorSyntax;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import dev.tracewright.graph.TupleType;
import dev.tracewright.graph.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which nodes of a graph and its sub-graphs become statements, and which are written inside the
 * expression that uses them.
 *
 * <p>A node that is used once and has no name of its own may move into its use if Java then
 * evaluates everything in the graph's order. Nodes that wait for their use form a queue in the
 * order of the graph: a use takes the waiting nodes with effects from the end of the queue, in
 * order, or the whole queue is written down as statements first. Nodes without effects wait
 * anywhere, one that reads a local variable until something assigns that. A region whose sub-graphs
 * are plain expressions is an expression like any other.
 */
final class Schedule {
  static final int MAX_DEPTH = 40;
  private static final int MAX_NODES = 24;

  /** How many conditional expressions one expression holds at most, inside each other or not. */
  private static final int MAX_CONDITIONALS = 2;

  private final Regions regions;
  private final Map<Graph, List<Node>> statements = new HashMap<>();
  private final Map<Graph, Tree> ends = new HashMap<>();
  private final Set<Node> inlined = new HashSet<>();
  private final Set<Node> inlinedWithEffects = new HashSet<>();
  private final Set<Node> expressions = new HashSet<>();

  /**
   * The expression that a node has become.
   *
   * @param loads the local variables that it reads, by the nodes that declare them
   */
  private record Tree(boolean hasEffects, int depth, int nodes, int conditionals, Set<Node> loads) {
    boolean isTooBig() {
      return depth > MAX_DEPTH || nodes > MAX_NODES || conditionals > MAX_CONDITIONALS;
    }
  }

  /** Plans the statements of a graph. */
  Schedule(Graph graph, Regions regions) {
    this.regions = regions;
    plan(graph);
  }

  private void plan(Graph graph) {
    Queue queue = new Queue();
    for (Node node : graph.nodes()) {
      if (Regions.isName(node)) {
        continue;
      }
      if (isStable(node)) {
        continue;
      }
      if (Regions.isRegion(node)) {
        regions.parts(node).graphs().forEach(this::plan);
      }
      queue.add(node);
    }
    queue.end();
    statements.put(graph, queue.written);
  }

  /** The nodes of a graph that are statements of their own, in order. */
  List<Node> statements(Graph graph) {
    return Objects.requireNonNull(statements.get(graph), "a graph of another method");
  }

  /** Whether the node is written where it is used. */
  boolean isInlined(Node node) {
    return inlined.contains(node) || isStable(node);
  }

  /** Whether the node is written where it is used and has effects whose order matters. */
  boolean hasEffects(Node node) {
    return inlinedWithEffects.contains(node);
  }

  /** Whether the node is a region that is written as statements, not as an expression. */
  boolean isRegionStatement(Node node) {
    return Regions.isRegion(node) && !expressions.contains(node);
  }

  /** Whether the node is a field of the module, which can be read anywhere at any time. */
  static boolean isStable(Node node) {
    return node.target() instanceof AttributePath path && !path.isMutable();
  }

  /**
   * The arguments whose values a node takes where it stands, in the order in which Java evaluates
   * them. The operands of a region are names for its sub-graphs.
   */
  static List<Argument> evaluated(Node node) {
    if (node.target() instanceof Region region) {
      return switch (region) {
        case COND, SWITCH, SYNCHRONIZED -> node.args().subList(0, 1);
        case LOOP -> node.args().subList(1, 2);
        case BLOCK, TRY, LAMBDA -> List.of();
      };
    }
    return node.target() == Variable.STORE ? node.args().subList(1, 2) : node.args();
  }

  /** The nodes among the evaluated arguments, in order, repetitions kept. */
  static List<Node> operands(Node node) {
    List<Node> found = new ArrayList<>();
    for (Argument argument : evaluated(node)) {
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

  /** The only value that a sub-graph yields, if it does nothing but yield it. */
  Argument yielded(Graph sub) {
    return sub.outputNode().orElseThrow().arg(0);
  }

  private boolean onlyYields(Graph sub) {
    List<Node> all = statements(sub);
    return all.size() == 1
        && all.get(0).target().equals(Exit.YIELD)
        && all.get(0).args().size() == 1;
  }

  /** Whether a region is what Java has an expression for. */
  private boolean canBeExpression(Node node) {
    boolean isChoice =
        node.target() == Region.COND || (node.target() == Region.SWITCH && !hasNullLabel(node));
    return isChoice
        && !node.users().isEmpty()
        && RegionParts.resultTypes(node).size() == 1
        && !(node.type() instanceof TupleType)
        && regions.parts(node).graphs().stream().allMatch(this::onlyYields);
  }

  /** Whether a switch asks for its selector more than once: also for null, or in parts. */
  private boolean needsVariable(Node node) {
    return hasNullLabel(node) || regions.parts(node).entries().size() > Splitter.MAX_CASES;
  }

  private boolean hasNullLabel(Node node) {
    return regions.parts(node).entries().stream().anyMatch(each -> each.contains(Literal.NULL));
  }

  /** Whether a cond is written with {@code &&} or {@code ||}. */
  boolean isLogical(Node cond) {
    return cond.type() == PrimitiveType.BOOLEAN
        && regions.parts(cond).graphs().stream().anyMatch(each -> yielded(each) instanceof Literal);
  }

  /** What a node by itself adds to an expression. */
  private Tree own(Node node) {
    if (node.target() == Variable.LOAD) {
      return new Tree(
          false,
          1,
          1,
          0,
          Variable.declarationOf((Node) node.arg(0)).stream().collect(Collectors.toSet()));
    }
    boolean effects = isOrdered(node.effects());
    if (!Regions.isRegion(node)) {
      return new Tree(effects, 1, 1, 0, Set.of());
    }
    Set<Node> loads = new HashSet<>();
    int depth = 0;
    int nodes = 1;
    int conditionals = 1;
    if (node.target() == Region.SWITCH) {
      // It takes lines of its own, so it stands alone.
      conditionals = MAX_CONDITIONALS;
    } else if (isLogical(node)) {
      conditionals = 0;
    }
    for (Graph each : regions.parts(node).graphs()) {
      Tree end = Objects.requireNonNull(ends.get(each), "planned before");
      effects |= end.hasEffects();
      loads.addAll(end.loads());
      depth = Math.max(depth, end.depth());
      nodes += node.target() == Region.SWITCH ? 0 : end.nodes();
      conditionals += end.conditionals();
    }
    return new Tree(effects, depth + 1, nodes, conditionals, loads);
  }

  private static boolean isOrdered(Effects effects) {
    return effects.mayThrow() || effects.reads() || effects.writes() || effects.mayNotTerminate();
  }

  private boolean mayWait(Node node) {
    if (node.op() == Opcode.OUTPUT
        || node.type() == PrimitiveType.VOID
        || node.type() instanceof TupleType
        || node.target() == Region.LAMBDA
        || node.target() == Variable.VARIABLE
        || isRegionStatement(node)
        || node.users().size() != 1) {
      return false;
    }
    Node user = node.users().iterator().next();
    boolean named = !node.isTemporary() && user.target() != Region.LOOP;
    boolean needsLines = node.target() == Region.SWITCH && user.op() != Opcode.OUTPUT;
    return !named
        && !needsLines
        && !(user.target() == Region.SWITCH && needsVariable(user))
        && !(isInferred(node) && user.op() == Opcode.CALL_METHOD && user.arg(0) == node)
        && operands(user).stream().filter(each -> each == node).count() == 1
        && !(user.target() instanceof Region && regions.parts(user).operands().contains(node));
  }

  /**
   * Whether javac infers type arguments that a variable of the node's type would decide: of a
   * generic method's result, which a branch may be, too.
   */
  private static boolean isInferred(Node node) {
    boolean isGeneric =
        node.target() instanceof MemberRef member && member.kind() == MemberRef.Kind.STATIC;
    return (isGeneric || Regions.isRegion(node))
        && node.type() instanceof ClassType named
        && !named.arguments().isEmpty();
  }

  private static boolean isConcat(Node node) {
    return OperatorSyntax.of(node.target()).filter(OperatorSyntax.CONCAT::equals).isPresent();
  }

  /** The nodes of one graph on their way to become statements or parts of others. */
  private final class Queue {
    private final List<Node> written = new ArrayList<>();
    private final Map<Node, Tree> waiting = new HashMap<>();
    private final Deque<Node> withEffects = new ArrayDeque<>();

    /** What reads local variables and has no effects. */
    private final Set<Node> loading = new LinkedHashSet<>();

    void add(Node node) {
      if (node.target() instanceof Region && canBeExpression(node) && !own(node).isTooBig()) {
        expressions.add(node);
      }
      List<Node> operands = operands(node);
      overwritten(node, operands).forEach(this::writeDown);
      List<Node> taken = operands.stream().filter(waiting::containsKey).toList();
      if (!canTake(node, taken)) {
        spill();
        taken = operands.stream().filter(waiting::containsKey).toList();
      }
      Tree tree = combine(node, taken);
      if (tree.isTooBig()) {
        writeDown(taken);
        tree = combine(node, List.of());
      } else {
        taken.forEach(this::take);
      }
      if (mayWait(node)) {
        waiting.put(node, tree);
        if (tree.hasEffects()) {
          withEffects.addLast(node);
        } else if (!tree.loads().isEmpty()) {
          loading.add(node);
        }
      } else {
        spill();
        written.add(node);
        if (node.op() == Opcode.OUTPUT) {
          ends.put(node.graph(), tree);
        }
      }
    }

    /** What is left has no effect and is used by nothing that was written. */
    void end() {
      spill();
      inlined.addAll(waiting.keySet());
    }

    /** What waits for another than the node and reads a variable that the node may assign. */
    private List<Node> overwritten(Node node, List<Node> operands) {
      if (node.target() != Variable.STORE && !isRegionStatement(node)) {
        return List.of();
      }
      return loading.stream()
          .filter(each -> !operands.contains(each))
          .filter(each -> tree(each).loads().stream().anyMatch(load -> uses(node, load)))
          .toList();
    }

    private Tree tree(Node waits) {
      return Objects.requireNonNull(waiting.get(waits), "what waits");
    }

    private boolean uses(Node node, Node variable) {
      return node.args().stream()
          .anyMatch(
              each ->
                  each instanceof Node operand
                      && Variable.declarationOf(operand).filter(variable::equals).isPresent());
    }

    private void take(Node node) {
      inlined.add(node);
      loading.remove(node);
      Tree tree = waiting.remove(node);
      if (tree != null && tree.hasEffects()) {
        inlinedWithEffects.add(node);
        withEffects.removeLastOccurrence(node);
      }
    }

    /** Writes down the queue, then what else was asked for. */
    private void writeDown(List<Node> nodes) {
      spill();
      nodes.forEach(this::writeDown);
    }

    private void writeDown(Node node) {
      loading.remove(node);
      if (waiting.remove(node) != null) {
        written.add(node);
      }
    }

    /** Everything with effects that waits becomes a statement, in order. */
    private void spill() {
      for (Node node = withEffects.pollFirst(); node != null; node = withEffects.pollFirst()) {
        waiting.remove(node);
        written.add(node);
      }
    }

    private boolean canTake(Node node, List<Node> taken) {
      List<Node> effects = taken.stream().filter(this::hasEffects).toList();
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

    /** Before JDK 19 javac made a left operand a string only after it had evaluated the right. */
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
      Tree own = isRegionStatement(node) ? new Tree(true, 1, 1, 0, Set.of()) : own(node);
      Set<Node> loads = new HashSet<>(own.loads());
      boolean effects = own.hasEffects();
      int depth = own.depth() - 1;
      int nodes = own.nodes();
      int conditionals = own.conditionals();
      for (Node each : taken) {
        Tree tree = waiting.get(each);
        if (tree != null) {
          effects |= tree.hasEffects();
          loads.addAll(tree.loads());
          depth = Math.max(depth, tree.depth());
          nodes += tree.nodes();
          conditionals += tree.conditionals();
        }
      }
      return new Tree(effects, depth + 1, nodes, conditionals, loads);
    }
  }
}
