package dev.tracewright.random;

import java.util.List;

/** Makes lambdas and method references: called here, kept in variables, handed to other code. */
final class Lambdas {
  private final Generator generator;
  private final Expressions expressions;
  private final Statements statements;
  private final Dice dice;

  Lambdas(Generator generator) {
    this.generator = generator;
    this.expressions = generator.expressions();
    this.statements = generator.statements();
    this.dice = generator.dice();
  }

  /** An expression that calls a lambda, or passes one on. */
  Piece expression(Type type, Scope scope, int depth) {
    boolean passes = scope.has(Feature.PASSED_LAMBDAS);
    boolean calls = scope.has(Feature.CALLED_LAMBDAS);
    boolean logs = generator.hasLog(scope);
    return dice.<Piece>choice()
        .or(1, () -> expressions.leaf(type, scope))
        .orIf(calls && type == Type.INT, 4, () -> called(scope, depth))
        .orIf(calls && type == Type.DOUBLE, 4, () -> calledOnTwo(scope, depth))
        .orIf(calls && type == Type.TEXT, 4, () -> supplied(scope, depth))
        .orIf(passes && logs && type == Type.INT, 4, () -> twice(scope, depth))
        .orIf(passes && logs && type == Type.INT, 2, () -> folded(scope, depth))
        .orIf(passes && logs && type == Type.TEXT, 4, () -> got(scope, depth))
        .orIf(passes && type == Type.INT, 4, () -> summed(scope, depth))
        .orIf(passes && type == Type.TEXT, 4, () -> mapped(scope, depth))
        .make();
  }

  /** {@code w -> …}, with a body that is an expression or a block. */
  private Piece lambda(List<Type> parameters, Type result, Scope scope, int depth) {
    Scope inner = scope.lambda(result);
    List<String> names = parameters.stream().map(each -> generator.fresh("w")).toList();
    for (int i = 0; i < parameters.size(); i++) {
      inner.add(Variable.constant(parameters.get(i), names.get(i)));
    }
    String head =
        names.size() == 1 ? names.get(0) + " -> " : "(" + String.join(", ", names) + ") -> ";
    if (dice.chance(70)) {
      return Piece.other(head + "#", expressions.make(result, inner, depth - 1));
    }
    List<Piece> body = statements.statements(inner, dice.chance(40) ? 1 : 0);
    body.add(Piece.other("return #;", expressions.make(result, inner, 2)));
    return Piece.other(head + "{\n#\n}", Piece.lines(body));
  }

  private Piece number(Scope scope, int depth) {
    return expressions.make(Type.INT, scope, depth - 1);
  }

  private Piece called(Scope scope, int depth) {
    return Piece.expression(
        Type.INT,
        "((IntUnaryOperator) #).applyAsInt(#)",
        lambda(List.of(Type.INT), Type.INT, scope, depth),
        number(scope, depth));
  }

  private Piece calledOnTwo(Scope scope, int depth) {
    return Piece.expression(
        Type.DOUBLE,
        "((DoubleBinaryOperator) #).applyAsDouble(#, #)",
        lambda(List.of(Type.DOUBLE, Type.DOUBLE), Type.DOUBLE, scope, depth),
        expressions.make(Type.DOUBLE, scope, depth - 1),
        expressions.make(Type.DOUBLE, scope, depth - 1));
  }

  private Piece supplied(Scope scope, int depth) {
    return Piece.expression(
        Type.TEXT, "((Supplier<String>) #).get()", lambda(List.of(), Type.TEXT, scope, depth));
  }

  private Piece log(Scope scope) {
    return expressions.leaf(Type.LOG, scope);
  }

  private Piece twice(Scope scope, int depth) {
    Piece function =
        dice.chance(20)
            ? Piece.other(dice.pick(List.of("Math::abs", "Integer::bitCount", "Integer::reverse")))
            : lambda(List.of(Type.INT), Type.INT, scope, depth);
    return Piece.expression(Type.INT, "#.twice(#, #)", log(scope), function, number(scope, depth));
  }

  private Piece folded(Scope scope, int depth) {
    Piece function =
        dice.chance(20)
            ? Piece.other(dice.pick(List.of("Math::max", "Integer::sum")))
            : lambda(List.of(Type.INT, Type.INT), Type.INT, scope, depth);
    List<Piece> values = expressions.several(Type.INT, 1 + dice.below(3), scope, 1);
    return Piece.expression(
        Type.INT, "#.fold(#, #)", log(scope), function, Piece.list(", ", values));
  }

