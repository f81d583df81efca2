package dev.tracewright.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one random program: well typed, and sure to end, since every loop counts. The same seed
 * makes the same program.
 */
final class Generator {
  private static final int ROWS = 3;
  private static final List<Type> PARAMETERS =
      List.of(
          Type.INT,
          Type.INT,
          Type.INT,
          Type.LONG,
          Type.DOUBLE,
          Type.DOUBLE,
          Type.FLOAT,
          Type.BOOLEAN,
          Type.BOOLEAN,
          Type.BYTE,
          Type.SHORT,
          Type.CHAR,
          Type.TEXT,
          Type.TEXT,
          Type.BOXED_INT,
          Type.BOXED_LONG,
          Type.BOXED_DOUBLE,
          Type.BOXED_BOOLEAN,
          Type.INTS,
          Type.INTS,
          Type.DOUBLES,
          Type.LONGS,
          Type.BYTES,
          Type.TEXTS,
          Type.GRID,
          Type.INT_LIST,
          Type.TEXT_LIST,
          Type.PAIR,
          Type.CELL,
          Type.SHADE,
          Type.OBJECT);

  private static final List<Type> FIELDS =
      List.of(
          Type.INT,
          Type.INT,
          Type.DOUBLE,
          Type.BOOLEAN,
          Type.TEXT,
          Type.BOXED_INT,
          Type.INTS,
          Type.TEXTS,
          Type.INT_LIST,
          Type.CELL,
          Type.SHADE,
          Type.LAYER,
          Type.LAYER,
          Type.LAYERS,
          Type.LAYER_LIST,
          Type.LAYER_LIST);

  private final Dice dice;
  private final Size size;
  private final Set<Feature> features;
  private final boolean tracksKnown;
  private final boolean isModule;
  private final List<Variable> fieldVariables = new ArrayList<>();
  private final List<Piece> fields = new ArrayList<>();
  private final List<CalledMethod> helpers = new ArrayList<>();
  private final Expressions expressions;
  private final Identities identities;
  private final Statements statements;
  private final Control control;
  private final Switches switches;
  private final Tries tries;
  private final Lambdas lambdas;
  private final Locals locals;
  private int names;

  private Generator(long seed, Collection<Feature> allowed) {
    dice = new Dice(seed);
    size = Size.any(dice);
    features = EnumSet.noneOf(Feature.class);
    tracksKnown = !allowed.contains(Feature.LOOPS);
    boolean hasAll = dice.chance(30);
    allowed.stream()
        .filter(each -> each == Feature.IDENTITIES || hasAll || dice.chance(60))
        .forEach(features::add);
    isModule = features.contains(Feature.FIELDS) && dice.chance(50);
    expressions = new Expressions(this);
    identities = new Identities(this);
    statements = new Statements(this);
    control = new Control(this);
    switches = new Switches(this);
    tries = new Tries(this);
    lambdas = new Lambdas(this);
    locals = new Locals(this);
  }

  /**
   * Makes a program.
   *
   * @param allowed the constructs it may use; it uses some of them, so that each comes together
   *     with each and without it, but identities always: without them there is nothing to rewrite
   */
  static Program program(String name, long seed, Collection<Feature> allowed) {
    return new Generator(seed, allowed).program(name, seed);
  }

  private Program program(String name, long seed) {
    List<Piece> members = new ArrayList<>(List.of(pair()));
    helpers.add(new CalledMethod(Type.INT, "#.plus(#)", List.of(Type.CELL, Type.INT)));
    if (isModule) {
      members.add(layer());
      fields.addAll(fields());
    }
    for (int i = dice.below(1 + size.helpers()); i > 0; i--) {
      members.add(helper());
    }
    if (features.contains(Feature.RECURSION)) {
      members.add(recursive());
    }
    List<Variable> parameters = parameters();
    Type result = dice.chance(10) ? null : dice.pick(PARAMETERS);
    Scope scope = ownMethod(parameters, result);
    List<Piece> body = statements.statements(scope, size.blocks());
    body.addAll(statements.statements(scope, size.blocks() - 1));
    if (result != null) {
      body.add(Piece.statement("return #;", expressions.assigned(result, scope, 3)));
    }
    List<Piece> rows = IntStream.range(0, ROWS).mapToObj(i -> row(parameters)).toList();
    int limit = dice.chance(80) || !features.contains(Feature.LOOPS) ? 1024 : dice.below(3);
    return new Program(
        name,
        seed,
        limit,
        result,
        parameters,
        Piece.lines(body),
        Piece.list("\n\n", members),
        fields.isEmpty() ? null : Piece.lines(fields),
        rows);
  }

