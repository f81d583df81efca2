package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Graphs that run: random regions in one another, on ints, with exits to everywhere, from a seed.
 * The parameters are a list, which {@link Trace} notes effects in, and some ints; the result is an
 * int.
 */
public final class RandomRegions {
  private static final TypeRef INT = PrimitiveType.INT;
  private static final TypeRef VOID = PrimitiveType.VOID;
  private static final ClassType LIST = ClassType.of(List.class);
  private static final ClassType TRACE = ClassType.of(Trace.class);
  private static final ClassType FUNCTION = ClassType.of(java.util.function.IntUnaryOperator.class);
  private static final List<ClassType> EXCEPTIONS =
      List.of(
          ClassType.of(ArithmeticException.class),
          ClassType.of(IllegalStateException.class),
          ClassType.of(RuntimeException.class),
          ClassType.of(Error.class));

  /** How many ints the graphs take. */
  public static final int PARAMETERS = 3;

  private final Random random;
  private int names;
  private int budget;

  /** Graphs from a seed. */
  public RandomRegions(long seed) {
    random = new Random(seed);
  }

  /** A region around: what an exit to it is called and brings. */
  private record Around(String name, Region region, int results, int carried) {}

  /** What a graph can use. */
  private record Scope(
      Graph graph, Node log, List<Argument> ints, List<Node> variables, List<Around> around) {}

  /** The next graph. */
  public Graph graph() {
    budget = 60;
    Graph graph = new Graph();
    Node log = graph.placeholder("log", LIST);
    List<Argument> ints = new ArrayList<>();
    for (int i = 0; i < PARAMETERS; i++) {
      ints.add(graph.placeholder("x" + i, INT));
    }
    Scope scope = new Scope(graph, log, ints, new ArrayList<>(), List.of());
    fill(scope, 4);
    graph.output(value(scope));
    return graph;
  }

