package dev.tracewright.random;

import java.util.List;

/** Makes local classes, local records and anonymous classes. */
final class Locals {
  private final Generator generator;
  private final Expressions expressions;
  private final Statements statements;
  private final Dice dice;

  Locals(Generator generator) {
    this.generator = generator;
    this.expressions = generator.expressions();
    this.statements = generator.statements();
    this.dice = generator.dice();
  }

  /** A declaration, whose methods the scope can call from then on. */
  Piece statement(Scope scope, int depth) {
    return dice.<Piece>choice()
        .or(1, () -> localRecord(scope))
        .or(1, () -> localClass(scope, depth))
        .or(1, () -> anonymous(scope, depth))
        .make();
  }

  private Piece localRecord(Scope scope) {
    String name = generator.fresh("R");
    Scope inner = generator.method(List.of(), Type.INT).ofStatic();
    inner.add(Variable.constant(Type.INT, "a"));
    inner.add(Variable.constant(Type.TEXT, "b"));
    Piece body = expressions.make(Type.INT, inner, 3);
    List<Type> parts = List.of(Type.INT, Type.TEXT);
    scope.add(new CalledMethod(Type.INT, "new " + name + "(#, #).mix()", parts));
    scope.add(new CalledMethod(Type.TEXT, "new " + name + "(#, #).b()", parts));
    scope.add(new CalledMethod(Type.TEXT, "new " + name + "(#, #).toString()", parts));
    return Piece.statement(
        "record " + name + "(int a, String b) {\nint mix() {\nreturn #;\n}\n}", body);
  }

  private Piece localClass(Scope scope, int depth) {
    String name = generator.fresh("C");
    Scope inner = scope.lambda(Type.INT);
    inner.add(Variable.constant(Type.INT, "a"));
    inner.add(Variable.constant(Type.INT, "x"));
    List<Piece> body = statements.statements(inner, Math.min(depth, 1));
    body.add(Piece.other("return #;", expressions.make(Type.INT, inner, 2)));
    scope.add(
        new CalledMethod(Type.INT, "new " + name + "(#).get(#)", List.of(Type.INT, Type.INT)));
    return Piece.statement(
        "class %s {\nfinal int a;\n%s(int a) {\nthis.a = a;\n}\nint get(int x) {\n#\n}\n}"
            .formatted(name, name),
        Piece.lines(body));
  }

  private Piece anonymous(Scope scope, int depth) {
    String name = generator.fresh("f");
    Scope inner = scope.lambda(Type.INT);
    inner.add(Variable.constant(Type.INT, "x"));
    List<Piece> body = statements.statements(inner, Math.min(depth, 1));
    body.add(Piece.other("return #;", expressions.make(Type.INT, inner, 2)));
    scope.add(new CalledMethod(Type.INT, name + ".applyAsInt(#)", List.of(Type.INT)));
    return Piece.statement(
        "IntUnaryOperator %s = new IntUnaryOperator() {\n@Override public int applyAsInt(int x) {\n#\n}\n};"
            .formatted(name),
        Piece.lines(body));
  }
}
