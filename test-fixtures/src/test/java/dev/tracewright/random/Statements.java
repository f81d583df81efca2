package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;

/** Makes random statements. */
final class Statements {
  private static final List<String> ASSIGNMENTS =
      List.of("+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=");
  private static final List<Type> DECLARED =
      List.of(
          Type.INT,
          Type.INT,
          Type.LONG,
          Type.DOUBLE,
          Type.BOOLEAN,
          Type.BYTE,
          Type.CHAR,
          Type.FLOAT,
          Type.SHORT,
          Type.TEXT,
          Type.TEXT,
          Type.BOXED_INT,
          Type.BOXED_LONG,
          Type.BOXED_CHAR,
          Type.INTS,
          Type.DOUBLES,
          Type.LONGS,
          Type.TEXTS,
          Type.GRID,
          Type.PAIR,
          Type.CELL,
          Type.INT_LIST,
          Type.TEXT_LIST,
          Type.OBJECT,
          Type.SHADE);

  private final Generator generator;
  private final Expressions expressions;
  private final Dice dice;

  Statements(Generator generator) {
    this.generator = generator;
    this.expressions = generator.expressions();
    this.dice = generator.dice();
  }

  /** Some statements, after which the code goes on. */
  Piece block(Scope scope, int depth) {
    return Piece.lines(statements(scope.inner(), depth));
  }

  /** Some statements, after which the code may go elsewhere. */
  Piece leavingBlock(Scope scope, int depth) {
    boolean mayLeave = scope.isCertain() || scope.has(Feature.JUMPS);
    return mayLeave && dice.chance(35) ? endingBlock(scope, depth) : block(scope, depth);
  }

  /** Some statements, after which the code goes elsewhere. */
  Piece endingBlock(Scope scope, int depth) {
    Scope inner = scope.inner();
    List<Piece> all = statements(inner, depth);
    all.add(leave(inner, depth));
    return Piece.lines(all);
  }

  /** Some statements that see each other's variables; the scope is theirs. */
  List<Piece> statements(Scope scope, int depth) {
    List<Piece> all = new ArrayList<>();
    int count = 1 + dice.below(depth <= 1 ? 2 : generator.size().statements());
    for (int i = 0; i < count; i++) {
      all.add(statement(scope, depth));
    }
    return all;
  }

  /** A statement after which the code can go on. */
  Piece statement(Scope scope, int depth) {
    List<CalledMethod> helpers = generator.helpers(scope);
    Dice.Choice<Piece> choice =
        dice.<Piece>choice()
            .or(6, () -> declare(scope))
            .or(5, () -> assign(scope))
            .or(3, () -> store(scope))
            .orIf(generator.hasLog(scope), 3, () -> log(scope))
            .orIf(
                !helpers.isEmpty(),
                1,
                () -> Piece.statement("#;", expressions.call(dice.pick(helpers), scope, 2)))
            .or(1, () -> mutate(scope))
            .orIf(scope.has(Feature.IDENTITIES), 2, () -> identity(scope));
    if (depth > 0) {
      generator.control().add(choice, scope, depth);
    }
    return choice.make();
  }

  /** What rules put simpler, with a statement in the middle of it. */
  private Piece identity(Scope scope) {
    Scope inner = scope.inner();
    boolean logs = generator.hasLog(scope) && dice.chance(60);
    return generator.identities().statement(scope, logs ? log(inner) : statement(inner, 0));
  }

  /** The expressions of statements are smaller the deeper they stand. */
  private int size(Scope scope) {
    return 1 + dice.below(scope.loops() > 0 ? 3 : 4);
  }

  private Piece declare(Scope scope) {
    Type type = dice.pick(DECLARED);
    return declare(type, scope);
  }

  /** Declares a variable of a type. */
  Piece declare(Type type, Scope scope) {
    boolean isKnown = type.isPlain() && dice.chance(scope.has(Feature.BRANCHES) ? 15 : 40);
    boolean isAssignable = dice.chance(70);
    String name = generator.fresh("v");
    Piece value =
        isKnown
            ? expressions.make(type, scope.knownOnly(), 2)
            : expressions.assigned(type, scope, size(scope));
    scope.add(new Variable(type, name, isKnown, isAssignable, !isAssignable));
    String modifier = !isAssignable && dice.chance(30) ? "final " : "";
    // The type of a switch that holds lambdas is not inferred.
    boolean infers =
        value.type() == type && type.isPlain() && value.parts().isEmpty() && dice.chance(30);
    return Piece.statement(modifier + (infers ? "var" : type.text()) + " " + name + " = #;", value);
  }

