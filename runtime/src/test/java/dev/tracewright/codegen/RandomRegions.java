package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Projection;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TupleType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random graphs of regions, which end and leave a trace of what they do. */
final class RandomRegions {
  private static final PrimitiveType INT = PrimitiveType.INT;
  private static final PrimitiveType BOOLEAN = PrimitiveType.BOOLEAN;
  private static final PrimitiveType VOID = PrimitiveType.VOID;
  private static final TypeRef ARRAY = INT.array();
  private static final ClassType LOG = ClassType.of("dev.tracewright.codegen", "Log");
  private static final List<ClassType> CAUGHT =
      List.of(
          exception("ArithmeticException"),
          exception("ArrayIndexOutOfBoundsException"),
          exception("IllegalStateException"),
          ClassType.of("java.io", "IOException"),
          exception("RuntimeException"),
          exception("Exception"),
          exception("Throwable"));
  private static final List<String> NAMES = List.of("a", "b", "x", "y", "sum", "i", "total");
  private static final ClassType SUPPLIER = ClassType.of("java.util.function", "IntSupplier");
  private static final ClassType OPERATOR = ClassType.of("java.util.function", "IntUnaryOperator");

  private final Random random;
  private int budget;
  private int regions;

  private RandomRegions(long seed) {
    this.random = new Random(seed);
    this.budget = 8 + random.nextInt(50);
  }

  /** Something around that exits can lead to. */
  private static final class Goal {
    private final String name;
    private final Region region;
    private final List<TypeRef> results;
    private final List<Node> carried;
    private boolean ends;

    Goal(String name, Region region, List<TypeRef> results, List<Node> carried) {
      this.name = name;
      this.region = region;
      this.results = results;
      this.carried = carried;
    }
  }

  /** What code can use where it stands. */
  private record Context(
      DraftBody body, Map<TypeRef, List<Argument>> values, List<Node> variables, List<Goal> goals) {
    Context inside(DraftBody inner) {
      Map<TypeRef, List<Argument>> copy = new HashMap<>();
      values.forEach((type, all) -> copy.put(type, new ArrayList<>(all)));
      return new Context(inner, copy, new ArrayList<>(variables), goals);
    }

    Context with(Goal goal) {
      List<Goal> all = new ArrayList<>(goals);
      all.add(goal);
      return new Context(body, values, variables, all);
    }

    List<Argument> of(TypeRef type) {
      return values.computeIfAbsent(type, key -> new ArrayList<>());
    }

    void add(Node made) {
      of(made.type()).add(made);
    }

    List<Argument> ints() {
      return of(INT);
    }
  }

  /** A function of two numbers and an array. */
  static Graph graph(long seed) {
    RandomRegions made = new RandomRegions(seed);
    DraftBody body = new DraftBody();
    Node x = body.parameter("x", INT);
    Node y = body.parameter("y", INT);
    Node array = body.parameter("array", INT.array());
    Context context = new Context(body, new HashMap<>(), new ArrayList<>(), List.of());
    List.of(x, y, array).forEach(context::add);
    if (made.statements(context, 0)) {
      body.graph().output(body.use(made.pick(context)));
    } else {
      end(body);
    }
    return body.graph();
  }

  /** The end of a graph that is not reached. */
  private static void end(DraftBody body) {
    body.graph().exit(Exit.THROW, List.of(Literal.NULL));
  }

  private static ClassType exception(String name) {
    return ClassType.of("java.lang", name);
  }

  private @Nullable String name() {
    return random.nextInt(3) == 0 ? NAMES.get(random.nextInt(NAMES.size())) : null;
  }

  private TypeRef type() {
    return switch (random.nextInt(6)) {
      case 0 -> ARRAY;
      case 1 -> BOOLEAN;
      default -> INT;
    };
  }

  private Argument pick(Context context) {
    return pick(context, INT);
  }

