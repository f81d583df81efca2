package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;

/** Makes the cases of a {@code switch} on the class of a value, as Java 21 has them. */
final class PatternCases {
  /**
   * A case without what it does.
   *
   * @param label everything before the arrow
   * @param scope what the code behind it can name
   */
  record Case(Piece label, Scope scope, boolean isDefault) {}

  private final Generator generator;
  private final Dice dice;

  PatternCases(Generator generator) {
    this.generator = generator;
    this.dice = generator.dice();
  }

  /** Cases in an order in which each can be reached; the last is the default. */
  List<Case> cases(Scope scope) {
    List<Case> cases = new ArrayList<>();
    for (Type each : List.of(Type.BOXED_INT, Type.TEXT, Type.SHADE, Type.INTS)) {
      if (dice.chance(30)) {
        cases.add(typed(each, true, scope));
      }
      if (dice.chance(40)) {
        cases.add(typed(each, false, scope));
      }
    }
    if (dice.chance(50)) {
      cases.add(dice.below(cases.size() + 1), ofPair(scope));
    }
    boolean hasNull = dice.chance(40);
    boolean isShared = hasNull && dice.chance(30);
    if (hasNull && !isShared) {
      cases.add(dice.below(cases.size() + 1), new Case(Piece.other("case null"), scope, false));
    }
    String last = isShared ? "case null, default" : "default";
    cases.add(new Case(Piece.other(last), scope, true));
    return cases;
  }

  private Case typed(Type type, boolean isGuarded, Scope scope) {
    String name = generator.fresh("m");
    Scope inner = scope.inner();
    inner.add(Variable.constant(type, name));
    String label = "case " + type.text() + " " + name;
    return new Case(guarded(label, isGuarded, name + " != null", inner), inner, false);
  }

  private Case ofPair(Scope scope) {
    String first = generator.fresh("m");
    String second = generator.fresh("m");
    Scope inner = scope.inner();
    inner.add(Variable.constant(Type.INT, first));
    inner.add(Variable.constant(Type.DOUBLE, second));
    String label =
        dice.chance(50)
            ? "case Pair(int %s, double %s)".formatted(first, second)
            : "case Pair(var %s, var %s)".formatted(first, second);
    return new Case(guarded(label, dice.chance(40), first + " != 7", inner), inner, false);
  }

  /**
   * A guard must not be a constant; {@code fact} is none. Parentheses around it read as a lambda.
   */
  private Piece guarded(String label, boolean isGuarded, String fact, Scope scope) {
    return isGuarded
        ? Piece.other(
            label + " when # && " + fact,
            generator.expressions().make(Type.BOOLEAN, scope.guard(), 2))
        : Piece.other(label);
  }
}
