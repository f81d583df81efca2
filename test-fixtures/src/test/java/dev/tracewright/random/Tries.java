package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;

/** Makes {@code try} statements. */
final class Tries {
  private static final List<String> CAUGHT =
      List.of(
          "ArithmeticException",
          "NullPointerException",
          "IndexOutOfBoundsException",
          "IllegalStateException",
          "NumberFormatException",
          "Oops",
          "Oops | ArithmeticException",
          "NullPointerException | IndexOutOfBoundsException");

  private final Generator generator;
  private final Expressions expressions;
  private final Statements statements;
  private final Dice dice;

  Tries(Generator generator) {
    this.generator = generator;
    this.expressions = generator.expressions();
    this.statements = generator.statements();
    this.dice = generator.dice();
  }

  /** A {@code try}. */
  Piece statement(Scope scope, int depth) {
    Scope arm = scope.uncertain();
    List<Piece> handlers = handlers(arm, depth);
    boolean isFinal = handlers.isEmpty() || dice.chance(40);
    List<Piece> parts = new ArrayList<>();
    String head = "try";
    Scope body = arm.inner();
    if (dice.chance(20)) {
      String name = generator.fresh("r");
      head += " (Log.Resource " + name + " = #.open(#))";
      parts.add(expressions.make(Type.LOG, scope, 0));
      parts.add(resourceName(scope));
      body.add(Variable.constant(Type.RESOURCE, name));
    }
    parts.add(
        handlers.isEmpty() ? statements.block(body, depth) : statements.leavingBlock(body, depth));
    parts.add(Piece.list(" ", handlers));
    if (isFinal) {
      parts.add(statements.block(arm, depth));
    }
    return Piece.statement(
        head + " {\n#\n} #" + (isFinal ? " finally {\n#\n}" : ""), parts.toArray(new Piece[0]));
  }

  private Piece resourceName(Scope scope) {
    return dice.<Piece>choice()
        .or(3, () -> Piece.expression(Type.TEXT, "\"" + generator.fresh("res") + "\""))
        .or(1, () -> Piece.expression(Type.TEXT, "\"!closed\""))
        .or(1, () -> Piece.expression(Type.TEXT, "\"stuck!\""))
        .or(1, () -> expressions.make(Type.TEXT, scope, 2))
        .make();
  }

  private List<Piece> handlers(Scope arm, int depth) {
    List<String> caught = new ArrayList<>();
    for (int i = dice.below(3); i > 0; i--) {
      String type = dice.pick(CAUGHT);
      if (caught.stream().noneMatch(each -> overlap(each, type))) {
        caught.add(type);
      }
    }
    if (dice.chance(30)) {
      caught.add("RuntimeException");
    }
    List<Piece> handlers = new ArrayList<>();
    for (String each : caught) {
      handlers.add(handler(each, handlers.size() + 1 < caught.size(), arm, depth));
    }
    return handlers;
  }

  private static boolean overlap(String one, String other) {
    return List.of(one.split(" \\| ", -1)).stream().anyMatch(other::contains)
        || List.of(other.split(" \\| ", -1)).stream().anyMatch(one::contains);
  }

  private Piece handler(String type, boolean mayLeave, Scope arm, int depth) {
    String name = generator.fresh("x");
    Scope inner = arm.inner();
    inner.add(Variable.constant(Type.EXCEPTION, name));
    List<Piece> first = new ArrayList<>();
    if (generator.hasLog(arm) && dice.chance(70)) {
      boolean isOwn = type.equals("Oops") || type.equals("IllegalStateException");
      first.add(
          Piece.statement(
              "#.add(" + (isOwn ? name + ".getMessage()" : name + ".getClass().getName()") + ");",
              expressions.make(Type.LOG, arm, 0)));
    }
    first.add(mayLeave ? statements.leavingBlock(inner, depth) : statements.block(inner, depth));
    return Piece.other("catch (" + type + " " + name + ") {\n#\n}", Piece.lines(first));
  }
}