  /** Mostly a value that was made a short while ago. */
  private Argument pick(Context context, TypeRef type) {
    List<Argument> all = context.of(type);
    if (type == BOOLEAN && (all.isEmpty() || random.nextInt(3) == 0)) {
      return random.nextInt(4) == 0 ? new Literal(random.nextBoolean()) : condition(context);
    }
    if (type == INT && random.nextInt(6) == 0) {
      return new Literal(random.nextInt(5) - 2);
    }
    if (type == ARRAY && random.nextInt(6) == 0) {
      return fresh(context);
    }
    int back = random.nextInt(Math.min(all.size(), random.nextBoolean() ? 3 : 9));
    return all.get(all.size() - 1 - back);
  }

  private Node operator(Context context, String operator, TypeRef result, @Nullable String name) {
    return context
        .body()
        .call(
            MemberRef.operator(operator, List.of(INT, INT), result),
            result,
            name,
            pick(context),
            pick(context));
  }

  /** An array, or sometimes null. */
  private Argument fresh(Context context) {
    if (random.nextInt(5) == 0) {
      return Literal.NULL;
    }
    MemberRef pair = MemberRef.ofStatic(LOG, "pair", List.of(INT, INT), ARRAY);
    Node made = context.body().call(pair, ARRAY, name(), pick(context), pick(context));
    context.add(made);
    return made;
  }

  private Node condition(Context context) {
    List<String> all = List.of("lt", "le", "gt", "ge", "eq", "ne");
    return operator(context, all.get(random.nextInt(all.size())), BOOLEAN, null);
  }

  /** Adds statements; whether their end can be reached. */
  private boolean statements(Context context, int depth) {
    int count = random.nextInt(5);
    for (int i = 0; i < count && budget-- > 0; i++) {
      if (depth < 5 && random.nextInt(3) == 0) {
        if (!region(context, depth)) {
          return false;
        }
      } else {
        simple(context);
      }
    }
    return true;
  }

