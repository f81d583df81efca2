package dev.tracewright.interpret;

import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one run: of the nodes that have run and are still needed. */
public final class Environment {
  // Nodes are equal only if they are the same, and the order of this map is never seen.
  private final Map<Node, @Nullable Object> values;
  private final @Nullable Object[] arguments;
  private int next;

  /**
   * For one run.
   *
   * @param arguments which this uses up
   */
  Environment(Map<Node, ?> known, @Nullable Object[] arguments) {
    this.values = new HashMap<>(known);
    this.arguments = arguments;
  }

  /** Whether the node has a value. */
  public boolean has(Node node) {
    return values.containsKey(node);
  }

  /** How many nodes have a value. */
  public int size() {
    return values.size();
  }

  /**
   * The value of a node.
   *
   * @throws IllegalStateException if it has none
   */
  public @Nullable Object value(Node node) {
    Object value = values.get(node);
    if (value == null && !values.containsKey(node)) {
      throw new IllegalStateException(
          "no value; Graph.lint() finds uses before definitions: " + NodeText.of(node));
    }
    return value;
  }

  void put(Node node, @Nullable Object value) {
    values.put(node, value);
  }

  void release(Node node) {
    values.remove(node);
  }

  /**
   * Takes the next argument of the run, which nothing else refers to from then on.
   *
   * @throws IllegalArgumentException if there is none, or if it is not of the primitive type of the
   *     placeholder
   */
  public @Nullable Object nextArgument(Node placeholder) {
    if (next == arguments.length) {
      throw new IllegalArgumentException("no argument for the parameter " + placeholder.name());
    }
    Object argument = arguments[next];
    arguments[next++] = null;
    if (placeholder.type() instanceof PrimitiveType type
        // The parameter of a sub-graph may stand for a variable of its type.
        && !(argument instanceof Holder)
        && (argument == null || !argument.getClass().getName().equals(type.box().binaryName()))) {
      String given = argument == null ? "null" : "a " + argument.getClass().getName();
      throw new IllegalArgumentException(
          "the parameter "
              + placeholder.name()
              + " is of type "
              + type.keyword()
              + " and got "
              + given);
    }
    return argument;
  }
}
