package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which nodes of a graph can be computed once, when a module is made, if its attributes never
 * change: those that use literals, attributes and each other alone, that end and do not throw or
 * write, that read nothing but what they are given, and whose result, if it is a new object, does
 * not escape.
 *
 * <p>Of a node in a branch or loop body that is asked only if it cannot throw by what is known of
 * its target. What was said of a node may have left out exceptions on which nobody relies; it is
 * computed early only where every call gets to it that does not fail before.
 */
public final class LoadTime {
  private final Sharing sharing;
  private final Escapes escapes;
  private final Set<Node> known = new HashSet<>();
  private final List<Node> nodes = new ArrayList<>();

  private LoadTime(Sharing sharing, Escapes escapes) {
    this.sharing = sharing;
    this.escapes = escapes;
  }

  /** The nodes of a graph, sub-graphs included, that can be computed at load time. */
  public static LoadTime of(Graph graph) {
    Sharing sharing = Sharing.of(graph);
    LoadTime found = new LoadTime(sharing, Escapes.of(graph, sharing));
    found.visit(graph, true);
    return found;
  }

  /**
   * The nodes, each after those that it uses; of a region the node alone, which stands for all in
   * it. A box of a literal is left out: it is as good as the literal.
   */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /**
   * What an input of such a node stands for: such a node, an attribute, a box of a literal, or an
   * argument that holds no node. A parameter of a sub-graph stands for what the sub-graph is given.
   */
  public Argument meaning(Node input) {
    Node each = input;
    while (each.op() == Opcode.PLACEHOLDER) {
      RegionFlow.Parameter parameter = sharing.flow().parameter(each);
      if (parameter == null) {
        throw new IllegalArgumentException("%" + input + " is not known at load time");
      }
      if (!(parameter.given() instanceof Node given)) {
        return parameter.given();
      }
      each = given;
    }
    return each;
  }

  /** Decides for the nodes of one graph; {@code always} if each call gets to them. */
  private void visit(Graph graph, boolean always) {
    boolean reached = always;
    for (Node node : graph.nodes()) {
      boolean isCall = node.op() == Opcode.CALL_FUNCTION || node.op() == Opcode.CALL_METHOD;
      if (isCall ? isLoadTime(node, reached) : isKnown(node)) {
        known.add(node);
        if (isCall && !isBoxedLiteral(node)) {
          nodes.add(node);
        }
      } else {
        Arguments.subGraphs(node).forEach(each -> visit(each, false));
        reached &= !leaves(node);
      }
    }
  }

  /** Whether a parameter or attribute is known. */
  private boolean isKnown(Node node) {
    if (node.op() == Opcode.GET_ATTR) {
      return !node.effects().mayThrow();
    }
    RegionFlow.Parameter parameter = sharing.flow().parameter(node);
    return parameter != null
        && !parameter.isCarried()
        && !(parameter.given() instanceof Node given && !known.contains(given));
  }

  private static boolean isBoxedLiteral(Node node) {
    return node.inputNodes().isEmpty()
        && node.target() instanceof MemberRef member
        && member.name().equals("valueOf")
        && PrimitiveType.unboxed(member.owner()).isPresent();
  }

  private boolean isLoadTime(Node node, boolean always) {
    Effects effects = node.effects();
    if (effects.mayThrow()
        || effects.writes()
        || effects.mayNotTerminate()
        || (effects.reads() && escapes.changesAttributes())
        || (effects.fresh() && escapes.escapes(node))
        || !known.containsAll(node.inputNodes())) {
      return false;
    }
    boolean isPart =
        node.target() instanceof MemberRef
            || node.target() == Region.COND
            || node.target() == Region.SWITCH
            || node.target() == Region.BLOCK;
    boolean hasValue = node.type() != PrimitiveType.VOID && !(node.type() instanceof TupleType);
    return isPart && hasValue && allInside(node, always);
  }

  /** Whether a node and all nodes in its sub-graphs can be computed elsewhere and earlier. */
  private static boolean allInside(Node node, boolean always) {
    boolean isMovable =
        node.op() == Opcode.OUTPUT
            || (readsGivenAlone(node)
                && (always || node.ownEffects().isEmpty())
                && isNameable(node.type()));
    return isMovable
        && Arguments.subGraphs(node).stream()
            .allMatch(sub -> sub.nodes().stream().allMatch(each -> allInside(each, always)));
  }

  /** A static field, or what a method without operands looks at, is no attribute. */
  private static boolean readsGivenAlone(Node node) {
    return node.op() == Opcode.GET_ATTR
        || node.target() instanceof Region
        || !node.effects().reads()
        || !Sharing.references(node.args()).isEmpty();
  }

  /** Whether the type means the same outside of a generic method. */
  private static boolean isNameable(TypeRef type) {
    if (type instanceof ClassType named) {
      return named.arguments().stream().allMatch(LoadTime::isNameable);
    }
    if (type instanceof ArrayType array) {
      return isNameable(array.component());
    }
    return type instanceof Wildcard wildcard
        ? isNameable(wildcard.bound())
        : !(type instanceof TypeVariable || type instanceof NullType);
  }

  /** Whether a region may end the method, so that not every call gets behind it. */
  private static boolean leaves(Node node) {
    if (node.target() == Region.LAMBDA) {
      return false;
    }
    for (Graph sub : Arguments.subGraphs(node)) {
      for (Node each : sub.nodes()) {
        boolean ends =
            each.target() instanceof Exit exit
                && (exit.kind() == Exit.Kind.RETURN || exit.kind() == Exit.Kind.THROW);
        if (ends || leaves(each)) {
          return true;
        }
      }
    }
    return false;
  }
}