  private void fill(Scope scope, int depth) {
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(10);
      if (kind < 4 && depth > 0 && budget-- > 0) {
        region(scope, depth);
      } else if (kind < 5) {
        variable(scope);
      } else if (kind < 7) {
        MemberRef note = MemberRef.ofStatic(TRACE, "note", List.of(LIST, INT), INT);
        scope.ints.add(scope.graph.callFunction(note, List.of(scope.log, value(scope)), INT));
      } else {
        scope.ints.add(arithmetic(scope, oneOf("add", "sub", "mul", "div", "xor")));
      }
    }
  }

  private Node arithmetic(Scope scope, String operator) {
    MemberRef target = MemberRef.operator(operator, List.of(INT, INT), INT);
    return scope.graph.callFunction(target, List.of(value(scope), value(scope)), INT);
  }

  private void variable(Scope scope) {
    if (scope.variables.isEmpty() || random.nextInt(3) == 0) {
      scope.variables.add(scope.graph.callFunction(Variable.VARIABLE, List.of(value(scope)), INT));
    }
    Node variable = oneOf(scope.variables);
    if (random.nextBoolean()) {
      scope.graph.callFunction(Variable.STORE, List.of(variable, value(scope)), VOID);
    } else {
      scope.ints.add(scope.graph.callFunction(Variable.LOAD, List.of(variable), INT));
    }
  }

  private Argument value(Scope scope) {
    return random.nextInt(5) == 0
        ? new Literal(random.nextInt(4) - 1)
        : scope.ints.get(random.nextInt(scope.ints.size()));
  }

  private List<Argument> values(Scope scope, int count) {
    List<Argument> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(value(scope));
    }
    return values;
  }

  @SafeVarargs
  private <T> T oneOf(T... all) {
    return all[random.nextInt(all.length)];
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void region(Scope scope, int depth) {
    Region region = oneOf(Region.values());
    int results = random.nextInt(4);
    int carried = region == Region.LOOP ? random.nextInt(4) : 0;
    Around self = new Around("r" + names++, region, results, carried);
    List<Node> variables =
        region == Region.LAMBDA || scope.variables.isEmpty()
            ? List.of()
            : scope.variables.subList(0, random.nextInt(scope.variables.size() + 1));
    List<Argument> operands = new ArrayList<>(List.of(scope.log));
    operands.addAll(variables);
    operands.addAll(values(scope, 1 + random.nextInt(4)));
    Inside inside = new Inside(scope, self, operands, variables.size(), depth - 1);
    List<Argument> args = new ArrayList<>();
    switch (region) {
      case COND -> Collections.addAll(args, condition(scope), inside.graph(), inside.graph());
      case SWITCH -> {
        ListArgument labels = new ListArgument(List.of(new Literal(0), new Literal(2)));
        ListArgument none = new ListArgument(List.of());
        ListArgument more = new ListArgument(List.of(new Literal(1)));
        ListArgument entries = new ListArgument(List.of(labels, none, more));
        Collections.addAll(args, value(scope), entries);
        Collections.addAll(args, inside.graph(), inside.graph(), inside.graph());
      }
      case LOOP ->
          Collections.addAll(args, inside.graph(), new ListArgument(values(scope, carried)));
      case BLOCK -> args.add(inside.graph());
      case TRY -> tryArguments(args, inside);
      case SYNCHRONIZED -> Collections.addAll(args, scope.log, inside.graph());
      case LAMBDA -> args.add(inside.graph());
    }
    args.addAll(operands);
    use(scope, self, make(scope, self, args));
  }

  private Node make(Scope scope, Around self, List<Argument> args) {
    TypeRef type =
        switch (self.results) {
          case 0 -> VOID;
          case 1 -> INT;
          default -> new TupleType(Collections.nCopies(self.results, INT));
        };
    return scope.graph.createNode(
        Opcode.CALL_FUNCTION,
        self.region,
        args,
        self.region == Region.LAMBDA ? FUNCTION : type,
        self.name,
        null);
  }

  private void tryArguments(List<Argument> args, Inside inside) {
    args.add(inside.graph());
    List<Argument> entries = new ArrayList<>();
    List<Graph> handlers = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      entries.add(new ListArgument(List.of(new ClassLiteral(oneOf(EXCEPTIONS)))));
      handlers.add(inside.handler());
    }
    args.add(new ListArgument(entries));
    args.addAll(handlers);
    if (random.nextBoolean()) {
      args.add(inside.last());
    }
  }

  private Argument condition(Scope scope) {
    if (random.nextInt(10) == 0) {
      return new Literal(random.nextBoolean());
    }
    MemberRef less = MemberRef.operator("lt", List.of(INT, INT), PrimitiveType.BOOLEAN);
    return scope.graph.callFunction(
        less, List.of(value(scope), value(scope)), PrimitiveType.BOOLEAN);
  }

  /** Uses some of the results. */
  private void use(Scope scope, Around self, Node node) {
    if (self.region == Region.LAMBDA) {
      MemberRef apply = MemberRef.ofInterface(FUNCTION, "applyAsInt", List.of(INT), INT);
      int calls = random.nextInt(3);
      for (int i = 0; i < calls; i++) {
        scope.ints.add(scope.graph.callMethod(apply, List.of(node, value(scope)), INT));
      }
    } else if (self.results == 1) {
      scope.ints.add(node);
    } else {
      for (int i = 0; i < self.results; i++) {
        if (random.nextInt(4) > 0) {
          Node result = scope.graph.callFunction(new Projection(i), List.of(node), INT);
          if (random.nextInt(4) > 0) {
            scope.ints.add(result);
          }
        }
      }
    }
  }

  /** Makes the sub-graphs of one region. */
  private final class Inside {
    private final Scope outer;
    private final Around self;
    private final List<Argument> operands;
    private final int variables;
    private final int depth;

    Inside(Scope outer, Around self, List<Argument> operands, int variables, int depth) {
      this.outer = outer;
      this.self = self;
      this.operands = operands;
      this.variables = variables;
      this.depth = depth;
    }

    private Scope scope(boolean isHandler) {
      Graph graph = new Graph();
      List<Argument> ints = new ArrayList<>();
      int own = self.region == Region.LAMBDA ? 1 : self.carried;
      if (isHandler) {
        graph.placeholder("e", ClassType.of(Throwable.class));
      }
      for (int i = 0; i < own; i++) {
        ints.add(graph.placeholder("c", INT));
      }
      Node log = graph.placeholder("log", LIST);
      List<Node> inside = new ArrayList<>();
      for (int i = 1; i < operands.size(); i++) {
        Node parameter = graph.placeholder("p", INT);
        if (i <= variables) {
          inside.add(parameter);
        } else {
          ints.add(parameter);
        }
      }
      List<Around> around = new ArrayList<>();
      if (self.region != Region.LAMBDA) {
        around.addAll(outer.around);
        around.add(self);
      }
      return new Scope(graph, log, ints, inside, around);
    }

    Graph graph() {
      Scope scope = scope(false);
      if (self.region == Region.LOOP) {
        MemberRef tick = MemberRef.ofStatic(TRACE, "tick", List.of(LIST), VOID);
        scope.graph.callFunction(tick, List.of(scope.log), VOID);
      }
      return ended(scope, self.region == Region.LOOP ? self.carried : self.results);
    }

    Graph handler() {
      return ended(scope(true), self.results);
    }

    Graph last() {
      return ended(scope(false), 0);
    }

    private Graph ended(Scope scope, int yields) {
      fill(scope, depth);
      if (random.nextInt(4) > 0) {
        boolean isLambda = self.region == Region.LAMBDA;
        scope.graph.exit(isLambda ? Exit.RETURN : Exit.YIELD, values(scope, isLambda ? 1 : yields));
      } else {
        leave(scope);
      }
      return scope.graph;
    }

    private void leave(Scope scope) {
      int kind = random.nextInt(5);
      if (kind == 0 || scope.around.isEmpty()) {
        scope.graph.exit(Exit.RETURN, values(scope, 1));
      } else if (kind == 1) {
        ClassType type = EXCEPTIONS.get(1);
        MemberRef constructor = MemberRef.ofConstructor(type, List.of());
        Node thrown = scope.graph.callFunction(constructor, List.of(), type);
        scope.graph.exit(Exit.THROW, List.of(thrown));
      } else {
        Around target = oneOf(scope.around);
        boolean again = target.region == Region.LOOP && random.nextBoolean();
        Exit.Kind exit = again ? Exit.Kind.CONTINUE : Exit.Kind.BREAK;
        List<Argument> values = values(scope, again ? target.carried : target.results);
        scope.graph.exit(new Exit(exit, target.name), values);
      }
    }
  }
}
