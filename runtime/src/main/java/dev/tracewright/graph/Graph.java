package dev.tracewright.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list of {@link Node}s in execution order; also an argument of the node that holds it.
 *
 * <p>Every edit keeps users, names and order right or is refused with the reason. Graphs are not
 * safe for use by several threads while one of them edits.
 */
public final class Graph implements Argument {
  /** How many levels arguments and graphs in graphs may nest, together. */
  public static final int MAX_DEPTH = 200;

  private final Namespace names = new Namespace();
  private final NodeOrder order = new NodeOrder();
  private @Nullable TargetIndex index;
  private @Nullable InsertPoint insertPoint;
  private @Nullable Node owner;
  private @Nullable Node lastPlaceholder;
  private int size;

  /** How many levels of arguments and graphs there may be below: never less than there are. */
  private int height;

  /** How many levels of arguments there are between the owner and this graph. */
  private int depthInOwner;

  @Nullable Node first;
  @Nullable Node last;

  /** An empty graph. */
  public Graph() {}

  /**
   * Reads back what {@link #toString()} or {@link #toStringWithPositions()} printed. The text need
   * not be trusted: how deep it nests is bounded.
   *
   * @throws GraphParseException if the text is no graph, with line and column
   */
  public static Graph parse(String text) {
    return GraphParser.parse(text);
  }

  /** The nodes in execution order; a live view that can be walked while the graph is edited. */
  public NodeList nodes() {
    return new NodeList(this);
  }

  /** Visits each node and, before the next one, the nodes of its sub-graphs. */
  public void forEachNode(Consumer<? super Node> visit) {
    Walk.preOrder(this, visit);
  }

  /** How many nodes there are. */
  public int size() {
    return size;
  }

  /** The parameters in order. */
  public List<Node> placeholders() {
    List<Node> found = new java.util.ArrayList<>();
    for (Node node = first; node != null && node.op() == Opcode.PLACEHOLDER; node = node.next) {
      found.add(node);
    }
    return found;
  }

  /** The output node, once there is one. */
  public Optional<Node> outputNode() {
    return last == null || last.op() != Opcode.OUTPUT ? Optional.empty() : Optional.of(last);
  }

  /** The node with this name. */
  public Optional<Node> node(String name) {
    return Optional.ofNullable(names.node(name));
  }

  /** The node of which this graph is an argument, if it is a sub-graph. */
  public Optional<Node> owner() {
    return Optional.ofNullable(owner);
  }

  /** The nodes with an opcode and a target, in execution order; found through an index. */
  public List<Node> findNodes(Opcode op, Target target) {
    if (index == null) {
      index = new TargetIndex();
      for (Node each = first; each != null; each = each.next) {
        index.add(each);
      }
    }
    return index.find(op, target);
  }

  /** The nodes with an opcode, in execution order; every node is looked at. */
  public List<Node> findNodes(Opcode op) {
    return nodes().stream().filter(each -> each.op() == op).toList();
  }

  /**
   * Makes a node at the insert point; a placeholder, where no insert point was set, behind the last
   * one.
   *
   * @param name the name to take, kept as it is wherever Java allows it, or null for one made from
   *     the target; a clash is resolved by torch.fx's rules
   * @throws IllegalArgumentException if the target does not fit the opcode, if an argument belongs
   *     to another graph or is defined later, or if the opcode cannot stand there
   */
  public Node createNode(
      Opcode op,
      Target target,
      List<? extends Argument> args,
      TypeRef type,
      @Nullable String name,
      @Nullable SourcePosition position) {
    Targets.requireFit(op, target);
    List<Argument> copy = List.copyOf(args);
    Uses uses = Uses.of(copy);
    Node place = place(op);
    Edits.requirePlace(op, target, place == null ? last : place.prev, place);
    Edits.requireLegalUses(this, null, op, target, copy, uses, place);
    Node node = new Node(this, op, target, type);
    node.setPosition(position);
    String wanted = name == null ? Namespace.fromHint(target.nameHint()) : name;
    take(node, name == null ? wanted : Namespace.fromExplicit(name));
    link(node, place);
    node.replaceArgs(copy, uses);
    if (index != null) {
      index.add(node);
    }
    if (insertPoint != null) {
      insertPoint.made(node);
    }
    if (!uses.graphs().isEmpty()) {
      Labels.follow(node, wanted);
    }
    return node;
  }

  private @Nullable Node place(Opcode op) {
    if (insertPoint != null) {
      return insertPoint.following();
    }
    if (op != Opcode.PLACEHOLDER) {
      return null;
    }
    return lastPlaceholder == null ? first : lastPlaceholder.next;
  }

  /** A parameter. */
  public Node placeholder(String name, TypeRef type) {
    return createNode(Opcode.PLACEHOLDER, new ParameterName(name), List.of(), type, name, null);
  }