  /** The fields of a module, known to capture or not, and changed between runs or not. */
  private List<Piece> fields() {
    List<Piece> made = new ArrayList<>();
    for (int i = 2 + dice.below(5); i > 0; i--) {
      Type type = dice.pick(FIELDS);
      String name = fresh("f");
      boolean isFinal = dice.chance(85);
      boolean isHidden = dice.chance(50);
      boolean isKnown = isFinal && !isHidden && type.isPlain();
      fieldVariables.add(new Variable(type, name, isKnown, false, true));
      Piece value = argument(type);
      if (!isFinal && type == Type.INT) {
        String leaf = fresh("h");
        helpers.add(new CalledMethod(null, leaf + "()", List.of()));
        made.add(Piece.other("@Leaf private void " + leaf + "() {\n" + name + " += 3;\n}"));
      }
      made.add(
          Piece.other(
              "private %s%s %s = %s;"
                  .formatted(
                      isFinal ? "final " : "", type.text(), name, isHidden ? "Log.same(#)" : "#"),
              value));
    }
    return made;
  }

  /** The class of submodules. */
  private Piece layer() {
    Scope scope = method(List.of(Variable.constant(Type.INT, "x")), Type.INT);
    scope.add(Variable.constant(Type.INT, "weight"));
    List<Piece> body = statements.statements(scope, dice.below(2));
    body.add(Piece.statement("return #;", expressions.make(Type.INT, scope, 3)));
    helpers.add(new CalledMethod(Type.INT, "#.forward(#)", List.of(Type.LAYER, Type.INT)));
    return Piece.other(
        (dice.chance(70) ? "@Traceable " : "")
            + """
            static final class Layer {
            private final int weight;
            Layer(int weight) {
            this.weight = weight;
            }
            int forward(int x) {
            #
            }
            @Override public String toString() {
            return "Layer " + weight;
            }
            }""",
        Piece.lines(body));
  }

  private List<Variable> parameters() {
    List<Variable> parameters = new ArrayList<>();
    if (dice.chance(80)) {
      parameters.add(parameter(Type.LOG));
    }
    for (int i = 1 + dice.below(1 + size.statements()); i > 0; i--) {
      parameters.add(parameter(dice.pick(PARAMETERS)));
    }
    return parameters;
  }

  private Variable parameter(Type type) {
    boolean isAssignable = type != Type.LOG && dice.chance(30);
    String name = type == Type.LOG ? "log" : fresh("p");
    return new Variable(type, name, false, isAssignable, !isAssignable);
  }

  /** A class that programs use, with a method of its own. */
  private Piece pair() {
    Scope scope = method(List.of(), Type.INT);
    scope.add(Variable.constant(Type.INT, "first"));
    scope.add(Variable.constant(Type.DOUBLE, "second"));
    scope.add(Variable.constant(Type.INT, "x"));
    Piece mixed = expressions.make(Type.INT, scope, 3);
    helpers.add(new CalledMethod(Type.INT, "#.mix(#)", List.of(Type.PAIR, Type.INT)));
    helpers.add(new CalledMethod(Type.DOUBLE, "#.second()", List.of(Type.PAIR)));
    return Piece.other(
        "record Pair(int first, double second) {\nint mix(int x) {\nreturn #;\n}\n}", mixed);
  }

  private Piece helper() {
    String name = fresh("h");
    List<Variable> parameters = parameters();
    Type result = dice.chance(10) ? null : dice.pick(PARAMETERS);
    Scope scope = ownMethod(parameters, result);
    List<Piece> body = statements.statements(scope, dice.below(size.blocks()));
    if (result != null) {
      body.add(Piece.statement("return #;", expressions.assigned(result, scope, 3)));
    }
    String holes = parameters.stream().map(each -> "#").collect(Collectors.joining(", "));
    List<Type> types = parameters.stream().map(Variable::type).toList();
    helpers.add(new CalledMethod(result, name + "(" + holes + ")", types));
    return Piece.other(
        "%s %s %s(%s) {\n#\n}"
            .formatted(
                isModule ? "private" : "static",
                result == null ? "void" : result.text(),
                name,
                parameters.stream()
                    .map(each -> each.type().text() + " " + each.name())
                    .collect(Collectors.joining(", "))),
        Piece.lines(body));
  }

