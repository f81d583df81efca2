package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes statements that decide which statements run. */
final class Control {
  private final Generator generator;
  private final Expressions expressions;
  private final Statements statements;
  private final Dice dice;

  Control(Generator generator) {
    this.generator = generator;
    this.expressions = generator.expressions();
    this.statements = generator.statements();
    this.dice = generator.dice();
  }

  /** Adds the statements that hold others. */
  void add(Dice.Choice<Piece> choice, Scope scope, int depth) {
    boolean branches = scope.has(Feature.BRANCHES) || scope.has(Feature.KNOWN_BRANCHES);
    boolean switches = scope.has(Feature.SWITCHES) || scope.has(Feature.KNOWN_SWITCHES);
    boolean unrolls = scope.has(Feature.KNOWN_LOOPS) && scope.loops() < 2;
    boolean loops = scope.has(Feature.LOOPS) && scope.loops() < 3;
    choice
        .orIf(branches, 8, () -> branch(scope, depth - 1))
        .orIf(switches, 4, () -> generator.switches().statement(scope, depth - 1))
        .orIf(unrolls || loops, 7, () -> loop(scope, depth - 1))
        .or(1, () -> labelled(scope, depth - 1))
        .orIf(scope.has(Feature.TRIES), 5, () -> generator.tries().statement(scope, depth - 1))
        .orIf(scope.has(Feature.LOCKS), 2, () -> locked(scope, depth - 1))
        .orIf(scope.has(Feature.THROWS), 2, () -> check(scope, depth - 1))
        .orIf(generator.hasLambdas(scope), 3, () -> generator.lambdas().statement(scope, depth - 1))
        .orIf(
            scope.has(Feature.LOCAL_CLASSES) && scope.mayHoldBodies(),
            2,
            () -> generator.locals().statement(scope, depth));
  }

  private Piece branch(Scope scope, int depth) {
    boolean isKnown = generator.decidesKnown(scope);
    Scope arm = isKnown ? scope : scope.uncertain();
    if (!isKnown && scope.has(Feature.PATTERNS) && dice.chance(25)) {
      return patternBranch(arm, depth);
    }
    Piece condition = expressions.condition(isKnown, scope, 3);
    return dice.<Piece>choice()
        .or(
            3,
            () -> Piece.statement("if (#) {\n#\n}", condition, statements.leavingBlock(arm, depth)))
        .or(
            2,
            () ->
                Piece.statement(
                    "if (#) {\n#\n} else {\n#\n}",
                    condition,
                    statements.leavingBlock(arm, depth),
                    statements.block(arm, depth)))
        .or(
            1,
            () ->
                Piece.statement(
                    "if (#) {\n#\n} else {\n#\n}",
                    condition,
                    statements.block(arm, depth),
                    statements.leavingBlock(arm, depth)))
        .or(1, () -> assignedEitherWay(condition, scope, arm, depth))
        .make();
  }

  /** A variable without an initial value, which both branches assign. */
  private Piece assignedEitherWay(Piece condition, Scope scope, Scope arm, int depth) {
    Type type = dice.pick(List.of(Type.INT, Type.DOUBLE, Type.TEXT, Type.INTS, Type.BOXED_INT));
    String name = generator.fresh("v");
    Scope first = arm.inner();
    List<Piece> then = statements.statements(first, depth);
    then.add(Piece.other(name + " = #;", expressions.assigned(type, first, 2)));
    Scope second = arm.inner();
    List<Piece> otherwise = statements.statements(second, depth);
    otherwise.add(Piece.other(name + " = #;", expressions.assigned(type, second, 2)));
    scope.add(new Variable(type, name, false, dice.chance(50), false));
    return Piece.statement(
        type.text() + " " + name + ";\nif (#) {\n#\n} else {\n#\n}",
        condition,
        Piece.lines(then),
        Piece.lines(otherwise));
  }

