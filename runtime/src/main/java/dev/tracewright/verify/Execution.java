package dev.tracewright.verify;

import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.AttributePath.FieldStep;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.Target;
import dev.tracewright.interpret.Environment;
import dev.tracewright.interpret.Interpreter;
import dev.tracewright.interpret.UnresolvedTargetException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Runs one side of a rule within a budget, and looks on. */
final class Execution extends Interpreter {
  /** How deep regions and functions may call each other. */
  private static final int MOST_DEPTH = 150;

  private final Generators generators;
  private final int stepsPerRun;
  private final boolean returnsSeveral;
  private final boolean observesRoundings;
  private final Roundings roundings = new Roundings();
  private final Sizes sizes = new Sizes();
  private final List<Object> owned = new ArrayList<>();
  private final IdentityHashMap<Object, Boolean> lent = new IdentityHashMap<>();
  private List<@Nullable Object> arguments = List.of();
  private int steps;
  private long allSteps;
  private int depth;
  private @Nullable Throwable thrown;
  private boolean isReliedOn;

  Execution(
      Graph graph,
      MethodHandles.Lookup lookup,
      Generators generators,
      int stepsPerRun,
      boolean observesRoundings) {
    super(graph, null, lookup);
    this.generators = generators;
    this.stepsPerRun = stepsPerRun;
    this.observesRoundings = observesRoundings;
    this.returnsSeveral = graph.outputNode().orElseThrow().args().size() > 1;
  }

  /** How many nodes have run since there is this. */
  long allSteps() {
    return allSteps;
  }

  /**
   * Runs on copies of the values. What comes of it can be looked at until the next run.
   *
   * @throws OverBudgetException if it does not end in time
   */
  Outcome execute(List<@Nullable Object> inputs) {
    return execute(inputs, -1, null);
  }

  /** The same where roundings go elsewhere, as {@link Roundings#begin(int, Random)} says. */
  Outcome execute(List<@Nullable Object> inputs, int moved, @Nullable Random noise) {
    release();
    arguments = Copies.of(inputs, generators);
    if (observesRoundings) {
      roundings.begin(moved, noise);
      arguments.forEach(roundings::involve);
    }
    lent.clear();
    inputs.stream().filter(Objects::nonNull).forEach(each -> lent.put(each, true));
    arguments.forEach(this::own);
    steps = 0;
    depth = 0;
    thrown = null;
    isReliedOn = true;
    sizes.begin();
    Object result = null;
    Throwable end = null;
    try {
      result = run(arguments.toArray());
    } catch (StackOverflowError | OutOfMemoryError tooMuch) {
      throw new OverBudgetException();
    } catch (UnresolvedTargetException | OverBudgetException | NoValuesException cannotRun) {
      throw cannotRun;
    } catch (Throwable each) {
      end = each;
    } finally {
      allSteps += steps;
    }
    if (steps > stepsPerRun) {
      // The graph may have caught what ended the run.
      throw new OverBudgetException();
    }
    return outcome(result, end);
  }

  private void own(@Nullable Object value) {
    Optional<Generators.Bound<?>> generator =
        value == null ? Optional.empty() : generators.of(value);
    if (value == null || generator.isEmpty()) {
      return;
    }
    if (observesRoundings) {
      roundings.involve(generator.get().content(value));
    }
    if (!lent.containsKey(value)) {
      owned.add(value);
    }
  }

  /** Lets go of the values of libraries that the last run was given or made. */
  void release() {
    owned.forEach(generators::release);
    owned.clear();
  }

  private Outcome outcome(@Nullable Object result, @Nullable Throwable end) {
    Canonical canonical = new Canonical(generators);
    arguments.forEach(canonical::addArgument);
    if (end != null) {
      canonical.addThrown(end);
    } else if (returnsSeveral && result instanceof List<?> several) {
      several.forEach(canonical::add);
    } else {
      canonical.add(result);
    }
    return new Outcome(
        canonical.tokens(),
        arguments,
        result,
        end,
        end == null || isReliedOn,
        roundings.count(),
        roundings.overflowed(),
        roundings.largest());
  }

  @Override
  protected @Nullable Object runNode(Node node, Environment env) throws Throwable {
    if (++steps > stepsPerRun || depth >= MOST_DEPTH) {
      steps = stepsPerRun + 1;
      throw new OverBudgetException();
    }
    depth++;
    try {
      Object value = super.runNode(node, env);
      sizes.after(value);
      own(value);
      return value;
    } catch (OverBudgetException over) {
      steps = stepsPerRun + 1;
      throw over;
    } catch (Throwable each) {
      if (each != thrown) {
        thrown = each;
        isReliedOn = node.effects().mayThrow();
      }
      throw each;
    } finally {
      depth--;
    }
  }

  @Override
  protected @Nullable Object getAttr(Node node, AttributePath path) throws Throwable {
    return read(node, path);
  }

  @Override
  protected @Nullable Object callFunction(Node node, Target target, List<@Nullable Object> args)
      throws Throwable {
    if (target instanceof MemberRef member) {
      sizes.before(member, args);
    }
    return roundings.after(node, args, super.callFunction(node, target, args));
  }

  @Override
  protected @Nullable Object callMethod(Node node, MemberRef target, List<@Nullable Object> args)
      throws Throwable {
    sizes.before(target, args);
    return roundings.after(node, args, super.callMethod(node, target, args));
  }

  @Override
  protected @Nullable Object callModule(Node node, ModuleTarget target, List<@Nullable Object> args)
      throws Throwable {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(read(node, target.path()));
    all.addAll(args);
    return super.callMethod(node, target.method(), all);
  }

  /** Reads from the module that was generated for the parameter with which the path starts. */
  private @Nullable Object read(Node node, AttributePath path) throws Throwable {
    List<Node> parameters = graph().placeholders();
    for (int i = 0; i < parameters.size(); i++) {
      if (startsAt(path, parameters.get(i))) {
        List<AttributePath.Step> rest = path.steps().subList(1, path.steps().size());
        return fetchAttr(node, arguments.get(i), new AttributePath(rest));
      }
    }
    throw new NoValuesException("it reads " + path.text());
  }

  /** Whether a path goes on from what a parameter stands for. */
  static boolean startsAt(AttributePath path, Node parameter) {
    return !path.isRoot()
        && path.steps().get(0) instanceof FieldStep step
        && parameter.target() instanceof ParameterName name
        && name.name().equals(step.name());
  }
}
