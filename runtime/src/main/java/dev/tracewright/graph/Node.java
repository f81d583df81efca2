package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a graph. A node belongs to one {@link Graph}, which makes, moves and erases it; two
 * nodes are equal only if they are the same.
 */
public final class Node implements Argument {
  private final Graph graph;
  private final Opcode op;
  private Target target;
  private List<Argument> args;
  private TypeRef type;
  private String name;
  private @Nullable SourcePosition position;
  private @Nullable Effects effects;
  private final Set<Node> users = new LinkedHashSet<>();
  private final Set<Node> inputs = new LinkedHashSet<>();

  Node(
      Graph graph,
      Opcode op,
      Target target,
      List<? extends Argument> args,
      TypeRef type,
      String name) {
    this.graph = graph;
    this.op = op;
    this.target = target;
    this.args = List.of();
    this.type = type;
    this.name = name;
    setArgs(args);
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

  /** What it may do beside computing its result; by its target unless it was said of the node. */
  public Effects effects() {
    return effects == null ? KnownEffects.of(this) : effects;
  }

  /** The nodes that use this one, in the order in which they began to. */
  public Set<Node> users() {
    return Collections.unmodifiableSet(users);
  }

  /** The nodes among the arguments, each once, in the order of their first place. */
  public List<Node> inputNodes() {
    return List.copyOf(inputs);
  }

  /** Replaces the target. */
  public void setTarget(Target newTarget) {
    target = newTarget;
  }

  /** Replaces the type. */
  public void setType(TypeRef newType) {
    type = newType;
  }

  /** Says where the node comes from. */
  public void setPosition(@Nullable SourcePosition newPosition) {
    position = newPosition;
  }

  /** Says what the node may do, in place of what is known of its target. */
  public void setEffects(@Nullable Effects newEffects) {
    effects = newEffects;
  }

  /** Replaces the arguments and updates the users of the nodes that left and came. */
  public void setArgs(List<? extends Argument> newArgs) {
    inputs.forEach(each -> each.users.remove(this));
    inputs.clear();
    args = List.copyOf(newArgs);
    List<Node> found = new ArrayList<>();
    args.forEach(each -> collect(each, found));
    for (Node each : found) {
      inputs.add(each);
      each.users.add(this);
    }
  }

  private static void collect(Argument argument, List<Node> found) {
    if (argument instanceof Node node) {
      found.add(node);
    } else if (argument instanceof ListArgument list) {
      list.elements().forEach(each -> collect(each, found));
    } else if (argument instanceof ArrayArgument array) {
      array.elements().forEach(each -> collect(each, found));
    } else if (argument instanceof MapArgument map) {
      map.entries().values().forEach(each -> collect(each, found));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