  /** {@code if (x instanceof T t)}, or its opposite, behind which {@code t} is in scope. */
  private Piece patternBranch(Scope arm, int depth) {
    Type type = dice.pick(List.of(Type.TEXT, Type.BOXED_INT, Type.PAIR, Type.INTS, Type.SHADE));
    String name = generator.fresh("m");
    Piece tested = expressions.make(Type.OBJECT, arm, 2);
    Scope then = arm.inner();
    then.add(Variable.constant(type, name));
    return Piece.statement(
        "if (# instanceof " + type.text() + " " + name + ") {\n#\n} else {\n#\n}",
        tested,
        statements.leavingBlock(then, depth),
        statements.block(arm, depth));
  }

  private Piece labelled(Scope scope, int depth) {
    String label = generator.fresh("L");
    Scope inner = scope.inside(label, false, false);
    return Piece.statement(label + ": {\n#\n}", statements.block(inner, depth));
  }

  private Piece locked(Scope scope, int depth) {
    List<Variable> locks =
        scope.variables(
            each ->
                each.type() == Type.LOG || each.type() == Type.INTS || each.type() == Type.TEXT);
    String lock = locks.isEmpty() ? "Shade.class" : dice.pick(locks).name();
    return Piece.statement("synchronized (" + lock + ") {\n#\n}", statements.block(scope, depth));
  }

  /** An {@code assert}, or a {@code throw} under a condition. */
  private Piece check(Scope scope, int depth) {
    boolean isKnown = generator.decidesKnown(scope);
    if (dice.chance(30)) {
      Scope arm = scope.uncertain();
      return Piece.statement(
          "assert # : #;",
          expressions.condition(isKnown, arm, 2),
          expressions.make(Type.TEXT, arm, 2));
    }
    if (!isKnown && !scope.has(Feature.BRANCHES)) {
      return statements.statement(scope, 0);
    }
    Scope arm = isKnown ? scope : scope.uncertain();
    return Piece.statement(
        "if (#) {\n#\n#\n}",
        expressions.condition(isKnown, scope, 3),
        statements.block(arm, Math.min(depth, 0)),
        statements.thrown(arm));
  }

  private Piece loop(Scope scope, int depth) {
    boolean mayUnroll = scope.has(Feature.KNOWN_LOOPS) && scope.loops() < 2;
    boolean isKnown = !scope.has(Feature.LOOPS) || (mayUnroll && dice.chance(30));
    String label = dice.chance(25) ? generator.fresh("L") : null;
    Scope body = (isKnown ? scope : scope.uncertain()).inside(label, true, false);
    Piece loop =
        dice.<Piece>choice()
            .or(4, () -> counting(isKnown, label, body, depth))
            .or(2, () -> whileLoop(isKnown, label, body, depth))
            .or(2, () -> doLoop(isKnown, label, body, depth))
            .orIf(!isKnown || scope.has(Feature.JUMPS), 1, () -> endless(label, body, depth))
            .orIf(!isKnown, 4, () -> forEach(label, body, depth))
            .orIf(isKnown && scope.has(Feature.AGGREGATES), 2, () -> unrolled(label, body, depth))
            .make();
    return loop;
  }

  private static String prefix(@Nullable String label) {
    return label == null ? "" : label + ": ";
  }

  /** How often a loop runs at most, as an expression. */
  private Piece bound(boolean isKnown, Scope scope) {
    return isKnown
        ? Piece.expression(Type.INT, "" + dice.below(5))
        : expressions.small(dice.pick(List.of(3, 7)), scope, 2);
  }

  private Variable counter(boolean isKnown, String name) {
    return new Variable(Type.INT, name, isKnown, false, false);
  }

  private Piece counting(boolean isKnown, @Nullable String label, Scope scope, int depth) {
    String name = generator.fresh("i");
    Scope body = scope.inner();
    Piece bound = bound(isKnown, scope);
    body.add(counter(isKnown, name));
    List<String> heads =
        List.of(
            "for (int I = 0; I < #; I++)",
            "for (int I = 0; I <= #; I += 2)",
            "for (int I = #; I > 0; I--)",
            "for (int I = #; --I >= 0; )",
            "for (int I = 0, I_ = 9; I < # && I_ > 0; I++, I_--)");
    String head = dice.pick(heads).replace("I", name);
    List<Variable> arrays = scope.variables(each -> each.type().isArray());
    if (!isKnown && !arrays.isEmpty() && dice.chance(30)) {
      String length = dice.pick(arrays).name() + ".length";
      bound = Piece.expression(Type.INT, length);
      head = "for (int I = 0; I < #; I++)".replace("I", name);
    }
    return Piece.statement(
        prefix(label) + head + " {\n#\n}", bound, statements.leavingBlock(body, depth));
  }

