package dev.tracewright.random;

import java.util.List;

/** Makes expressions of reference types. */
final class Objects {
  private static final List<Type> PRINTED =
      List.of(
          Type.INT,
          Type.LONG,
          Type.CHAR,
          Type.BOOLEAN,
          Type.FLOAT,
          Type.DOUBLE,
          Type.BYTE,
          Type.TEXT,
          Type.BOXED_INT,
          Type.SHADE,
          Type.PAIR,
          Type.INT_LIST);

  private final Expressions expressions;
  private final Dice dice;

  Objects(Expressions expressions, Generator generator) {
    this.expressions = expressions;
    this.dice = generator.dice();
  }

  /** Adds what makes an object of this type. */
  void add(Dice.Choice<Piece> choice, Type type, Scope scope, int depth) {
    if (scope.isKnownOnly()) {
      choice.orIf(type == Type.TEXT, 3, () -> knownText(scope, depth));
      return;
    }
    Type unboxed = type.unboxed();
    if (unboxed != null) {
      choice.or(
          4,
          () ->
              Piece.expression(
                  type,
                  dice.chance(50) ? type.text() + ".valueOf(#)" : "((" + type.text() + ") (#))",
                  expressions.make(unboxed, scope, depth - 1)));
    } else if (type == Type.TEXT) {
      addText(choice, scope, depth);
    } else if (type == Type.OBJECT) {
      choice.or(4, () -> object(scope, depth));
    } else if (type == Type.SHADE) {
      choice.or(1, () -> Piece.expression(type, "Shade.valueOf(#)", text(scope, depth)));
    } else if (type == Type.PAIR) {
      choice.or(4, () -> pair(scope, depth));
    } else if (type == Type.CELL) {
      choice.or(3, () -> Piece.expression(type, "new Cell(#)", number(scope, depth)));
    } else {
      addAggregate(choice, type, scope, depth);
    }
  }

  private Piece number(Scope scope, int depth) {
    return expressions.make(Type.INT, scope, depth - 1);
  }

  private Piece text(Scope scope, int depth) {
    return expressions.make(Type.TEXT, scope, depth - 1);
  }

  private Piece knownText(Scope scope, int depth) {
    Type other = dice.pick(List.of(Type.TEXT, Type.INT, Type.CHAR, Type.LONG, Type.BOOLEAN));
    return Piece.expression(
        Type.TEXT, "(# + #)", text(scope, depth), expressions.make(other, scope, depth - 1));
  }

  private void addText(Dice.Choice<Piece> choice, Scope scope, int depth) {
    choice
        .or(6, () -> concatenation(scope, depth))
        .or(2, () -> Piece.expression(Type.TEXT, "String.valueOf(#)", printed(scope, depth)))
        .or(
            1,
            () ->
                Piece.expression(
                    Type.TEXT,
                    "#.substring(#)",
                    text(scope, depth),
                    expressions.index(scope, depth)))
        .or(1, () -> Piece.expression(Type.TEXT, "#.trim()", text(scope, depth)))
        .or(1, () -> Piece.expression(Type.TEXT, "#.name()", shade(scope, depth)))
        .orIf(
            !scope.variables(Type.RESOURCE).isEmpty(),
            2,
            () -> Piece.expression(Type.TEXT, "#.name()", expressions.leaf(Type.RESOURCE, scope)))
        .or(
            1,
            () ->
                Piece.expression(
                    Type.TEXT,
                    "new StringBuilder().append(#).append(#).toString()",
                    printed(scope, depth),
                    printed(scope, depth)));
  }

  private Piece shade(Scope scope, int depth) {
    return expressions.make(Type.SHADE, scope, depth - 1);
  }

  /** A value with a text that is the same in every run. */
  private Piece printed(Scope scope, int depth) {
    Type type = dice.pick(PRINTED);
    return expressions.make(type, scope, depth - 1);
  }

  private Piece concatenation(Scope scope, int depth) {
    boolean isFirst = dice.chance(60);
    Piece text = text(scope, depth);
    Piece other = printed(scope, depth);
    return dice.chance(20)
        ? Piece.expression(Type.TEXT, "(# + # + #)", text, other, printed(scope, depth))
        : Piece.expression(Type.TEXT, "(# + #)", isFirst ? text : other, isFirst ? other : text);
  }

  private Piece object(Scope scope, int depth) {
    List<Type> others = Type.OBJECT.assignable();
    Type type = others.get(1 + dice.below(others.size() - 1));
    return Piece.expression(Type.OBJECT, "((Object) #)", expressions.make(type, scope, depth - 1));
  }

  private Piece pair(Scope scope, int depth) {
    return Piece.expression(
        Type.PAIR,
        "new Pair(#, #)",
        expressions.assigned(Type.INT, scope, depth - 1),
        expressions.assigned(Type.DOUBLE, scope, depth - 1));
  }

  private void addAggregate(Dice.Choice<Piece> choice, Type type, Scope scope, int depth) {
    Type element = type.element();
    if (element == null) {
      return;
    }
    boolean makes = scope.has(Feature.AGGREGATES);
    if (type.isList()) {
      choice
          .orIf(
              makes,
              3,
              () -> list(type, "List.<" + element.text() + ">of(#)", element, scope, depth))
          .orIf(
              makes,
              2,
              () ->
                  list(
                      type,
                      "new ArrayList<>(List.<" + element.text() + ">of(#))",
                      element,
                      scope,
                      depth));
      return;
    }
    choice
        .orIf(
            makes, 3, () -> list(type, "(new " + element.text() + "[] {#})", element, scope, depth))
        .orIf(
            type != Type.GRID,
            1,
            () ->
                Piece.expression(
                    type, "(new " + element.text() + "[#])", expressions.small(3, scope, depth)))
        .orIf(makes, 1, () -> Piece.expression(type, "#.clone()", expressions.leaf(type, scope)));
  }

  private Piece list(Type type, String template, Type element, Scope scope, int depth) {
    List<Piece> elements = expressions.several(element, dice.below(4), scope, depth - 1);
    return Piece.expression(type, template, Piece.list(", ", elements));
  }
}
