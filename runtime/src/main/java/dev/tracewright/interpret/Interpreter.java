package dev.tracewright.interpret;

import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Projection;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.Variable;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a graph node by node, the nodes of sub-graphs included. Every method that runs a node may be
 * overridden: to look at values, to put others in their place, to compute something else from the
 * same graph.
 *
 * <p>Primitive values are boxed, each in its own class; a node with several results has a {@link
 * List} of them as its value, from which projections take theirs. What a call throws comes out of
 * {@link #run} as it was thrown, checked or not.
 *
 * <p>Each run of a sub-graph has an {@link Environment} of its own, with the operands of the region
 * as its arguments. A region that is left for further out, by a return or by a break or a continue
 * that means a region around it, has a {@link Leaving} as its value; the nodes behind it do not
 * run. A lambda makes an object of its functional interface, which runs its sub-graph where it is
 * called, in whatever thread, and for as long as it lives.
 *
 * <p>An interpreter may run any number of times, in several threads at once; the graph must not
 * change meanwhile. A value is dropped after its last use.
 */
public class Interpreter {
  private final Graph graph;
  private final @Nullable Object root;
  private final Linker linker;
  private final Plans plans;
  private final Regions regions;

  /**
   * An interpreter of one graph.
   *
   * @param root what attributes are read from; null for a graph of a static method
   * @param lookup reaches what the graph names: public members, and private ones of classes that
   *     {@link MethodHandles#privateLookupIn} opens to it; classes are loaded by the loader of its
   *     look-up class
   * @throws IllegalArgumentException if the graph or a sub-graph has no output or ends with a break
   *     or a continue that means nothing in the graph, or if the arguments of a region are not
   *     those of one
   */
  // Regions call back only when a graph runs.
  @SuppressWarnings("this-escape")
  public Interpreter(Graph graph, @Nullable Object root, MethodHandles.Lookup lookup) {
    this.graph = graph;
    this.root = root;
    this.linker = new Linker(lookup);
    this.plans = new Plans(graph);
    this.regions = new Regions(linker, this::runSubGraph);
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
   */
  public final @Nullable Object run(@Nullable Object... args) {
    return runFrom(Map.of(), args);
  }

  /**
   * Runs the graph where the values of some nodes are known already: these nodes do not run.
   *
   * @param known values by node of the graph itself, placeholders among them
   * @param args a value for each other placeholder, in order
   * @return as {@link #run}, which says also what is thrown
   */
  public final @Nullable Object runFrom(Map<Node, ?> known, @Nullable Object... args) {
    requireArity(known, args.length);
    Object end = run(plans.of(graph), new Environment(known, args.clone()));
    return end instanceof Leaving leaving ? leaving.value() : end;
  }

  /**
   * Runs a sub-graph of a region.
   *
   * @param args a value for each placeholder of the sub-graph; the array is used up
   * @return what the sub-graph yields, a list where that are several values; or a {@link Leaving}
   *     if it ends otherwise
   */
  protected final @Nullable Object runSubGraph(Graph subGraph, @Nullable Object[] args) {
    return run(plans.of(subGraph), new Environment(Map.of(), args));
  }

  /** The value with which a graph yields, or the leaving with which it ends. */
  private @Nullable Object run(Plans.Plan plan, Environment env) {
    for (Node node : plan.nodes()) {
      Object value = env.has(node) ? env.value(node) : runUnchecked(node, env);
      if (node.op() == Opcode.OUTPUT) {
        return plan.end(value);
      }
      if (value instanceof Leaving) {
        return value;
      }
      env.put(node, value);
      plan.lastUses().after(node).forEach(env::release);
    }
    throw new AssertionError("the output is the last node");
  }

  private void requireArity(Map<Node, ?> known, int given) {
    List<String> names =
        plans.of(graph).nodes().stream()
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
    } catch (FunctionObject.Undeclared thrown) {
      throw Interpreter.<RuntimeException>asIs(thrown.getUndeclaredThrowable());
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
    if (target instanceof Region) {
      return callRegion(node, env);
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

  /**
   * What a region comes to: its results, a list where there are several; or a {@link Leaving} if it
   * is left for further out. Sub-graphs run through {@link #runSubGraph}.
   */
  protected @Nullable Object callRegion(Node node, Environment env) throws Throwable {
    return regions.run(node, plans.of(node), env);
  }

  /**
   * The result of an operator, static method, constructor, static field or projection, or of what
   * declares, reads or assigns a variable.
   */
  protected @Nullable Object callFunction(Node node, Target target, List<@Nullable Object> args)
      throws Throwable {
    if (target instanceof MemberRef member) {
      return linker.function(node, member).invoke(args);
    }
    if (target instanceof Projection projection && args.get(0) instanceof List<?> results) {
      return results.get(projection.index());
    }
    if (target instanceof Variable variable) {
      return callVariable(variable, args);
    }
    throw new IllegalArgumentException("no results to take one from: " + NodeText.of(node));
  }

  private static @Nullable Object callVariable(Variable variable, List<@Nullable Object> args) {
    if (variable == Variable.VARIABLE) {
      return new Holder(args.get(0));
    }
    Holder holder = (Holder) Objects.requireNonNull(args.get(0));
    if (variable == Variable.STORE) {
      holder.store(args.get(1));
      return null;
    }
    return holder.load();
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

  /**
   * What a graph or a sub-graph hands on where it ends, a list where that are several values; or
   * the exception that ends it.
   */
  protected @Nullable Object output(Node node, Exit exit, List<@Nullable Object> args)
      throws Throwable {
    return switch (exit.kind()) {
      case RETURN, YIELD, BREAK, CONTINUE ->
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
    };
  }

  /**
   * Reads the value at the end of a path from the root, now.
   *
   * @throws UnresolvedTargetException if a step leads nowhere
   * @throws NullPointerException if a step starts at null
   */
  protected final @Nullable Object fetchAttr(Node node, AttributePath path) throws Throwable {
    return fetchAttr(node, root, path);
  }

  /** The same, from another object than the root. */
  protected final @Nullable Object fetchAttr(Node node, @Nullable Object from, AttributePath path)
      throws Throwable {
    return new Attributes(linker, node).read(from, path);
  }
}