  private Piece whileLoop(boolean isKnown, @Nullable String label, Scope scope, int depth) {
    String name = generator.fresh("i");
    Scope body = scope.inner();
    body.add(counter(isKnown, name));
    boolean isPlain = dice.chance(50);
    List<Piece> parts = new ArrayList<>();
    parts.add(bound(isKnown, scope));
    if (!isPlain) {
      parts.add(expressions.condition(isKnown, body, 2));
    }
    parts.add(statements.leavingBlock(body, depth));
    return Piece.statement(
        "int %s = 0;\n%swhile (%s++ < #%s) {\n#\n}"
            .formatted(name, prefix(label), name, isPlain ? "" : " && #"),
        parts.toArray(new Piece[0]));
  }

  private Piece doLoop(boolean isKnown, @Nullable String label, Scope scope, int depth) {
    String name = generator.fresh("i");
    Scope body = scope.inner();
    body.add(counter(isKnown, name));
    return Piece.statement(
        "int %s = 0;\n%sdo {\n#\n} while (++%s < #);".formatted(name, prefix(label), name),
        statements.block(body, depth),
        bound(isKnown, scope));
  }

  /** A loop that only a {@code break} leaves. */
  private Piece endless(@Nullable String label, Scope scope, int depth) {
    String name = generator.fresh("i");
    Scope body = scope.inner();
    body.add(counter(false, name));
    return Piece.statement(
        "int %s = 0;\n%s%s {\nif (%s++ >= #) {\nbreak;\n}\n#\n}"
            .formatted(name, prefix(label), dice.pick(List.of("while (true)", "for (;;)")), name),
        bound(!scope.has(Feature.LOOPS), scope),
        statements.block(body, depth));
  }

  private Piece forEach(@Nullable String label, Scope scope, int depth) {
    Type type =
        dice.pick(
            List.of(
                Type.INTS,
                Type.DOUBLES,
                Type.TEXTS,
                Type.CHARS,
                Type.GRID,
                Type.INT_LIST,
                Type.TEXT_LIST));
    List<Variable> layers =
        scope.variables(each -> each.type() == Type.LAYERS || each.type() == Type.LAYER_LIST);
    if (!layers.isEmpty() && dice.chance(50)) {
      Variable all = dice.pick(layers);
      Piece of = Piece.expression(all.type(), all.name());
      return each(all.type(), of, label, scope, depth);
    }
    return each(type, expressions.make(type, scope, 2), label, scope, depth);
  }

  private Piece each(Type type, Piece of, @Nullable String label, Scope scope, int depth) {
    Type element = java.util.Objects.requireNonNull(type.element());
    Type unboxed = element.unboxed();
    Type declared = unboxed != null && dice.chance(50) ? unboxed : element;
    String name = generator.fresh("e");
    Scope body = scope.inner();
    boolean isAssignable = dice.chance(30);
    body.add(new Variable(declared, name, false, isAssignable, !isAssignable));
    return Piece.statement(
        prefix(label) + "for (" + declared.text() + " " + name + " : #) {\n#\n}",
        of,
        statements.leavingBlock(body, depth));
  }

  /** A loop over an array that is made in its head. */
  private Piece unrolled(@Nullable String label, Scope scope, int depth) {
    Type element = dice.pick(List.of(Type.INT, Type.DOUBLE, Type.TEXT));
    Type array = element.holders().get(0);
    List<Piece> elements = expressions.several(element, dice.below(4), scope, 1);
    Piece of =
        Piece.expression(array, "new " + element.text() + "[] {#}", Piece.list(", ", elements));
    return each(array, of, label, scope, depth);
  }
}