  private Piece assign(Scope scope) {
    List<Variable> targets = generator.assignable(scope);
    if (targets.isEmpty()) {
      return declare(scope);
    }
    Variable target = dice.pick(targets);
    Type type = target.type();
    Scope visible = target.isKnown() ? scope.knownOnly() : scope;
    boolean isNumber = type.isNumber() || type == Type.BOXED_INT;
    return dice.<Piece>choice()
        .or(4, () -> Piece.statement(target.name() + " = #;", bounded(type, visible)))
        .orIf(isNumber, 4, () -> compound(target.name(), type, visible))
        .orIf(
            isNumber,
            2,
            () ->
                Piece.statement(
                    dice.pick(List.of("%s++;", "++%s;", "%s--;", "--%s;"))
                        .formatted(target.name())))
        .orIf(type == Type.BOOLEAN, 3, () -> ofFlag(target.name(), visible))
        .orIf(
            type == Type.TEXT && !target.isKnown(),
            4,
            () -> Piece.statement(target.name() + " += #;", expressions.make(Type.INT, visible, 2)))
        .make();
  }

  private Piece ofFlag(String name, Scope scope) {
    return Piece.statement(
        name + dice.pick(List.of(" &= #;", " |= #;", " ^= #;")),
        expressions.make(Type.BOOLEAN, scope, 2));
  }

  /** A value to assign: texts do not grow without bound where the assignment runs often. */
  private Piece bounded(Type type, Scope scope) {
    Piece value = expressions.assigned(type, scope, size(scope));
    return type == Type.TEXT && scope.loops() > 0 && !scope.isKnownOnly()
        ? Piece.expression(type, "Log.cut(#)", value)
        : value;
  }

  private Piece compound(String target, Type type, Scope scope) {
    boolean isWhole = type != Type.FLOAT && type != Type.DOUBLE;
    String operator = dice.pick(isWhole ? ASSIGNMENTS : ASSIGNMENTS.subList(0, 5));
    boolean divides = operator.equals("/=") || operator.equals("%=");
    boolean isBits = ASSIGNMENTS.indexOf(operator) >= 5;
    Type other =
        type == Type.BOXED_INT || isBits
            ? Type.INT
            : dice.chance(60) ? type : dice.pick(Type.numbers());
    boolean isOtherWhole = other != Type.FLOAT && other != Type.DOUBLE;
    String template =
        divides && isOtherWhole && (scope.isKnownOnly() || dice.chance(50)) ? "(# | 1)" : "#";
    return Piece.statement(
        target + " " + operator + " " + template + ";",
        expressions.make(other, scope, size(scope)));
  }

  private Piece store(Scope scope) {
    List<Variable> arrays = scope.variables(each -> each.type().isArray());
    if (arrays.isEmpty()) {
      return assign(scope);
    }
    Variable array = dice.pick(arrays);
    Type element = java.util.Objects.requireNonNull(array.type().element());
    Piece index = expressions.index(scope, 2);
    boolean isCompound = element.isNumber() && dice.chance(40);
    if (isCompound) {
      Piece change = compound("#", element, scope);
      return Piece.statement(
          change.template().replaceFirst("#", array.name() + "[#]"), index, change.parts().get(0));
    }
    return Piece.statement(
        array.name() + "[#] = #;", index, expressions.assigned(element, scope, size(scope)));
  }

  private Piece log(Scope scope) {
    Piece log = expressions.make(Type.LOG, scope, 0);
    return Piece.statement("#.add(#);", log, expressions.make(Type.TEXT, scope, size(scope)));
  }