  private void simple(Context context) {
    DraftBody body = context.body();
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> {
        List<String> all = List.of("add", "sub", "mul", "xor");
        context.ints().add(operator(context, all.get(random.nextInt(4)), INT, name()));
      }
      case 3 -> context.ints().add(operator(context, "div", INT, name()));
      case 4 -> {
        MemberRef get = MemberRef.operator("getItem", List.of(INT.array(), INT), INT);
        context.add(body.call(get, INT, name(), pick(context, ARRAY), bounded(context)));
      }
      case 5 -> {
        MemberRef set = MemberRef.operator("setItem", List.of(INT.array(), INT, INT), VOID);
        body.call(set, VOID, null, pick(context, ARRAY), bounded(context), pick(context));
      }
      case 6 -> {
        if (!context.variables().isEmpty()) {
          context.ints().add(body.call(Variable.LOAD, INT, name(), variable(context)));
        }
      }
      case 7 -> {
        if (context.variables().isEmpty() || random.nextInt(3) == 0) {
          context.variables().add(body.call(Variable.VARIABLE, INT, name(), pick(context)));
        } else {
          body.call(Variable.STORE, VOID, null, variable(context), pick(context));
        }
      }
      case 8 -> fresh(context);
      default -> note(context);
    }
  }

  private void note(Context context) {
    MemberRef note = MemberRef.ofStatic(LOG, "note", List.of(INT, INT, INT), INT);
    Literal id = new Literal(random.nextInt(1000));
    context.ints().add(context.body().call(note, INT, name(), id, pick(context), pick(context)));
  }

  private Node variable(Context context) {
    return context.variables().get(random.nextInt(context.variables().size()));
  }

  /** An index that is mostly inside the array. */
  private Argument bounded(Context context) {
    if (random.nextInt(4) == 0) {
      return pick(context);
    }
    MemberRef and = MemberRef.operator("and", List.of(INT, INT), INT);
    return context.body().call(and, INT, null, pick(context), new Literal(3));
  }

  private boolean region(Context context, int depth) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> cond(context, depth);
      case 3 -> choose(context, depth);
      case 4, 5, 6 -> loop(context, depth);
      case 7 -> block(context, depth);
      case 8, 9 -> guarded(context, depth);
      case 10 -> locked(context, depth);
      default -> function(context, depth);
    };
  }

  private Goal goal(Region region, List<Node> carried) {
    List<TypeRef> results = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      results.add(type());
    }
    return new Goal("r" + regions++, region, results, carried);
  }

  private static TypeRef type(Goal goal) {
    return switch (goal.results.size()) {
      case 0 -> VOID;
      case 1 -> goal.results.get(0);
      default -> new TupleType(goal.results);
    };
  }

  private boolean commit(
      Context context, DraftBody.Draft draft, Goal goal, List<? extends Argument> fixed) {
    Node node = draft.commit(goal.region, fixed, type(goal), goal.name);
    int results = goal.results.size();
    if (results == 1) {
      context.add(node);
    }
    for (int i = 0; results > 1 && i < results; i++) {
      if (random.nextInt(4) != 0) {
        context.add(context.body().call(new Projection(i), goal.results.get(i), name(), node));
      }
    }
    return goal.ends;
  }

  /** A sub-graph with statements and an exit. */
  private void body(Context context, DraftBody inner, Goal goal, int depth, boolean isLast) {
    Context own = context.inside(inner).with(goal);
    if (!statements(own, depth + 1)) {
      end(inner);
    } else if (random.nextInt(5) == 0) {
      leave(own);
    } else if (isLast) {
      inner.graph().exit(Exit.YIELD, List.of());
      goal.ends = true;
    } else {
      finish(own, goal);
    }
  }

  /** The usual end. */
  private void finish(Context context, Goal goal) {
    if (goal.region == Region.LOOP) {
      context.body().graph().exit(Exit.YIELD, next(context, goal));
    } else {
      context.body().graph().exit(Exit.YIELD, values(context, goal.results));
      goal.ends = true;
    }
  }

  private List<Argument> values(Context context, List<TypeRef> types) {
    List<Argument> all = new ArrayList<>();
    types.forEach(each -> all.add(pick(context, each)));
    return context.body().use(all);
  }

  /** What a loop carries on: first its counter. */
  private List<Argument> next(Context context, Goal loop) {
    MemberRef add = MemberRef.operator("add", List.of(INT, INT), INT);
    List<Argument> all = new ArrayList<>();
    String name = random.nextBoolean() ? loop.carried.get(0).name() : null;
    all.add(context.body().call(add, INT, name, loop.carried.get(0), new Literal(1)));
    for (int i = 1; i < loop.carried.size(); i++) {
      Node value = loop.carried.get(i);
      all.add(random.nextInt(3) == 0 ? value : pick(context, value.type()));
    }
    return context.body().use(all);
  }

  /** Leaves for further out. */
  private void leave(Context context) {
    Graph graph = context.body().graph();
    int kind = random.nextInt(6);
    if (kind == 0) {
      graph.exit(Exit.RETURN, context.body().use(List.of(pick(context))));
    } else if (kind == 1) {
      List<ClassType> all = CAUGHT.subList(0, 5);
      ClassType thrown = all.get(random.nextInt(all.size()));
      MemberRef create = MemberRef.ofConstructor(thrown, List.of(ClassType.STRING));
      Node made = context.body().call(create, thrown, null, new Literal("e" + random.nextInt(9)));
      graph.exit(Exit.THROW, List.of(made));
    } else {
      Goal goal = context.goals().get(random.nextInt(context.goals().size()));
      boolean turn = goal.region == Region.LOOP && random.nextBoolean();
      boolean named = goal.region != Region.LOOP || goal != nearestLoop(context);
      Exit exit =
          new Exit(
              turn ? Exit.Kind.CONTINUE : Exit.Kind.BREAK,
              named || random.nextBoolean() ? goal.name : null);
      List<Argument> values = turn ? next(context, goal) : values(context, goal.results);
      goal.ends |= !turn;
      graph.exit(exit, values);
    }
  }

  private static @Nullable Goal nearestLoop(Context context) {
    Goal nearest = null;
    for (Goal each : context.goals()) {
      nearest = each.region == Region.LOOP ? each : nearest;
    }
    return nearest;
  }

  private boolean cond(Context context, int depth) {
    Argument test = context.body().use(pick(context, BOOLEAN));
    DraftBody.Draft draft = context.body().region();
    Goal goal = goal(Region.COND, List.of());
    DraftBody then = draft.plainBody();
    body(context, then, goal, depth, false);
    DraftBody otherwise = draft.plainBody();
    body(context, otherwise, goal, random.nextInt(3) == 0 ? 9 : depth, false);
    return commit(context, draft, goal, List.of(test, then.graph(), otherwise.graph()));
  }

  private boolean choose(Context context, int depth) {
    boolean strings = random.nextBoolean();
    MemberRef text = MemberRef.ofStatic(LOG, "text", List.of(INT), ClassType.STRING);
    Argument selector =
        strings
            ? context.body().call(text, ClassType.STRING, null, pick(context))
            : context.body().use(pick(context));
    List<Argument> labels = new ArrayList<>();
    for (int i = -2; i < 3; i++) {
      labels.add(strings ? new Literal("t" + i) : new Literal(i));
    }
    if (strings && random.nextBoolean()) {
      labels.add(Literal.NULL);
    }
    Collections.shuffle(labels, random);
    DraftBody.Draft draft = context.body().region();
    Goal goal = goal(Region.SWITCH, List.of());
    List<Argument> entries = new ArrayList<>();
    List<Argument> graphs = new ArrayList<>();
    int count = random.nextInt(4);
    int defaulted = random.nextInt(count + 1);
    for (int i = 0; i <= count; i++) {
      int size = i == defaulted ? 0 : 1 + random.nextInt(2);
      List<Argument> own = new ArrayList<>();
      while (own.size() < size && !labels.isEmpty()) {
        own.add(labels.remove(0));
      }
      if (own.isEmpty() && i != defaulted) {
        continue;
      }
      entries.add(new ListArgument(own));
      DraftBody inner = draft.plainBody();
      body(context, inner, goal, depth + random.nextInt(2) * 9, false);
      graphs.add(inner.graph());
    }
    List<Argument> fixed = new ArrayList<>(List.of(selector, new ListArgument(entries)));
    fixed.addAll(graphs);
    return commit(context, draft, goal, fixed);
  }

  private boolean loop(Context context, int depth) {
    DraftBody.Draft draft = context.body().region();
    DraftBody inner = draft.body();
    List<Argument> initial = new ArrayList<>(List.of(new Literal(0)));
    List<Node> carried = new ArrayList<>(List.of(inner.parameter("i", INT)));
    for (int i = random.nextInt(3); i > 0; i--) {
      TypeRef type = type();
      initial.add(context.body().use(pick(context, type)));
      carried.add(inner.parameter(NAMES.get(random.nextInt(NAMES.size())), type));
    }
    draft.complete(inner);
    Goal goal = goal(Region.LOOP, carried);
    Context own = context.inside(inner).with(goal);
    carried.forEach(own::add);
    // No region stands before the test: what starts the next turn there would never come to it.
    for (int i = random.nextInt(3) == 0 ? 3 : 0; i > 0; i--) {
      simple(own);
    }
    test(own, goal);
    if (!statements(own, depth + 1)) {
      end(inner);
    } else if (random.nextInt(5) == 0) {
      leave(own);
    } else {
      finish(own, goal);
    }
    return commit(context, draft, goal, List.of(inner.graph(), new ListArgument(initial)));
  }

  /** Every loop ends after a few turns. */
  private void test(Context context, Goal loop) {
    Node counter = loop.carried.get(0);
    MemberRef lt = MemberRef.operator("lt", List.of(INT, INT), BOOLEAN);
    Node test = context.body().call(lt, BOOLEAN, null, counter, new Literal(random.nextInt(4)));
    DraftBody.Draft draft = context.body().region();
    DraftBody on = draft.plainBody();
    on.graph().exit(Exit.YIELD, List.of());
    DraftBody out = draft.plainBody();
    Context outside = context.inside(out);
    out.graph().exit(Exit.BREAK, values(outside, loop.results));
    loop.ends = true;
    draft.commit(Region.COND, List.of(test, on.graph(), out.graph()), VOID, null);
  }

  private boolean block(Context context, int depth) {
    DraftBody.Draft draft = context.body().region();
    DraftBody inner = draft.plainBody();
    Goal goal = goal(Region.BLOCK, List.of());
    body(context, inner, goal, depth, false);
    return commit(context, draft, goal, List.of(inner.graph()));
  }

  private boolean locked(Context context, int depth) {
    DraftBody.Draft draft = context.body().region();
    DraftBody inner = draft.plainBody();
    Goal goal = goal(Region.SYNCHRONIZED, List.of());
    body(context, inner, goal, depth, false);
    return commit(
        context, draft, goal, List.of(context.body().use(pick(context, ARRAY)), inner.graph()));
  }

  private boolean guarded(Context context, int depth) {
    DraftBody.Draft draft = context.body().region();
    DraftBody inner = draft.plainBody();
    Goal goal = goal(Region.TRY, List.of());
    body(context, inner, goal, depth, false);
    List<Argument> entries = new ArrayList<>();
    List<Argument> handlers = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      List<Argument> classes = new ArrayList<>();
      for (int j = random.nextInt(2); j >= 0; j--) {
        classes.add(new ClassLiteral(CAUGHT.get(random.nextInt(CAUGHT.size()))));
      }
      entries.add(new ListArgument(classes));
      DraftBody handler = draft.body();
      Node exception = handler.parameter("e", exception("Throwable"));
      draft.complete(handler);
      if (random.nextInt(5) == 0) {
        handler.graph().exit(Exit.THROW, List.of(exception));
      } else {
        body(context, handler, goal, depth, false);
      }
      handlers.add(handler.graph());
    }
    List<Argument> fixed = new ArrayList<>(List.of(inner.graph(), new ListArgument(entries)));
    fixed.addAll(handlers);
    if (random.nextBoolean()) {
      DraftBody last = draft.plainBody();
      Goal own = new Goal(goal.name, Region.TRY, goal.results, List.of());
      boolean before = goal.ends;
      body(context, last, own, depth, true);
      goal.ends = own.ends && before;
      fixed.add(last.graph());
    }
    return commit(context, draft, goal, fixed);
  }

  private boolean function(Context context, int depth) {
    DraftBody.Draft draft = context.body().region();
    DraftBody inner = draft.body();
    boolean takes = random.nextBoolean();
    Map<TypeRef, List<Argument>> values = context.inside(inner).values();
    Context own = new Context(inner, values, new ArrayList<>(), List.of());
    if (takes) {
      own.add(inner.parameter("x", INT));
    }
    draft.complete(inner);
    if (statements(own, depth + 1)) {
      inner.graph().exit(Exit.RETURN, inner.use(List.of(pick(own))));
    } else {
      end(inner);
    }
    ClassType type = takes ? OPERATOR : SUPPLIER;
    Node made = draft.commit(Region.LAMBDA, List.of(inner.graph()), type, name());
    MemberRef method =
        takes
            ? MemberRef.ofInterface(OPERATOR, "applyAsInt", List.of(INT), INT)
            : MemberRef.ofInterface(SUPPLIER, "getAsInt", List.of(), INT);
    for (int i = random.nextInt(3); i > 0; i--) {
      List<Argument> args = new ArrayList<>(List.of(made));
      if (takes) {
        args.add(pick(context));
      }
      context
          .ints()
          .add(
              context
                  .body()
                  .graph()
                  .createNode(
                      Opcode.CALL_METHOD, method, context.body().use(args), INT, name(), null));
    }
    return true;
  }
}