  /** A parameter behind all others, whatever the insert point. */
  Node addParameter(ParameterName name, TypeRef type) {
    InsertPoint before = insertPoint;
    insertPoint = null;
    try {
      return createNode(Opcode.PLACEHOLDER, name, List.of(), type, null, null);
    } finally {
      insertPoint = before;
    }
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
    List<Argument> values = List.of(value);
    return createNode(Opcode.OUTPUT, Exit.RETURN, values, Exit.typeOf(values), null, null);
  }

  /** The return of a {@code void} method. */
  public Node output() {
    return createNode(Opcode.OUTPUT, Exit.RETURN, List.of(), PrimitiveType.VOID, null, null);
  }

  /** The end of this graph by any exit. */
  public Node exit(Exit exit, List<? extends Argument> values) {
    return createNode(Opcode.OUTPUT, exit, values, Exit.typeOf(values), null, null);
  }

  /**
   * Makes new nodes before {@code anchor} until the result is closed.
   *
   * @throws IllegalArgumentException if {@code anchor} does not stand in this graph
   */
  public InsertPoint insertingBefore(Node anchor) {
    requireOwn(anchor);
    insertPoint = new InsertPoint(this, insertPoint, anchor, false);
    return insertPoint;
  }

  /**
   * Makes new nodes behind {@code anchor}, and behind those made there, until the result is closed.
   *
   * @throws IllegalArgumentException if {@code anchor} does not stand in this graph or is its
   *     output
   */
  public InsertPoint insertingAfter(Node anchor) {
    requireOwn(anchor);
    if (anchor.op() == Opcode.OUTPUT) {
      throw new IllegalArgumentException("nothing can stand behind the output %" + anchor);
    }
    insertPoint = new InsertPoint(this, insertPoint, anchor, true);
    return insertPoint;
  }

  /** Runs {@code edits} with {@link #insertingBefore(Node)} in force. */
  public void insertingBefore(Node anchor, Runnable edits) {
    InsertPoint point = insertingBefore(anchor);
    try {
      edits.run();
    } finally {
      point.close();
    }
  }

  /** Runs {@code edits} with {@link #insertingAfter(Node)} in force. */
  public void insertingAfter(Node anchor, Runnable edits) {
    InsertPoint point = insertingAfter(anchor);
    try {
      edits.run();
    } finally {
      point.close();
    }
  }

  void closeInsertPoint(InsertPoint point) {
    for (InsertPoint each = insertPoint; each != null; each = each.outer()) {
      if (each == point) {
        insertPoint = point.outer();
        return;
      }
    }
  }

  /**
   * Takes a node out; its sub-graphs belong to nobody then. A node that is erased already stays so.
   *
   * @throws IllegalStateException if the node still has users, which the message names
   * @throws IllegalArgumentException if the node belongs to another graph
   */
  public void erase(Node node) {
    if (node.graph() != this) {
      throw new IllegalArgumentException("%" + node + " belongs to another graph");
    }
    if (node.isErased()) {
      return;
    }
    if (node.userCount() > 0) {
      throw new IllegalStateException(
          "%" + node + " cannot be erased: it is used by " + Lint.listing(node.users()));
    }
    for (InsertPoint each = insertPoint; each != null; each = each.outer()) {
      each.erasing(node);
    }
    node.replaceArgs(List.of(), Uses.of(List.of()));
    if (index != null) {
      index.remove(node);
    }
    names.retire(node);
    unlink(node);
  }

  /**
   * Copies one node of any graph to the insert point. Sub-graphs are copied whole; position,
   * origin, effects and metadata come along; the name is kept where it is free.
   *
   * @param map what stands for the nodes that {@code node} uses
   */
  public Node nodeCopy(Node node, Function<? super Node, ? extends Argument> map) {
    return GraphCopier.copyNode(node, this, map);
  }

  /**
   * Copies all nodes of another graph but its output to the insert point.
   *
   * @param map what stands for nodes of {@code source} that are not to be copied, placeholders say;
   *     it receives the copies
   * @return what the output of {@code source} hands on, mapped; empty if there is no output
   */
  public List<Argument> graphCopy(Graph source, Map<Node, Argument> map) {
    return GraphCopier.copyBody(source, this, map);
  }

  /**
   * A copy that shares nothing that can be edited; sub-graphs, positions, origins and metadata
   * included.
   */
  public Graph copy() {
    return GraphCopier.copy(this);
  }

  /**
   * Erases nodes that nobody uses and whose effects allow it, here and in all sub-graphs.
   * Placeholders and outputs stay.
   *
   * @return whether anything was erased
   */
  public boolean eliminateDeadCode() {
    return eliminateDeadCode(node -> node.effects().isRemovable());
  }

  /**
   * Erases nodes that nobody uses and that {@code removable} accepts, here and in all sub-graphs.
   *
   * @return whether anything was erased
   */
  public boolean eliminateDeadCode(Predicate<? super Node> removable) {
    return DeadCode.eliminate(this, removable);
  }

