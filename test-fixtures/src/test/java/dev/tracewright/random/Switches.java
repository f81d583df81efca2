package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;

/** Makes {@code switch} statements and expressions. */
final class Switches {
  private final Expressions expressions;
  private final Statements statements;
  private final PatternCases patterns;
  private final Dice dice;

  Switches(Generator generator) {
    this.patterns = new PatternCases(generator);
    this.expressions = generator.expressions();
    this.statements = generator.statements();
    this.dice = generator.dice();
  }

  private boolean decidesKnown(Scope scope) {
    return scope.isKnownOnly()
        || !scope.has(Feature.SWITCHES)
        || (scope.has(Feature.KNOWN_SWITCHES) && dice.chance(20));
  }

  /** What is switched on, and the labels of its cases. */
  private record Selector(Piece value, List<String> labels) {}

  private Selector selector(boolean isKnown, Scope scope) {
    Scope visible = isKnown ? scope.knownOnly() : scope;
    return dice.<Selector>choice()
        .or(4, () -> ofNumber(visible))
        .or(2, () -> ofText(visible))
        .or(2, () -> of(Type.SHADE, List.of("LIGHT", "HALF", "DARK"), visible))
        .or(1, () -> of(Type.CHAR, List.of("'a'", "'z'", "'0'"), visible))
        .or(1, () -> of(Type.BYTE, List.of("0", "1", "-1", "127"), visible))
        .orIf(!isKnown, 1, () -> of(Type.BOXED_INT, List.of("5", "127", "-3"), visible))
        .make();
  }

  private Selector of(Type type, List<String> labels, Scope scope) {
    return new Selector(expressions.make(type, scope, 2), labels);
  }

  private Selector ofNumber(Scope scope) {
    return new Selector(expressions.small(3, scope, 3), List.of("0", "1", "2", "3"));
  }

  private Selector ofText(Scope scope) {
    return of(Type.TEXT, List.of("\"\"", "\"a\"", "\"known\"", "\"42\""), scope);
  }

