package dev.tracewright.graph;

import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One step of a graph. A node belongs to one {@link Graph}, which makes, moves and erases it; two
 * nodes are equal only if they are the same.
 */
public final class Node implements Argument {
  /** Few nodes have one, so it takes no field of its own. */
  private static final MetaKey<Origin> ORIGIN = MetaKey.of("origin", Origin.class);

  private final Graph graph;
  private final Opcode op;
  private Target target;
  private List<Argument> args = List.of();
  private TypeRef type;
  private String name = "";
  private @Nullable SourcePosition position;
  private @Nullable Effects effects;

  /** Immutable, for most maps have one entry, and copies share them. */
  private @Nullable Map<MetaKey<?>, Object> meta;

  /** Null for none, a node for one, a {@link NodeSet} for several: most nodes have one user. */
  private @Nullable Object users;

  /** What {@link Uses#inputs()} gives. */
  private @Nullable Object inputs;

  // The links and the place in the order; an erased node keeps its links and has no block.
  @Nullable Node prev;
  @Nullable Node next;
  NodeOrder.@Nullable Block block;
  int rank;

  Node(Graph graph, Opcode op, Target target, TypeRef type) {
    this.graph = graph;
    this.op = op;
    this.target = target;
    this.type = type;
  }

  /** The graph this node belongs to. */
  public Graph graph() {
    return graph;
  }

  /** What kind of step this is. */
  public Opcode op() {
    return op;
  }

  /** What it calls, reads or binds. */
  public Target target() {
    return target;
  }

  /** The immutable arguments; a method call's receiver is the first. */
  public List<Argument> args() {
    return args;
  }

  /** The argument at an index, from 0. */
  public Argument arg(int index) {
    return args.get(index);
  }

  /** The static type of the result; {@code void} where there is none. */
  public TypeRef type() {
    return type;
  }

  /** The name, unique in the graph. */
  public String name() {
    return name;
  }

  /** Where it comes from in the source, if it comes from there. */
  public Optional<SourcePosition> position() {
    return Optional.ofNullable(position);
  }

  /** Which rule made it, if one did. */
  public Optional<Origin> origin() {
    return meta(ORIGIN);
  }

  /** What it may do beside computing its result; by its target unless it was said of the node. */
  public Effects effects() {
    return effects == null ? KnownEffects.of(this) : effects;
  }

  /** What {@link #setEffects} said of this node alone. */
  public Optional<Effects> ownEffects() {
    return Optional.ofNullable(effects);
  }

  /** The node that stands next, if there is one. */
  public Optional<Node> next() {
    return Optional.ofNullable(next);
  }

  /** The node that stands before this one, if there is one. */
  public Optional<Node> previous() {
    return Optional.ofNullable(prev);
  }

  /** Whether the node was erased from its graph. */
  public boolean isErased() {
    return block == null;
  }

  /**
   * Whether this node stands before {@code other}.
   *
   * @throws IllegalArgumentException if they do not both stand in one graph
   */
  public boolean isBefore(Node other) {
    if (other.graph != graph || isErased() || other.isErased()) {
      throw new IllegalArgumentException(
          "%" + name + " and %" + other.name + " do not stand in one graph");
    }
    return NodeOrder.isBefore(this, other);
  }

  /**
   * Whether the name says no more than the target does: it is made from {@link Target#nameHint()}
   * alone, or numbered. A parameter's name is its own.
   */
  public boolean isTemporary() {
    return op != Opcode.PLACEHOLDER
        && Namespace.comesFrom(name, Namespace.fromHint(target.nameHint()));
  }

  /** The nodes that use this one, in the order in which they began to; a live view. */
  public Set<Node> users() {
    return new Users();
  }

  /** The nodes among the arguments, each once, in the order of their first place. */
  public List<Node> inputNodes() {
    return Uses.listOf(inputs);
  }

  /**
   * Replaces the target.
   *
   * @throws IllegalArgumentException if it does not fit the opcode
   */
  public void setTarget(Target newTarget) {
    Targets.requireFit(op, newTarget);
    graph.retarget(this, () -> target = newTarget);
  }

  /** Replaces the type. */
  public void setType(TypeRef newType) {
    type = newType;
  }

  /** Says where the node comes from. */
  public void setPosition(@Nullable SourcePosition newPosition) {
    position = newPosition;
  }

  /** Says which rule made the node. */
  public void setOrigin(@Nullable Origin newOrigin) {
    setMeta(ORIGIN, newOrigin);
  }

  /** Says what the node may do, in place of what is known of its target. */
  public void setEffects(@Nullable Effects newEffects) {
    effects = newEffects;
  }

  /** The value under a key, if one was put there. */
  public <T> Optional<T> meta(MetaKey<T> key) {
    return meta == null ? Optional.empty() : Optional.ofNullable(key.type().cast(meta.get(key)));
  }