  /**
   * Takes away what regions compute, carry or are given for nothing, here and in all sub-graphs:
   * results, carried values and operands that nobody needs, those that are always a literal or a
   * value known outside, and then the nodes that only these had used. A node that nobody used
   * before stays.
   *
   * @return whether anything changed
   * @throws IllegalArgumentException if the arguments of a region are not those of one; then
   *     nothing changed
   */
  public boolean eliminateDeadResults() {
    return DeadResults.eliminate(this);
  }

  /**
   * Checks this graph and all sub-graphs.
   *
   * @throws LintException naming the first node that breaks a rule, the rule, and the position
   */
  public void lint() {
    Lint.check(this);
  }

  /** Whether both graphs print alike: names, targets, types, effects, arguments, sub-graphs. */
  public boolean structurallyEquals(Graph other) {
    return Comparison.difference(this, other, false).isEmpty();
  }

  /** The first difference that {@link #structurallyEquals} sees, in words. */
  public Optional<String> difference(Graph other) {
    return Comparison.difference(this, other, false);
  }

  /** The nodes as a table: opcode, name, type, target, arguments. */
  public String tabular() {
    return Table.of(this);
  }

  /** Prints {@link #tabular()}. */
  public void printTabular() {
    System.out.println(tabular());
  }

  /** The graph in the text format, without positions. */
  @Override
  public String toString() {
    return GraphPrinter.print(this);
  }

  /** The graph in the text format, with tables of positions and origins at the end. */
  public String toStringWithPositions() {
    return this + PositionTable.print(List.of(this));
  }

  // What follows is the inside: links, names, ownership.

  void requireOwn(Node node) {
    if (node.graph() != this) {
      throw new IllegalArgumentException("%" + node + " belongs to another graph");
    }
    if (node.isErased()) {
      throw new IllegalArgumentException("%" + node + " was erased");
    }
  }

  private void take(Node node, String candidate) {
    Namespace.Name name = names.unique(candidate);
    node.setName(name.text());
    names.take(node, name);
  }

  String rename(Node node, String candidate) {
    requireOwn(node);
    String old = node.name();
    String wanted = Namespace.fromExplicit(candidate);
    for (Set<String> taken = Labels.meantAround(node);
        taken.contains(names.unique(wanted).text()); ) {
      wanted = names.unique(wanted).text() + "_1";
    }
    names.retire(node);
    take(node, wanted);
    Labels.follow(node, old);
    return node.name();
  }

  /** Lets two nodes swap names, so that one lives on under the name of the other. */
  void swapNames(Node a, Node b) {
    String nameOfA = a.name();
    String nameOfB = b.name();
    if (Labels.meantAround(a).contains(nameOfB) || Labels.meantAround(b).contains(nameOfA)) {
      // Exits inside would come to mean the wrong one; a name like the other is left.
      rename(a, nameOfB);
      return;
    }
    names.swap(a, b);
    a.setName(nameOfB);
    b.setName(nameOfA);
    Labels.follow(a, nameOfA);
    Labels.follow(b, nameOfB);
  }

  void retarget(Node node, Runnable change) {
    boolean indexed = index != null && !node.isErased();
    if (indexed && index != null) {
      index.remove(node);
    }
    change.run();
    if (indexed && index != null) {
      index.add(node);
    }
  }

  void relink(Node node, @Nullable Node place) {
    unlink(node);
    link(node, place);
  }

  private void link(Node node, @Nullable Node place) {
    Node before = place == null ? last : place.prev;
    node.prev = before;
    node.next = place;
    if (before == null) {
      first = node;
    } else {
      before.next = node;
    }
    if (place == null) {
      last = node;
    } else {
      place.prev = node;
    }
    order.insert(node);
    size++;
    if (node.op() == Opcode.PLACEHOLDER && before == lastPlaceholder) {
      lastPlaceholder = node;
    }
  }

  private void unlink(Node node) {
    Node before = node.prev;
    Node after = node.next;
    order.remove(node);
    size--;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.prev = before;
    }
    if (node == lastPlaceholder) {
      lastPlaceholder = before;
    }
  }

  @Nullable Node ownerOrNull() {
    return owner;
  }

  @Nullable Graph parentOrNull() {
    return owner == null ? null : owner.graph();
  }

  int height() {
    return height;
  }

  /** How many levels of graphs and arguments there are around this graph. */
  int depth() {
    int depth = 0;
    for (Graph each = this; each.owner != null; each = each.owner.graph()) {
      depth += each.depthInOwner + 1;
    }
    return depth;
  }

  void setOwner(@Nullable Node newOwner, int newDepth) {
    owner = newOwner;
    depthInOwner = newDepth;
  }

  /** Notes that arguments or graphs nest so deep here. */
  void raise(int levels) {
    int above = levels;
    for (Graph each = this; each != null && each.height < above; each = each.parentOrNull()) {
      each.height = above;
      above += each.depthInOwner + 1;
    }
  }

  boolean isNamed(Node node) {
    return names.node(node.name()) == node;
  }

  /** How many places were numbered again: the part of insertion that is not constant. */
  long renumbered() {
    return order.renumbered();
  }
}
