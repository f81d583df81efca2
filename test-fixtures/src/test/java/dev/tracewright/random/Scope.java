package dev.tracewright.random;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What code at one place can name, and where it can go from there. */
final class Scope {
  /**
   * What a jump can leave.
   *
   * @param label its label; null if it has none
   */
  record Target(@Nullable String label, boolean isLoop, boolean isSwitch) {}

  private final List<Variable> variables;
  private final Set<Feature> features;
  private final Size size;
  private final List<CalledMethod> helpers = new ArrayList<>();
  private List<Target> targets = List.of();
  private @Nullable Type result;
  private @Nullable Type yielded;
  private boolean mayReturn;
  private boolean isKnownOnly;
  private boolean isCertain = true;
  private int loops;
  private int bodies;
  private boolean isStatic;

  private Scope(List<Variable> variables, Set<Feature> features, Size size) {
    this.variables = new ArrayList<>(variables);
    this.features = features;
    this.size = size;
  }

  /** The scope of a method's body; {@code result} is null for {@code void}. */
  static Scope ofMethod(
      List<Variable> parameters, @Nullable Type result, Set<Feature> features, Size size) {
    Scope scope = new Scope(parameters, EnumSet.copyOf(features), size);
    scope.result = result;
    scope.mayReturn = true;
    return scope;
  }

  /** A scope of its own inside this one. */
  Scope inner() {
    Scope scope = new Scope(variables, EnumSet.copyOf(features), size);
    scope.helpers.addAll(helpers);
    scope.targets = targets;
    scope.result = result;
    scope.yielded = yielded;
    scope.mayReturn = mayReturn;
    scope.isKnownOnly = isKnownOnly;
    scope.isCertain = isCertain;
    scope.loops = loops;
    scope.bodies = bodies;
    scope.isStatic = isStatic;
    return scope;
  }

  /** For expressions that are known. */
  Scope knownOnly() {
    Scope scope = inner();
    scope.isKnownOnly = true;
    scope.variables.removeIf(each -> !each.isKnown());
    return scope;
  }

  /** For the methods of records: they have no object around theirs. */
  Scope ofStatic() {
    Scope scope = inner();
    scope.isStatic = true;
    return scope;
  }

  /** For guards: they name no variable that is ever assigned again, and hold no lambda. */
  Scope guard() {
    Scope scope = inner();
    scope.variables.removeIf(each -> !each.isCapturable());
    scope.bodies = size.bodies();
    return scope;
  }

  /** For code that a value decides about: variables that are known stay as they are. */
  Scope uncertain() {
    Scope scope = inner();
    scope.isCertain = false;
    return scope;
  }

  /** For what can be left by {@code break}. */
  Scope inside(@Nullable String label, boolean isLoop, boolean isSwitch) {
    Scope scope = inner();
    scope.targets = new ArrayList<>(targets);
    scope.targets.add(new Target(label, isLoop, isSwitch));
    scope.loops += isLoop ? 1 : 0;
    return scope;
  }

  /** For the arms of a switch expression: nothing but {@code yield} and exceptions leave it. */
  Scope yielding(Type type) {
    Scope scope = inner();
    scope.targets = List.of();
    scope.mayReturn = false;
    scope.yielded = type;
    scope.bodies++;
    // Where a switch is an operand, javac stumbles over these in it, or the JVM does.
    scope.features.removeAll(List.of(Feature.TRIES, Feature.LOCKS));
    return scope;
  }

  /** For the body of a lambda; {@code result} is null for {@code void}. */
  Scope lambda(@Nullable Type result) {
    Scope scope = inner();
    scope.variables.removeIf(each -> !each.isCapturable());
    scope.targets = List.of();
    scope.yielded = null;
    scope.result = result;
    scope.mayReturn = true;
    scope.bodies++;
    return scope;
  }

  void add(Variable variable) {
    variables.add(variable);
  }

  void add(CalledMethod helper) {
    helpers.add(helper);
  }

  /** The functions that were declared here. */
  List<CalledMethod> helpers() {
    return helpers;
  }

  /** The variables of a type. */
  List<Variable> variables(Type type) {
    return variables(each -> each.type() == type);
  }

  /** The variables that fulfil a condition. */
  List<Variable> variables(Predicate<Variable> condition) {
    return variables.stream().filter(condition).toList();
  }

  /** How deep expressions are here: less where statements are part of them already. */
  int operands() {
    return size.operands() - bodies;
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  List<Target> targets() {
    return targets;
  }

  /** What {@code return} takes; null if there is nothing to return. */
  @Nullable Type result() {
    return result;
  }

  /** What {@code yield} takes; null outside of switch expressions. */
  @Nullable Type yielded() {
    return yielded;
  }

  boolean mayReturn() {
    return mayReturn;
  }

  boolean isKnownOnly() {
    return isKnownOnly;
  }

  /** Whether it is known that this code runs. */
  boolean isCertain() {
    return isCertain;
  }

  /** Whether there is no object around, whose methods could be called. */
  boolean isStatic() {
    return isStatic;
  }

  /** How many loops are around. */
  int loops() {
    return loops;
  }

  /** Whether an expression here may hold statements: expressions do not nest without end. */
  boolean mayHoldBodies() {
    return bodies < size.bodies();
  }
}
