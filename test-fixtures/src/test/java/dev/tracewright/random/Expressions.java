package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes random expressions: of every type, from the variables of a scope. */
final class Expressions {
  private final Generator generator;
  private final Dice dice;
  private final Numbers numbers;
  private final Flags flags;
  private final Objects objects;

  Expressions(Generator generator) {
    this.generator = generator;
    this.dice = generator.dice();
    this.numbers = new Numbers(this, dice);
    this.flags = new Flags(this, generator);
    this.objects = new Objects(this, generator);
  }

  /** An expression of a type, or of one that is converted to it where it is assigned. */
  Piece assigned(Type type, Scope scope, int depth) {
    boolean converts = !scope.isKnownOnly() && dice.chance(20);
    if (converts && type.isNumber() && scope.has(Feature.BRANCHES) && dice.chance(30)) {
      return mixed(type, scope, depth);
    }
    return make(converts ? dice.pick(type.assignable()) : type, scope, depth);
  }

  /** An expression of exactly this type. */
  Piece make(Type type, Scope scope, int most) {
    int depth = Math.min(most, scope.operands());
    if (depth <= 0 || dice.chance(15)) {
      return leaf(type, scope);
    }
    Dice.Choice<Piece> choice = dice.<Piece>choice().or(1, () -> leaf(type, scope));
    if (scope.isKnownOnly()) {
      if (!type.isPlain()) {
        return leaf(type, scope);
      }
    } else {
      addUnknown(choice, type, scope, depth);
    }
    boolean chooses = scope.has(Feature.BRANCHES) || scope.has(Feature.KNOWN_BRANCHES);
    choice.orIf(chooses, 2, () -> conditional(type, scope, depth));
    if (type.isNumber()) {
      numbers.add(choice, type, scope, depth);
    } else if (type == Type.BOOLEAN) {
      flags.add(choice, scope, depth);
    } else {
      objects.add(choice, type, scope, depth);
    }
    return choice.make();
  }

  /** What only unknown expressions are. */
  private void addUnknown(Dice.Choice<Piece> choice, Type type, Scope scope, int depth) {
    List<Variable> targets = generator.assignable(scope, type);
    List<CalledMethod> helpers =
        generator.helpers(scope).stream().filter(each -> each.result() == type).toList();
    boolean isNoted =
        List.of(Type.INT, Type.LONG, Type.DOUBLE, Type.BOOLEAN, Type.TEXT).contains(type);
    choice
        .orIf(!targets.isEmpty(), 1, () -> assignment(dice.pick(targets), scope, depth))
        .orIf(!helpers.isEmpty(), 4, () -> call(dice.pick(helpers), scope, depth))
        .orIf(isNoted && generator.hasLog(scope), 2, () -> note(type, scope, depth))
        .orIf(!type.holders().isEmpty(), 2, () -> element(type, scope, depth))
        .orIf(!type.boxes().isEmpty(), 1, () -> unboxed(type, scope, depth))
        .orIf(
            scope.has(Feature.IDENTITIES) && Identities.has(type),
            12,
            () -> generator.identities().make(type, scope, depth))
        .orIf(canSwitch(scope), 1, () -> generator.switches().expression(type, scope, depth))
        .orIf(
            generator.hasLambdas(scope),
            1,
            () -> generator.lambdas().expression(type, scope, depth));
  }

  private static boolean canSwitch(Scope scope) {
    return scope.mayHoldBodies()
        && (scope.has(Feature.SWITCHES) || scope.has(Feature.KNOWN_SWITCHES));
  }

  /** A variable or a literal. */
  Piece leaf(Type type, Scope scope) {
    List<Variable> variables = scope.variables(type);
    if (!variables.isEmpty() && dice.chance(85)) {
      return Piece.expression(type, dice.pick(variables).name());
    }
    List<Variable> numbers = scope.variables(each -> each.type().isNumber());
    if (!numbers.isEmpty() && dice.chance(60)) {
      Variable number = dice.pick(numbers);
      Piece operand = Piece.expression(number.type(), number.name());
      if (type.isNumber() && type != number.type()) {
        return Piece.expression(type, "((" + type.text() + ") #)", operand);
      }
      if (type == Type.BOOLEAN) {
        return Piece.expression(type, "(# > #)", operand, literal(Type.INT, false));
      }
    }
    return literal(type, !scope.isKnownOnly() && scope.has(Feature.NULLS));
  }