  /** Puts a value under a key, or takes it away if the value is null. */
  public <T> void setMeta(MetaKey<T> key, @Nullable T value) {
    Map<MetaKey<?>, Object> changed = meta == null ? new HashMap<>() : new HashMap<>(meta);
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, value);
    }
    meta = changed.isEmpty() ? null : Map.copyOf(changed);
  }

  /** Takes over position, origin, effects and metadata of another node. */
  void describeLike(Node other) {
    position = other.position;
    effects = other.effects;
    meta = other.meta;
  }

  /**
   * Replaces the arguments and updates the users of the nodes that left and came.
   *
   * @throws IllegalArgumentException if an argument belongs to another graph or is defined later,
   *     if a sub-graph is an argument elsewhere, or if the opcode takes no arguments
   */
  public void setArgs(List<? extends Argument> newArgs) {
    graph.requireOwn(this);
    List<Argument> copy = List.copyOf(newArgs);
    Uses uses = Uses.of(copy);
    Edits.requireLegalUses(graph, this, op, target, copy, uses, this);
    replaceArgs(copy, uses);
  }

  /** Replaces one argument. */
  public void setArg(int index, Argument newArg) {
    Argument[] changed = args.toArray(new Argument[0]);
    changed[index] = newArg;
    setArgs(List.of(changed));
  }

  /** Replaces checked arguments. */
  void replaceArgs(List<Argument> newArgs, Uses uses) {
    for (Node each : inputNodes()) {
      each.removeUser(this);
    }
    for (Graph each : Arguments.subGraphs(this)) {
      each.setOwner(null, 0);
    }
    args = newArgs;
    inputs = uses.inputs();
    for (Node each : inputNodes()) {
      each.addUser(this);
    }
    uses.own(this);
  }

  /** Replaces {@code old} among the arguments; nothing happens where it is not used. */
  public void replaceInput(Node old, Argument replacement) {
    if (inputNodes().contains(old)) {
      setArgs(Arguments.mapNodes(args, node -> node == old ? replacement : node));
    }
  }

  /**
   * Replaces every use of this node.
   *
   * @return the users that changed, in the order in which they had begun to use this node
   * @throws IllegalArgumentException if a user stands before the replacement; then nothing changed
   */
  public List<Node> replaceAllUsesWith(Argument replacement) {
    return replaceAllUsesWith(replacement, user -> true);
  }

  /**
   * Replaces the uses of this node by those users that {@code filter} accepts. The replacement
   * itself, where it uses this node, goes on using it: so a value is wrapped.
   *
   * @return the users that changed, in the order in which they had begun to use this node
   * @throws IllegalArgumentException if a user stands before the replacement; then nothing changed
   */
  public List<Node> replaceAllUsesWith(Argument replacement, Predicate<? super Node> filter) {
    return Edits.replaceUses(this, replacement, filter);
  }

  /**
   * Moves this node to before {@code anchor}.
   *
   * @throws IllegalArgumentException if {@code anchor} stands in another graph, or if the node
   *     would stand before a value it uses, after a user, or where its opcode may not
   */
  public void moveBefore(Node anchor) {
    Edits.move(this, anchor, anchor);
  }

  /**
   * Moves this node to behind {@code anchor}.
   *
   * @throws IllegalArgumentException as {@link #moveBefore} does
   */
  public void moveAfter(Node anchor) {
    Edits.move(this, anchor, anchor.next);
  }

  /**
   * Gives the node another name, or one like it if the name is used; breaks and continues that name
   * this node follow.
   *
   * @return the name it has now
   */
  public String rename(String candidate) {
    return candidate.equals(name) ? name : graph.rename(this, candidate);
  }

  /**
   * Lets this node and another of its graph swap names, so that what takes the place of a node goes
   * on under its name; breaks and continues follow. Where one of the names means a region around
   * the breaks in the other node, this node gets a name like the other's instead.
   *
   * @throws IllegalArgumentException if they do not both stand in one graph
   */
  public void swapNames(Node other) {
    graph.requireOwn(this);
    graph.requireOwn(other);
    if (other != this) {
      graph.swapNames(this, other);
    }
  }

  /**
   * Takes away the name that a variable gave to the node: it is named after its target again.
   *
   * @return the name it has now
   */
  public String rename() {
    return rename(Namespace.fromHint(target.nameHint()));
  }

  void setName(String newName) {
    name = newName;
  }

  /** The line that stands for this node in the graph's text, without indentation. */
  public String format() {
    return new GraphPrinter(Where.BRIEF).line(this);
  }

  private void addUser(Node user) {
    if (users == null) {
      users = user;
    } else if (users instanceof NodeSet set) {
      set.add(user);
    } else if (users != user) {
      NodeSet set = new NodeSet();
      set.add((Node) users);
      set.add(user);
      users = set;
    }
  }

  private void removeUser(Node user) {
    if (users == user) {
      users = null;
    } else if (users instanceof NodeSet set) {
      set.remove(user);
      if (set.size() == 0) {
        users = null;
      }
    }
  }

  int userCount() {
    if (users == null) {
      return 0;
    }
    return users instanceof NodeSet set ? set.size() : 1;
  }

  NodeOrder.Block blockOrThrow() {
    if (block == null) {
      throw new IllegalStateException("%" + name + " was erased");
    }
    return block;
  }

  /** Maps the nodes among the arguments, without changing this node. */
  List<Argument> mappedArgs(Function<? super Node, ? extends Argument> map) {
    return Arguments.mapNodes(args, map);
  }

  @Override
  public String toString() {
    return name;
  }

  /** The users as a set. */
  private final class Users extends AbstractSet<Node> {
    @Override
    public int size() {
      return userCount();
    }

    @Override
    public boolean contains(@Nullable Object o) {
      return o instanceof Node node
          && (users == node || (users instanceof NodeSet set && set.contains(node)));
    }

    @Override
    public Iterator<Node> iterator() {
      if (users instanceof NodeSet set) {
        return set.iterator();
      }
      return users == null ? List.<Node>of().iterator() : List.of((Node) users).iterator();
    }
  }
}
