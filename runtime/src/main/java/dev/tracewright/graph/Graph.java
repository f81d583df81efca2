package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list of {@link Node}s in execution order; also an argument of the node that holds it. */
public final class Graph implements Argument {
  private final List<Node> nodes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** An empty graph. */
  public Graph() {}

  /** The nodes in execution order. */
  public Iterable<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** How many nodes there are. */
  public int size() {
    return nodes.size();
  }

  /** The output node, once there is one. */
  public Optional<Node> outputNode() {
    return nodes.isEmpty() || nodes.get(nodes.size() - 1).op() != Opcode.OUTPUT
        ? Optional.empty()
        : Optional.of(nodes.get(nodes.size() - 1));
  }

  /**
   * Makes a node at the insert point.
   *
   * @param name the name to take, or null for one made from the target; a clash is resolved by
   *     torch.fx's rules
   * @throws IllegalArgumentException if the target does not fit the opcode or an argument belongs
   *     to another graph
   */
  public Node createNode(
      Opcode op,
      Target target,
      List<? extends Argument> args,
      TypeRef type,
      @Nullable String name,
      @Nullable SourcePosition position) {
    String base = name == null ? target.nameHint() : name;
    String unique = base;
    for (int i = 1; !names.add(unique); i++) {
      unique = base + "_" + i;
    }
    Node node = new Node(this, op, target, args, type, unique);
    node.setPosition(position);
    nodes.add(node);
    return node;
  }

  /** A parameter. */
  public Node placeholder(String name, TypeRef type) {
    return createNode(Opcode.PLACEHOLDER, new ParameterName(name), List.of(), type, name, null);
  }

  /** A value read from the root. */
  public Node getAttr(AttributePath path, TypeRef type) {
    return createNode(Opcode.GET_ATTR, path, List.of(), type, null, null);
  }

  /** A call of an operator, static method, constructor, static field, region or projection. */
  public Node callFunction(Target target, List<? extends Argument> args, TypeRef type) {
    return createNode(Opcode.CALL_FUNCTION, target, args, type, null, null);
  }

  /** A call of an instance method; the receiver is the first argument. */
  public Node callMethod(MemberRef method, List<? extends Argument> args, TypeRef type) {
    return createNode(Opcode.CALL_METHOD, method, args, type, null, null);
  }

  /** A call of a method of a leaf submodule. */
  public Node callModule(ModuleTarget target, List<? extends Argument> args, TypeRef type) {
    return createNode(Opcode.CALL_MODULE, target, args, type, null, null);
  }

  /** The return of {@code value}. */
  public Node output(Argument value) {
    TypeRef type = value instanceof Node node ? node.type() : PrimitiveType.VOID;
    return createNode(Opcode.OUTPUT, Exit.RETURN, List.of(value), type, null, null);
  }

  /** The return of a {@code void} method. */
  public Node output() {
    return createNode(Opcode.OUTPUT, Exit.RETURN, List.of(), PrimitiveType.VOID, null, null);
  }
}
