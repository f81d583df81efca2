package dev.tracewright.random;

import java.util.List;

/** Makes expressions of type {@code boolean}. */
final class Flags {
  private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
  private static final List<Type> REFERENCES =
      List.of(
          Type.TEXT,
          Type.SHADE,
          Type.BOXED_INT,
          Type.INTS,
          Type.TEXTS,
          Type.INT_LIST,
          Type.PAIR,
          Type.CELL,
          Type.OBJECT);

  private final Expressions expressions;
  private final Generator generator;
  private final Dice dice;

  Flags(Expressions expressions, Generator generator) {
    this.expressions = expressions;
    this.generator = generator;
    this.dice = generator.dice();
  }

  /** Adds what makes a flag. */
  void add(Dice.Choice<Piece> choice, Scope scope, int depth) {
    boolean isKnown = scope.isKnownOnly();
    choice
        .or(10, () -> comparison(scope, depth))
        .or(2, () -> flag("(!#)", scope, depth))
        .or(2, () -> flag(dice.pick(List.of("(# & #)", "(# | #)", "(# ^ #)")), scope, depth))
        .orIf(
            scope.has(Feature.BRANCHES) || scope.has(Feature.KNOWN_BRANCHES),
            5,
            () -> logical(scope, depth))
        .orIf(!isKnown, 2, () -> nullTest(scope, depth))
        .orIf(!isKnown, 2, () -> same(scope, depth))
        .orIf(!isKnown, 2, () -> ofText(scope, depth))
        .orIf(!isKnown, 1, () -> of("Double.isNaN(#)", Type.DOUBLE, scope, depth))
        .orIf(!isKnown, 1, () -> of("#.isEmpty()", Type.INT_LIST, scope, depth))
        .orIf(!isKnown, 1, () -> of("(# instanceof String)", Type.OBJECT, scope, depth))
        .orIf(scope.has(Feature.PATTERNS) && !isKnown, 3, () -> pattern(scope, depth));
  }

  private Piece comparison(Scope scope, int depth) {
    Type type = dice.pick(Type.numbers());
    Type other = dice.chance(70) ? type : dice.pick(Type.numbers());
    return Piece.expression(
        Type.BOOLEAN,
        "(# " + dice.pick(COMPARISONS) + " #)",
        expressions.make(type, scope, depth - 1),
        expressions.make(other, scope, depth - 1));
  }

  private Piece flag(String template, Scope scope, int depth) {
    Piece first = expressions.make(Type.BOOLEAN, scope, depth - 1);
    return template.equals("(!#)")
        ? Piece.expression(Type.BOOLEAN, template, first)
        : Piece.expression(
            Type.BOOLEAN, template, first, expressions.make(Type.BOOLEAN, scope, depth - 1));
  }

  private Piece logical(Scope scope, int depth) {
    boolean isKnown = generator.decidesKnown(scope);
    Piece left = expressions.condition(isKnown, scope, depth - 1);
    Scope arm = isKnown ? scope : scope.uncertain();
    return Piece.expression(
        Type.BOOLEAN,
        dice.chance(50) ? "(# && #)" : "(# || #)",
        left,
        expressions.make(Type.BOOLEAN, arm, depth - 1));
  }

  private Piece nullTest(Scope scope, int depth) {
    return of(dice.chance(50) ? "(# == null)" : "(null != #)", dice.pick(REFERENCES), scope, depth);
  }

  private Piece same(Scope scope, int depth) {
    // Lists of the same elements may be the same list, or not.
    Type type = dice.pick(REFERENCES.stream().filter(each -> !each.isList()).toList());
    return Piece.expression(
        Type.BOOLEAN,
        type == Type.TEXT && dice.chance(70)
            ? dice.pick(List.of("#.equals(#)", "java.util.Objects.equals(#, #)"))
            : "(# == #)",
        expressions.make(type, scope, depth - 1),
        expressions.make(type, scope, depth - 1));
  }

  private Piece ofText(Scope scope, int depth) {
    return dice.<Piece>choice()
        .or(1, () -> of("#.isEmpty()", Type.TEXT, scope, depth))
        .or(
            1,
            () ->
                Piece.expression(
                    Type.BOOLEAN,
                    dice.pick(List.of("#.startsWith(#)", "#.contains(#)")),
                    expressions.make(Type.TEXT, scope, depth - 1),
                    expressions.make(Type.TEXT, scope, depth - 1)))
        .make();
  }

  private Piece of(String template, Type operand, Scope scope, int depth) {
    return Piece.expression(Type.BOOLEAN, template, expressions.make(operand, scope, depth - 1));
  }

  /** {@code x instanceof T t && …}, the rest of which can name {@code t}. */
  private Piece pattern(Scope scope, int depth) {
    Type type = dice.pick(List.of(Type.TEXT, Type.BOXED_INT, Type.PAIR, Type.INTS, Type.SHADE));
    String name = generator.fresh("m");
    Piece tested = expressions.make(Type.OBJECT, scope, depth - 1);
    Scope inner = scope.uncertain();
    inner.add(Variable.constant(type, name));
    String template =
        dice.chance(70)
            ? "(# instanceof " + type.text() + " " + name + " && #)"
            : "(!(# instanceof " + type.text() + " " + name + ") || #)";
    return Piece.expression(
        Type.BOOLEAN, template, tested, expressions.make(Type.BOOLEAN, inner, depth - 1));
  }
}
