package dev.tracewright.random;

import java.util.List;

/** Makes expressions of numbers. */
final class Numbers {
  private static final List<String> ARITHMETIC = List.of("+", "-", "*", "+", "-", "*", "/", "%");
  private static final List<String> BITS = List.of("&", "|", "^");
  private static final List<String> SHIFTS = List.of("<<", ">>", ">>>");

  private final Expressions expressions;
  private final Dice dice;

  Numbers(Expressions expressions, Dice dice) {
    this.expressions = expressions;
    this.dice = dice;
  }

  /** Adds what makes a number of this type. */
  void add(Dice.Choice<Piece> choice, Type type, Scope scope, int depth) {
    choice.or(2, () -> cast(type, scope, depth));
    if (type == Type.BYTE || type == Type.SHORT || type == Type.CHAR) {
      choice.orIf(
          type == Type.CHAR && !scope.isKnownOnly(),
          2,
          () -> Piece.expression(type, "#.charAt(#)", text(scope, depth), index(scope, depth)));
      return;
    }
    boolean isWhole = type == Type.INT || type == Type.LONG;
    choice
        .or(10, () -> arithmetic(type, scope, depth))
        .or(1, () -> unary("(- #)", type, scope, depth))
        .or(2, () -> function(type, scope, depth))
        .orIf(isWhole, 3, () -> bits(type, scope, depth))
        .orIf(isWhole, 2, () -> shift(type, scope, depth))
        .orIf(isWhole, 1, () -> unary("(~#)", type, scope, depth))
        .orIf(type == Type.INT && !scope.isKnownOnly(), 4, () -> property(scope, depth));
  }

  private Piece text(Scope scope, int depth) {
    return expressions.make(Type.TEXT, scope, depth - 1);
  }

  private Piece index(Scope scope, int depth) {
    return expressions.index(scope, depth);
  }

  private Piece unary(String template, Type type, Scope scope, int depth) {
    return Piece.expression(type, template, expressions.make(type, scope, depth - 1));
  }

  private Piece cast(Type type, Scope scope, int depth) {
    Type from = dice.pick(Type.numbers());
    return Piece.expression(
        type, "((" + type.text() + ") #)", expressions.make(from, scope, depth - 1));
  }

  /** Types of two operands whose operation has this type. */
  private Piece binary(Type type, String operator, Scope scope, int depth) {
    boolean isMixed = dice.chance(25);
    Type other = isMixed ? dice.pick(type.assignable()) : type;
    Piece first = expressions.make(type, scope, depth - 1);
    Piece second = expressions.make(other, scope, depth - 1);
    boolean swapped = dice.chance(50);
    return Piece.expression(
        type, "(# " + operator + " #)", swapped ? second : first, swapped ? first : second);
  }

  private Piece arithmetic(Type type, Scope scope, int depth) {
    String operator = dice.pick(ARITHMETIC);
    boolean divides = operator.equals("/") || operator.equals("%");
    boolean isWhole = type == Type.INT || type == Type.LONG;
    if (divides && isWhole && (scope.isKnownOnly() || dice.chance(60))) {
      return Piece.expression(
          type,
          "(# " + operator + " (# | 1))",
          expressions.make(type, scope, depth - 1),
          expressions.make(type, scope, depth - 1));
    }
    return binary(type, operator, scope, depth);
  }

  private Piece bits(Type type, Scope scope, int depth) {
    return binary(type, dice.pick(BITS), scope, depth);
  }

  private Piece shift(Type type, Scope scope, int depth) {
    Type by = dice.pick(List.of(Type.INT, Type.INT, Type.LONG, Type.BYTE));
    return Piece.expression(
        type,
        "(# " + dice.pick(SHIFTS) + " #)",
        expressions.make(type, scope, depth - 1),
        expressions.make(by, scope, depth - 1));
  }

  private Piece function(Type type, Scope scope, int depth) {
    String box = type == Type.INT ? "Integer" : type == Type.LONG ? "Long" : "Math";
    return dice.<Piece>choice()
        .or(
            2,
            () ->
                Piece.expression(
                    type,
                    dice.pick(List.of("Math.max(#, #)", "Math.min(#, #)")),
                    expressions.make(type, scope, depth - 1),
                    expressions.make(type, scope, depth - 1)))
        .or(1, () -> unary("Math.abs(#)", type, scope, depth))
        .orIf(type == Type.DOUBLE, 1, () -> unary("Math.sqrt(#)", type, scope, depth))
        .orIf(
            type == Type.DOUBLE && !scope.isKnownOnly(),
            1,
            () -> unary("Math.sin(#)", type, scope, depth))
        .orIf(
            (type == Type.INT || type == Type.LONG) && !scope.isKnownOnly(),
            1,
            () ->
                Piece.expression(
                    type,
                    "Math.addExact(#, #)",
                    expressions.make(type, scope, depth - 1),
                    expressions.make(type, scope, depth - 1)))
        .orIf(
            type == Type.INT || type == Type.LONG,
            1,
            () -> unary(box + ".highestOneBit(#)", type, scope, depth))
        .make();
  }

  /** Lengths, sizes, ordinals and the like. */
  private Piece property(Scope scope, int depth) {
    Type array = dice.pick(List.of(Type.INTS, Type.DOUBLES, Type.TEXTS, Type.CHARS, Type.GRID));
    Type list = dice.pick(List.of(Type.INT_LIST, Type.TEXT_LIST));
    return dice.<Piece>choice()
        .or(2, () -> of("#.length", array, scope, depth))
        .or(1, () -> of("#.size()", list, scope, depth))
        .or(2, () -> of("#.length()", Type.TEXT, scope, depth))
        .or(1, () -> of("Integer.parseInt(#)", Type.TEXT, scope, depth))
        .or(1, () -> of("#.hashCode()", Type.TEXT, scope, depth))
        .or(1, () -> of("#.ordinal()", Type.SHADE, scope, depth))
        .or(1, () -> of("#.first()", Type.PAIR, scope, depth))
        .or(1, () -> of("#.get()", Type.CELL, scope, depth))
        .or(
            1,
            () ->
                Piece.expression(
                    Type.INT, "#.compareTo(#)", text(scope, depth), text(scope, depth)))
        .or(
            1,
            () ->
                Piece.expression(
                    Type.INT,
                    "Double.compare(#, #)",
                    expressions.make(Type.DOUBLE, scope, depth - 1),
                    expressions.make(Type.DOUBLE, scope, depth - 1)))
        .make();
  }

  private Piece of(String template, Type operand, Scope scope, int depth) {
    return Piece.expression(Type.INT, template, expressions.make(operand, scope, depth - 1));
  }
}