  /** An expression without variables. */
  Piece literal(Type type, boolean mayBeNull) {
    if (type == Type.INT && dice.chance(30)) {
      int number = dice.below(200) - 100;
      return Piece.expression(type, number < 0 ? "(" + number + ")" : "" + number);
    }
    boolean isNull = mayBeNull && dice.chance(20);
    List<String> literals =
        type.literals().stream().filter(each -> isNull || !each.equals("null")).toList();
    return literal(type, dice.pick(literals));
  }

  /** The simplest expression of a type. */
  static Piece simplest(Type type) {
    return literal(type, type.literals().get(0));
  }

  private static Piece literal(Type type, String text) {
    boolean needsCast = text.equals("null") || type.unboxed() != null || type == Type.OBJECT;
    return Piece.expression(type, needsCast ? "((" + type.text() + ") (" + text + "))" : text);
  }

  /** An integer from 0 to a small power of two. */
  Piece small(int mask, Scope scope, int depth) {
    return Piece.expression(Type.INT, "(# & " + mask + ")", make(Type.INT, scope, depth - 1));
  }

  /** A conditional whose sides are converted, to a common type or to that of their context. */
  private Piece mixed(Type type, Scope scope, int depth) {
    Scope arm = scope.uncertain();
    return Piece.expression(
        type,
        "(# ? # : #)",
        condition(false, scope, depth - 1),
        make(dice.pick(type.assignable()), arm, depth - 1),
        make(dice.pick(type.assignable()), arm, depth - 1));
  }

  private Piece conditional(Type type, Scope scope, int depth) {
    boolean isKnown = generator.decidesKnown(scope);
    Piece condition = condition(isKnown, scope, depth - 1);
    Scope arm = isKnown ? scope : scope.uncertain();
    return Piece.expression(
        type, "(# ? # : #)", condition, make(type, arm, depth - 1), make(type, arm, depth - 1));
  }

  /** A condition that is known or not. */
  Piece condition(boolean isKnown, Scope scope, int depth) {
    return make(Type.BOOLEAN, isKnown ? scope.knownOnly() : scope, depth);
  }

  private Piece assignment(Variable target, Scope scope, int depth) {
    Type type = target.type();
    if (type.isNumber() && dice.chance(40)) {
      return Piece.expression(
          type, dice.pick(List.of("%s++", "(++%s)", "%s--", "(--%s)")).formatted(target.name()));
    }
    Scope visible = target.isKnown() ? scope.knownOnly() : scope;
    return Piece.expression(type, "(" + target.name() + " = #)", make(type, visible, depth - 1));
  }

  /** A call of a helper. */
  Piece call(CalledMethod helper, Scope scope, int depth) {
    List<Piece> arguments = new ArrayList<>();
    for (Type each : helper.parameters()) {
      arguments.add(assigned(each, scope, depth - 1));
    }
    return new Piece(
        helper.result() == null ? Piece.Kind.OTHER : Piece.Kind.EXPRESSION,
        helper.result(),
        helper.call(),
        arguments);
  }

  private Piece note(Type type, Scope scope, int depth) {
    return Piece.expression(
        type,
        "#.note(\"" + generator.fresh("n") + "\", #)",
        make(Type.LOG, scope, 0),
        make(type, scope, depth - 1));
  }

  private Piece element(Type type, Scope scope, int depth) {
    Type holder = dice.pick(type.holders());
    Piece of = make(holder, scope, depth - 1);
    String template = holder.isList() ? "#.get(#)" : "#[#]";
    return Piece.expression(type, template, of, index(scope, depth));
  }

  /** An index that mostly is small enough. */
  Piece index(Scope scope, int depth) {
    return dice.<Piece>choice()
        .or(3, () -> Piece.expression(Type.INT, "" + dice.below(3)))
        .or(3, () -> small(1, scope, depth))
        .or(1, () -> make(Type.INT, scope, depth - 1))
        .make();
  }

  private Piece unboxed(Type type, Scope scope, int depth) {
    Type box = dice.pick(type.boxes());
    Piece value = make(box, scope, depth - 1);
    String template =
        dice.chance(50) ? "((" + type.text() + ") #)" : "#." + type.text() + "Value()";
    return Piece.expression(type, template, value);
  }

  /** Several expressions of a type. */
  List<Piece> several(Type type, int count, Scope scope, int depth) {
    return IntStream.range(0, count).mapToObj(i -> assigned(type, scope, depth)).toList();
  }
}
