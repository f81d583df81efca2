package dev.tracewright.interpret;

import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Projection;
import dev.tracewright.graph.Target;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a graph node by node. Every method that runs a node may be overridden: to look at values, to
 * put others in their place, to compute something else from the same graph.
 *
 * <p>Primitive values are boxed, each in its own class; a node with several results has a {@link
 * List} of them as its value, from which projections take theirs; sub-graphs are passed as graphs.
 * What a call throws comes out of {@link #run} as it was thrown, checked or not.
 *
 * <p>An interpreter may run any number of times, in several threads at once; the graph must not
 * change meanwhile. A value is dropped after its last use.
 */
public class Interpreter {
  private final Graph graph;
  private final @Nullable Object root;
  private final Linker linker;
  private final List<Node> nodes;
  private final LastUses lastUses;

  /**
   * An interpreter of one graph.
   *
   * @param root what attributes are read from; null for a graph of a static method
   * @param lookup reaches what the graph names: public members, and private ones of classes that
   *     {@link MethodHandles#privateLookupIn} opens to it; classes are loaded by the loader of its
   *     look-up class
   * @throws IllegalArgumentException if the graph has no output
   */
  public Interpreter(Graph graph, @Nullable Object root, MethodHandles.Lookup lookup) {
    if (graph.outputNode().isEmpty()) {
      throw new IllegalArgumentException("a graph without output cannot run");
    }
    this.graph = graph;
    this.root = root;
    this.linker = new Linker(lookup);
    this.nodes = List.copyOf(graph.nodes());
    this.lastUses = LastUses.of(nodes);
  }

  /** The graph that runs. */
  public final Graph graph() {
    return graph;
  }

  /** What attributes are read from; null for a graph of a static method. */
  public final @Nullable Object root() {
    return root;
  }

  /**
   * Runs the graph.
   *
   * @param args a value for each placeholder, in order; the last of a method of variable arity is
   *     an array
   * @return what the graph returns; null for {@code void}, a list where it returns several values
   * @throws IllegalArgumentException if there are too few or too many arguments, or one is not of
   *     the primitive type of its parameter
   * @throws UnresolvedTargetException if a node names what cannot be found or reached
   * @throws UnsupportedOperationException if the graph holds control flow
   */
  public final @Nullable Object run(@Nullable Object... args) {
    return runFrom(Map.of(), args);
  }

  /**
   * Runs the graph where the values of some nodes are known already: these nodes do not run.
   *
   * @param known values by node, placeholders among them
   * @param args a value for each other placeholder, in order
   * @return as {@link #run}, which says also what is thrown
   */
  public final @Nullable Object runFrom(Map<Node, ?> known, @Nullable Object... args) {
    requireArity(known, args.length);
    Environment env = new Environment(known, args);
    for (Node node : nodes) {
      if (!env.has(node)) {
        env.put(node, runUnchecked(node, env));
      }
      if (node.op() == Opcode.OUTPUT) {
        return env.value(node);
      }
      lastUses.after(node).forEach(env::release);
    }
    throw new AssertionError("the output is the last node");
  }

  private void requireArity(Map<Node, ?> known, int given) {
    List<String> names =
        nodes.stream()
            .filter(node -> node.op() == Opcode.PLACEHOLDER && !known.containsKey(node))
            .map(Node::name)
            .toList();
    if (given < names.size()) {
      throw new IllegalArgumentException(
          "no argument for the parameter "
              + names.get(given)
              + ": "
              + given
              + " of "
              + names.size()
              + " were passed");
    }
    if (given > names.size()) {
      throw new IllegalArgumentException(
          given
              + " arguments for the "
              + names.size()
              + " parameters "
              + names.stream().collect(Collectors.joining(", ", "(", ")")));
    }
  }

  private @Nullable Object runUnchecked(Node node, Environment env) {
    try {
      return runNode(node, env);
    } catch (Throwable thrown) {
      throw Interpreter.<RuntimeException>asIs(thrown);
    }
  }

  /** Throws what the caller's code threw without a wrapper that the original would not have had. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E asIs(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** The value of a node: fetches its arguments and calls the method for its opcode. */
  protected @Nullable Object runNode(Node node, Environment env) throws Throwable {
    Target target = node.target();
    if (node.op() == Opcode.PLACEHOLDER) {
      return placeholder(node, env);
    }
    if (target instanceof AttributePath path) {
      return getAttr(node, path);
    }
    List<@Nullable Object> args = fetchArgs(node, env);
    if (target instanceof Exit exit) {
      return output(node, exit, args);
    }
    if (target instanceof ModuleTarget module) {
      return callModule(node, module, args);
    }
    return node.op() == Opcode.CALL_METHOD && target instanceof MemberRef member
        ? callMethod(node, member, args)
        : callFunction(node, target, args);
  }

  /** The values of a node's arguments, the receiver first where there is one. */
  protected final List<@Nullable Object> fetchArgs(Node node, Environment env) {
    return new Values(linker, node, env).of(node.args());
  }

  /** The next of the arguments that {@link #run} was given. */
  protected @Nullable Object placeholder(Node node, Environment env) throws Throwable {
    return env.nextArgument(node);
  }

  /** The value at the end of a path from the root. */
  protected @Nullable Object getAttr(Node node, AttributePath path) throws Throwable {
    return fetchAttr(node, path);
  }

  /** The result of an operator, static method, constructor, static field or projection. */
  protected @Nullable Object callFunction(Node node, Target target, List<@Nullable Object> args)
      throws Throwable {
    if (target instanceof MemberRef member) {
      return linker.function(node, member).invoke(args);
    }
    if (target instanceof Projection projection && args.get(0) instanceof List<?> results) {
      return results.get(projection.index());
    }
    throw new UnsupportedOperationException(
        "the interpreter does not run " + target.text() + " yet: " + NodeText.of(node));
  }

  /** The result of an instance method or field of the first argument. */
  protected @Nullable Object callMethod(Node node, MemberRef target, List<@Nullable Object> args)
      throws Throwable {
    return linker.function(node, target).invoke(args);
  }

  /** The result of a method of a submodule. */
  protected @Nullable Object callModule(Node node, ModuleTarget target, List<@Nullable Object> args)
      throws Throwable {
    List<@Nullable Object> all = new ArrayList<>(args.size() + 1);
    all.add(fetchAttr(node, target.path()));
    all.addAll(args);
    return linker.function(node, target.method()).invoke(all);
  }

  /** What the run returns, or the exception that ends it. */
  protected @Nullable Object output(Node node, Exit exit, List<@Nullable Object> args)
      throws Throwable {
    return switch (exit.kind()) {
      case RETURN, YIELD ->
          switch (args.size()) {
            case 0 -> null;
            case 1 -> args.get(0);
            default -> args;
          };
      case THROW -> {
        if (args.get(0) instanceof Throwable thrown) {
          throw thrown;
        }
        // As the JVM does where null is thrown.
        throw new NullPointerException();
      }
      case BREAK, CONTINUE ->
          throw new UnsupportedOperationException(
              "only a loop ends with " + exit.text() + ": " + NodeText.of(node));
    };
  }

  /**
   * Reads the value at the end of a path from the root, now.
   *
   * @throws UnresolvedTargetException if a step leads nowhere
   * @throws NullPointerException if a step starts at null
   */
  protected final @Nullable Object fetchAttr(Node node, AttributePath path) throws Throwable {
    return new Attributes(linker, node).read(root, path);
  }
}