  /** A method that calls itself, on a number that is known where it is called. */
  private Piece recursive() {
    String name = fresh("h");
    Type type = dice.pick(List.of(Type.INT, Type.DOUBLE, Type.LONG, Type.TEXT));
    Scope scope = ownMethod(List.of(Variable.constant(type, "x")), type);
    scope.add(new Variable(Type.INT, "n", true, false, false));
    Piece last = expressions.make(type, scope, 2);
    Piece next = expressions.make(type, scope, 3);
    String operator = type == Type.TEXT ? "+" : dice.pick(List.of("+", "-", "*"));
    Piece other = expressions.make(type, scope, 2);
    helpers.add(new CalledMethod(type, name + "(" + dice.below(4) + ", #)", List.of(type)));
    return Piece.other(
        "%s %s %s(int n, %s x) {\nif (n <= 0) {\nreturn #;\n}\nreturn %s(n - 1, #) %s #;\n}"
            .formatted(
                isModule ? "private" : "static", type.text(), name, type.text(), name, operator),
        last,
        next,
        other);
  }

  private Piece row(List<Variable> parameters) {
    return Piece.list(", ", parameters.stream().map(each -> argument(each.type())).toList());
  }

  /** An argument that is made anew for each run. */
  private Piece argument(Type type) {
    boolean isSimple = type == Type.LOG || dice.chance(type.element() == null ? 60 : 20);
    if (isSimple) {
      return expressions.literal(type, dice.chance(40));
    }
    Type element = type.element();
    if (element != null) {
      List<Piece> elements =
          IntStream.range(0, dice.below(5)).mapToObj(i -> argument(element)).toList();
      String made =
          type.isArray()
              ? "(new " + element.text() + "[] {#})"
              : "new ArrayList<" + element.text() + ">(Arrays.asList(#))";
      return elements.isEmpty()
          ? Expressions.simplest(type)
          : Piece.expression(type, made, Piece.list(", ", elements));
    }
    return switch (type) {
      case INT, LONG, SHORT, BYTE -> {
        long number = dice.number() >> (20 + dice.below(44));
        yield Piece.expression(type, "((" + type.text() + ") " + "(" + number + "L))");
      }
      case DOUBLE, FLOAT -> {
        double number = (dice.below(2_000_000) - 1_000_000) / 1024.0;
        yield Piece.expression(type, "((" + type.text() + ") (" + number + "))");
      }
      case PAIR ->
          Piece.expression(type, "new Pair(#, #)", argument(Type.INT), argument(Type.DOUBLE));
      case CELL -> Piece.expression(type, "new Cell(#)", argument(Type.INT));
      default -> expressions.literal(type, true);
    };
  }

  /** The scope of a new method of the class that is captured. */
  private Scope ownMethod(List<Variable> parameters, @Nullable Type result) {
    Scope scope = method(parameters, result);
    fieldVariables.forEach(scope::add);
    return scope;
  }

  /** The scope of a new method. */
  Scope method(List<Variable> parameters, @Nullable Type result) {
    return Scope.ofMethod(parameters, result, features, size);
  }

  Dice dice() {
    return dice;
  }

  Size size() {
    return size;
  }

  Expressions expressions() {
    return expressions;
  }

  Identities identities() {
    return identities;
  }

  Statements statements() {
    return statements;
  }

  Control control() {
    return control;
  }

  Switches switches() {
    return switches;
  }

  Tries tries() {
    return tries;
  }

  Lambdas lambdas() {
    return lambdas;
  }

  Locals locals() {
    return locals;
  }

  /** What can be called in a scope. */
  List<CalledMethod> helpers(Scope scope) {
    List<CalledMethod> all = new ArrayList<>(helpers);
    if (isModule && scope.isStatic()) {
      all.removeIf(each -> !each.call().startsWith("#."));
    }
    all.addAll(scope.helpers());
    return all;
  }

  /** A name that no other variable has. */
  String fresh(String prefix) {
    return prefix + names++;
  }

  boolean hasLog(Scope scope) {
    return !scope.variables(Type.LOG).isEmpty();
  }

  /** Whether lambdas can be made in a scope. */
  boolean hasLambdas(Scope scope) {
    return scope.mayHoldBodies()
        && (scope.has(Feature.CALLED_LAMBDAS) || scope.has(Feature.PASSED_LAMBDAS));
  }

  /** Whether the next condition is known. */
  boolean decidesKnown(Scope scope) {
    return scope.isKnownOnly()
        || !scope.has(Feature.BRANCHES)
        || (scope.has(Feature.KNOWN_BRANCHES) && dice.chance(20));
  }

  /**
   * The variables that may be assigned in a scope. Where loops must be known, so must what decides
   * on them: it is assigned only by code that is sure to run.
   */
  List<Variable> assignable(Scope scope) {
    return scope.variables(
        each -> each.isAssignable() && (!each.isKnown() || scope.isCertain() || !tracksKnown));
  }

  /** Those of one type. */
  List<Variable> assignable(Scope scope, Type type) {
    return assignable(scope).stream().filter(each -> each.type() == type).toList();
  }
}
