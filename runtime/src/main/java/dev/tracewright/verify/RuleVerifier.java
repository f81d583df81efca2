package dev.tracewright.verify;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.interpret.UnresolvedTargetException;
import dev.tracewright.rewrite.GraphRule;
import dev.tracewright.rewrite.Pattern;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tries whether a rule keeps what its precision promises: both sides are interpreted on generated
 * values, special ones first, and what they return, throw and leave in their arguments is compared.
 * Calls are made only of members that change nothing but their operands, and of what the caller
 * allows; a rule that needs others is not verified.
 *
 * <p>The verdict depends on the rule, the seed, the budget and what is generated alone. A rule that
 * is wrong for few values only may pass.
 */
public final class RuleVerifier {
  private static final long SEED = 20_240_229;

  private final MethodHandles.Lookup lookup;
  private final Predicate<? super Node> allowed;
  private final Generators generators;
  private final Budget budget;
  private final long seed;

  private RuleVerifier(
      MethodHandles.Lookup lookup,
      Predicate<? super Node> allowed,
      Generators generators,
      Budget budget,
      long seed) {
    this.lookup = lookup;
    this.allowed = allowed;
    this.generators = generators;
    this.budget = budget;
    this.seed = seed;
  }

  /**
   * A verifier that calls members of the JDK and of the classes of which values are generated.
   *
   * @param lookup reaches what rules name, as for an interpreter; generators are the services that
   *     the loader of its look-up class sees
   */
  public static RuleVerifier of(MethodHandles.Lookup lookup) {
    ClassLoader loader = loaderOf(lookup);
    return new RuleVerifier(
        lookup, node -> false, new Generators(Generators.load(loader)), Budget.DEFAULT, SEED);
  }

  /** The same that also makes the calls that {@code newAllowed} accepts. */
  public RuleVerifier allowing(Predicate<? super Node> newAllowed) {
    return new RuleVerifier(lookup, newAllowed, generators, budget, seed);
  }

  /** The same with these generators instead of the services. */
  public RuleVerifier withGenerators(List<? extends ValueGenerator<?>> newGenerators) {
    return new RuleVerifier(lookup, allowed, new Generators(newGenerators), budget, seed);
  }

  /** The same with another budget. */
  public RuleVerifier withBudget(Budget newBudget) {
    return new RuleVerifier(lookup, allowed, generators, newBudget, seed);
  }

  /** The same with other values. */
  public RuleVerifier withSeed(long newSeed) {
    return new RuleVerifier(lookup, allowed, generators, budget, newSeed);
  }

  /** Tries a rule: each of its patterns, each way round in which operands match. */
  public Verdict verify(GraphRule rule) {
    int runs = 0;
    try {
      for (int i = 0; i < rule.patterns().size(); i++) {
        Verdict verdict = verify(rule, i);
        if (!(verdict instanceof Verdict.Verified verified)) {
          return verdict;
        }
        runs += verified.runs();
      }
    } catch (NoValuesException | UnresolvedTargetException cannotRun) {
      return new Verdict.NotVerified(String.valueOf(cannotRun.getMessage()));
    }
    return new Verdict.Verified(runs);
  }

  private Verdict verify(GraphRule rule, int index) {
    Pattern pattern = rule.patterns().get(index);
    if (pattern.matchesAnyLiteral()) {
      return new Verdict.NotVerified("its literals stand for any");
    }
    Calls calls = new Calls(allowed, owners(pattern));
    Optional<String> obstacle =
        calls.obstacle(pattern.graph()).or(() -> calls.obstacle(rule.replacement()));
    if (obstacle.isPresent()) {
      return new Verdict.NotVerified(obstacle.get());
    }
    String name = rule.patterns().size() == 1 ? "the pattern" : "pattern " + (index + 1);
    int runs = 0;
    for (Orientation each : Orientation.all(pattern)) {
      Verdict verdict = trial(rule, each, name + each.text()).verdict();
      if (!(verdict instanceof Verdict.Verified verified)) {
        return verdict;
      }
      runs += verified.runs();
    }
    return new Verdict.Verified(runs);
  }

  private Trial trial(GraphRule rule, Orientation pattern, String name) {
    Domains domains =
        new Domains(
            loaderOf(lookup),
            generators,
            Mentioned.in(List.of(pattern.graph(), rule.replacement())));
    List<Trial.Parameter> parameters = new ArrayList<>();
    boolean isOpaque = false;
    for (Node each : pattern.graph().placeholders()) {
      String parameter = ((ParameterName) each.target()).name();
      Domain values = domains.of(each.type(), pattern.literals().contains(parameter));
      parameters.add(new Trial.Parameter(parameter, values));
      isOpaque |= values instanceof Generators.Bound<?>;
    }
    Agreement agreement =
        new Agreement(
            rule.precision(),
            side(pattern.graph(), rule.precision()),
            side(rule.replacement(), rule.precision()),
            isOpaque);
    return new Trial(name, parameters, agreement, generators, budget, seed);
  }

  private Execution side(Graph graph, Precision precision) {
    boolean observesRoundings = precision != Precision.EXACT;
    return new Execution(graph, lookup, generators, budget.stepsPerRun(), observesRoundings);
  }

  /** The classes of which values are generated. */
  private Set<ClassType> owners(Pattern pattern) {
    Set<ClassType> owners = new HashSet<>();
    for (Node each : pattern.parameters()) {
      TypeRef type = each.type().erasure();
      boolean isOfUser =
          type instanceof ClassType named && !named.packageName().startsWith("java.");
      if (isOfUser) {
        owners.add((ClassType) type);
      }
    }
    return owners;
  }

  private static ClassLoader loaderOf(MethodHandles.Lookup lookup) {
    ClassLoader loader = lookup.lookupClass().getClassLoader();
    return Objects.requireNonNullElseGet(loader, ClassLoader::getSystemClassLoader);
  }
}