  private Piece got(Scope scope, int depth) {
    Piece supplier = lambda(List.of(), Type.TEXT, scope, depth);
    return Piece.expression(Type.TEXT, "#.get(#)", log(scope), supplier);
  }

  private Piece summed(Scope scope, int depth) {
    Piece mapping = lambda(List.of(Type.INT), Type.INT, scope, depth);
    return dice.<Piece>choice()
        .or(
            2,
            () ->
                Piece.expression(
                    Type.INT,
                    "IntStream.range(0, #).map(#).sum()",
                    expressions.small(7, scope, depth),
                    mapping))
        .or(
            1,
            () ->
                Piece.expression(
                    Type.INT,
                    "Arrays.stream(#).filter(#).map(#).sum()",
                    expressions.make(Type.INTS, scope, depth - 1),
                    lambda(List.of(Type.INT), Type.BOOLEAN, scope, depth),
                    mapping))
        .make();
  }

  private Piece mapped(Scope scope, int depth) {
    return dice.<Piece>choice()
        .or(
            2,
            () ->
                Piece.expression(
                    Type.TEXT,
                    "Optional.ofNullable(#).map(#).orElse(#)",
                    expressions.make(Type.TEXT, scope, depth - 1),
                    lambda(List.of(Type.TEXT), Type.TEXT, scope, depth),
                    expressions.make(Type.TEXT, scope, depth - 1)))
        .or(
            2,
            () ->
                Piece.expression(
                    Type.TEXT,
                    "#.stream().map(#).collect(Collectors.joining(\",\"))",
                    expressions.make(Type.TEXT_LIST, scope, depth - 1),
                    lambda(List.of(Type.TEXT), Type.TEXT, scope, depth)))
        .or(
            1,
            () ->
                Piece.expression(
                    Type.TEXT,
                    "#.stream().sorted(Comparator.comparing(#)).toList().toString()",
                    expressions.make(Type.TEXT_LIST, scope, depth - 1),
                    lambda(List.of(Type.TEXT), Type.TEXT, scope, depth)))
        .make();
  }

  /** A lambda in a variable, or one that is run. */
  Piece statement(Scope scope, int depth) {
    boolean runs = scope.has(Feature.PASSED_LAMBDAS) && generator.hasLog(scope);
    return dice.<Piece>choice()
        .orIf(scope.has(Feature.CALLED_LAMBDAS), 3, () -> kept(scope))
        .orIf(scope.has(Feature.CALLED_LAMBDAS), 2, () -> keptRunnable(scope, depth))
        .orIf(runs, 2, () -> run(scope, depth))
        .orIf(runs, 2, () -> forEach(scope, depth))
        .or(1, () -> statements.statement(scope, 0))
        .make();
  }

  private Piece kept(Scope scope) {
    String name = generator.fresh("f");
    Piece function = lambda(List.of(Type.INT), Type.INT, scope, 3);
    scope.add(new CalledMethod(Type.INT, name + ".applyAsInt(#)", List.of(Type.INT)));
    if (scope.has(Feature.PASSED_LAMBDAS) && generator.hasLog(scope)) {
      scope.add(
          new CalledMethod(Type.INT, "#.twice(" + name + ", #)", List.of(Type.LOG, Type.INT)));
    }
    return Piece.statement("IntUnaryOperator " + name + " = #;", function);
  }

  private Piece keptRunnable(Scope scope, int depth) {
    String name = generator.fresh("f");
    Piece body = statements.block(scope.lambda(null), Math.min(depth, 1));
    scope.add(new CalledMethod(null, name + ".run()", List.of()));
    return Piece.statement("Runnable " + name + " = () -> {\n#\n};", body);
  }

  private Piece run(Scope scope, int depth) {
    Scope inner = scope.lambda(null).uncertain();
    return Piece.statement(
        "#.around(() -> {\n#\n});", log(scope), statements.leavingBlock(inner, Math.min(depth, 1)));
  }

  private Piece forEach(Scope scope, int depth) {
    Scope inner = scope.lambda(null).uncertain();
    String name = generator.fresh("w");
    inner.add(Variable.constant(Type.BOXED_INT, name));
    return Piece.statement(
        "#.forEach(" + name + " -> {\n#\n});",
        expressions.make(Type.INT_LIST, scope, 2),
        statements.leavingBlock(inner, Math.min(depth, 1)));
  }
}