  /** Some of the labels, each group for one case. */
  private List<String> groups(List<String> labels) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (dice.chance(75)) {
        String group = labels.get(i);
        if (i + 1 < labels.size() && dice.chance(20)) {
          group += ", " + labels.get(++i);
        }
        groups.add(group);
      }
    }
    return groups;
  }

  /** A statement. */
  Piece statement(Scope scope, int depth) {
    if (scope.has(Feature.PATTERN_SWITCHES) && dice.chance(40)) {
      return patternStatement(scope, depth);
    }
    boolean isKnown = decidesKnown(scope);
    Selector selector = selector(isKnown, scope);
    Scope arm = (isKnown ? scope : scope.uncertain()).inside(null, false, true);
    return dice.chance(50)
        ? oldStatement(selector, arm, depth)
        : arrowStatement(selector, arm, depth);
  }

  private Piece patternStatement(Scope scope, int depth) {
    Scope arm = scope.uncertain().inside(null, false, true);
    List<Piece> cases = new ArrayList<>();
    for (PatternCases.Case each : patterns.cases(arm)) {
      Piece body =
          each.isDefault()
              ? statements.block(each.scope(), depth)
              : statements.leavingBlock(each.scope(), depth);
      cases.add(Piece.other("# -> {\n#\n}", each.label(), body));
    }
    Piece selector = expressions.make(Type.OBJECT, scope, 2);
    return Piece.statement("switch (#) {\n#\n}", selector, Piece.lines(cases));
  }

  private Piece patternExpression(Type type, Scope scope, int depth) {
    Scope arm = scope.uncertain().yielding(type);
    List<Piece> cases = new ArrayList<>();
    for (PatternCases.Case each : patterns.cases(arm)) {
      cases.add(
          Piece.other("# -> #;", each.label(), expressions.make(type, each.scope(), depth - 1)));
    }
    Piece selector = expressions.make(Type.OBJECT, scope, 2);
    return Piece.expression(type, "(switch (#) {\n#\n})", selector, Piece.lines(cases));
  }

  private Piece oldStatement(Selector selector, Scope arm, int depth) {
    List<String> labels = new ArrayList<>();
    for (String group : groups(selector.labels())) {
      labels.add(dice.chance(50) ? "case " + group + ":" : labels(group));
    }
    if (labels.isEmpty() || dice.chance(70)) {
      labels.add(dice.below(labels.size() + 1), "default:");
    }
    List<Piece> cases = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      boolean isLast = i == labels.size() - 1;
      cases.add(Piece.other(labels.get(i) + "\n#", oldBody(isLast, arm, depth)));
    }
    return Piece.statement("switch (#) {\n#\n}", selector.value(), Piece.lines(cases));
  }

  /** What follows a label; the code goes on behind the last one. */
  private Piece oldBody(boolean isLast, Scope arm, int depth) {
    if (dice.chance(10)) {
      return Piece.lines(List.of());
    }
    if (dice.chance(60)) {
      return Piece.lines(List.of(statements.block(arm, depth), Piece.statement("break;")));
    }
    return isLast ? statements.block(arm, depth) : statements.leavingBlock(arm, depth);
  }

  /** {@code case 1: case 2:}, as one wrote before labels could be listed. */
  private static String labels(String group) {
    return "case " + group.replace(", ", ":\ncase ") + ":";
  }

  private Piece arrowStatement(Selector selector, Scope arm, int depth) {
    List<Piece> cases = new ArrayList<>();
    for (String group : groups(selector.labels())) {
      cases.add(Piece.other("case " + group + " -> {\n#\n}", statements.leavingBlock(arm, depth)));
    }
    if (dice.chance(60)) {
      cases.add(
          dice.below(cases.size() + 1),
          Piece.other("default -> {\n#\n}", statements.block(arm, depth)));
    }
    return Piece.statement("switch (#) {\n#\n}", selector.value(), Piece.lines(cases));
  }

  /** An expression. */
  Piece expression(Type type, Scope scope, int depth) {
    if (scope.has(Feature.PATTERN_SWITCHES) && !scope.isKnownOnly() && dice.chance(40)) {
      return patternExpression(type, scope, depth);
    }
    boolean isKnown = decidesKnown(scope);
    Selector selector = selector(isKnown, scope);
    Scope arm = (isKnown ? scope : scope.uncertain()).yielding(type);
    List<String> groups = groups(selector.labels());
    List<Piece> cases = new ArrayList<>();
    boolean isOld = dice.chance(25);
    for (String group : groups) {
      cases.add(yielding("case " + group, isOld, type, arm, depth));
    }
    cases.add(
        dice.below(isOld ? 1 : cases.size() + 1), yielding("default", isOld, type, arm, depth));
    return Piece.expression(type, "(switch (#) {\n#\n})", selector.value(), Piece.lines(cases));
  }

  private Piece yielding(String label, boolean isOld, Type type, Scope arm, int depth) {
    if (isOld) {
      return Piece.other(label + ":\n#", yieldingBlock(type, arm));
    }
    return dice.<Piece>choice()
        .or(5, () -> Piece.other(label + " -> #;", expressions.make(type, arm, depth - 1)))
        .or(2, () -> Piece.other(label + " -> {\n#\n}", yieldingBlock(type, arm)))
        .orIf(
            arm.has(Feature.THROWS) && !label.equals("default"),
            1,
            () -> Piece.other(label + " -> #", statements.thrown(arm)))
        .make();
  }

  private Piece yieldingBlock(Type type, Scope arm) {
    Scope inner = arm.inner();
    List<Piece> all = statements.statements(inner, dice.chance(30) ? 1 : 0);
    all.add(statements.yielded(type, inner));
    return Piece.lines(all);
  }
}