  /** Changes a list or an object. */
  private Piece mutate(Scope scope) {
    List<Variable> lists = scope.variables(each -> each.type().isList());
    List<Variable> cells = scope.variables(Type.CELL);
    return dice.<Piece>choice()
        .or(1, () -> assign(scope))
        .orIf(!lists.isEmpty(), 3, () -> mutateList(dice.pick(lists), scope))
        .orIf(
            !cells.isEmpty(),
            3,
            () ->
                Piece.statement(
                    dice.pick(cells).name() + ".set(#);", expressions.make(Type.INT, scope, 2)))
        .make();
  }

  private Piece mutateList(Variable list, Scope scope) {
    Type element = java.util.Objects.requireNonNull(list.type().element());
    Piece value = expressions.assigned(element, scope, 2);
    return dice.chance(60)
        ? Piece.statement(list.name() + ".add(#);", value)
        : Piece.statement(list.name() + ".set(#, #);", expressions.index(scope, 2), value);
  }

  /** A statement after which the code goes elsewhere. */
  Piece leave(Scope scope, int depth) {
    Type yielded = scope.yielded();
    return dice.<Piece>choice()
        .orIf(scope.mayReturn(), 5, () -> returned(scope))
        .orIf(yielded != null, 8, () -> yielded(java.util.Objects.requireNonNull(yielded), scope))
        .orIf(!scope.targets().isEmpty(), 8, () -> jump(scope))
        .orIf(scope.has(Feature.THROWS), 2, () -> thrown(scope))
        .orIf(
            !scope.mayReturn() && yielded == null && scope.targets().isEmpty(),
            1,
            () -> Piece.statement("throw new IllegalStateException();"))
        .orIf(depth > 0 && scope.has(Feature.JUMPS), 2, () -> leaveEitherWay(scope, depth - 1))
        .make();
  }

  /** A return of a value, or of none. */
  Piece returned(Scope scope) {
    Type result = scope.result();
    return result == null
        ? Piece.statement("return;")
        : Piece.statement("return #;", expressions.assigned(result, scope, 3));
  }

  /** A {@code yield}; what follows the word must not look like the arguments of a call. */
  Piece yielded(Type type, Scope scope) {
    Piece value = expressions.make(type, scope, 2);
    if (!value.text().startsWith("(")) {
      return Piece.statement("yield #;", value);
    }
    String name = generator.fresh("y");
    return Piece.statement(type.text() + " " + name + " = #;\nyield " + name + ";", value);
  }

  private Piece jump(Scope scope) {
    List<String> jumps = new ArrayList<>();
    boolean isLeft = false;
    boolean isRepeated = false;
    for (int i = scope.targets().size() - 1; i >= 0; i--) {
      Scope.Target target = scope.targets().get(i);
      if (!isLeft && (target.isLoop() || target.isSwitch())) {
        isLeft = true;
        jumps.add("break;");
      }
      if (!isRepeated && target.isLoop()) {
        isRepeated = true;
        jumps.add("continue;");
      }
      if (target.label() != null) {
        jumps.add("break " + target.label() + ";");
        jumps.add((target.isLoop() ? "continue " : "break ") + target.label() + ";");
      }
    }
    return Piece.statement(dice.pick(jumps));
  }

  /** A {@code throw}. */
  Piece thrown(Scope scope) {
    return Piece.statement(
        "throw #;",
        dice.<Piece>choice()
            .or(
                3,
                () ->
                    Piece.other(
                        "new IllegalStateException(#)", expressions.make(Type.TEXT, scope, 2)))
            .or(3, () -> Piece.other("new Oops(#)", expressions.make(Type.INT, scope, 2)))
            .orIf(
                !scope.variables(Type.EXCEPTION).isEmpty(),
                4,
                () -> expressions.leaf(Type.EXCEPTION, scope))
            .or(1, () -> Piece.other("new ArithmeticException(\"own\")"))
            .or(1, () -> Piece.other("new IndexOutOfBoundsException(#)", index(scope)))
            .make());
  }

  private Piece index(Scope scope) {
    return expressions.make(Type.INT, scope, 1);
  }

  private Piece leaveEitherWay(Scope scope, int depth) {
    boolean isKnown = generator.decidesKnown(scope);
    Scope arm = isKnown ? scope : scope.uncertain();
    Piece condition = expressions.condition(isKnown, scope, 2);
    return Piece.statement(
        "if (#) {\n#\n} else {\n#\n}", condition, endingBlock(arm, depth), endingBlock(arm, depth));
  }
}
