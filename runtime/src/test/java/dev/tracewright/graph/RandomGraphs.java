package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Graphs of every shape that can be made, most of them senseless, from a seed. */
final class RandomGraphs {
  private static final int MAX_NESTING = 3;
  private static final List<String> LOCALS =
      List.of(
          "x",
          "sum",
          "größe",
          "$x",
          "NaN",
          "Infinityf",
          "end",
          "output",
          "graph",
          "operator",
          "where",
          "a_1",
          "a",
          "_0",
          "new_1",
          "π");

  private final Random random;
  private final RandomValues values;

  RandomGraphs(long seed) {
    random = new Random(seed);
    values = new RandomValues(random);
  }

  Graph graph() {
    return graph(0);
  }

  private Graph graph(int nesting) {
    Graph graph = new Graph();
    int placeholders = random.nextInt(3);
    for (int i = 0; i < placeholders; i++) {
      ParameterName target = new ParameterName(values.string(), random.nextInt(4) == 0);
      make(graph, Opcode.PLACEHOLDER, target, List.of());
    }
    int nodes = random.nextInt(nesting == 0 ? 10 : 4);
    for (int i = 0; i < nodes; i++) {
      call(graph, nesting);
    }
    if (random.nextInt(5) > 0) {
      output(graph, nesting);
    }
    return graph;
  }

  private void call(Graph graph, int nesting) {
    List<Node> known = List.copyOf(graph.nodes());
    switch (random.nextInt(6)) {
      case 0 -> make(graph, Opcode.GET_ATTR, values.path(), List.of());
      case 1 ->
          make(
              graph,
              Opcode.CALL_METHOD,
              values.member(MemberRef.Kind.VIRTUAL, MemberRef.Kind.GETTER),
              arguments(known, nesting));
      case 2 ->
          make(
              graph,
              Opcode.CALL_MODULE,
              new ModuleTarget(values.path(), values.member(MemberRef.Kind.VIRTUAL)),
              arguments(known, nesting));
      case 3 ->
          make(
              graph,
              Opcode.CALL_FUNCTION,
              new Projection(random.nextInt(3)),
              arguments(known, nesting));
      case 4 ->
          make(
              graph,
              Opcode.CALL_FUNCTION,
              random.nextInt(4) == 0
                  ? values.oneOf(Variable.values())
                  : values.oneOf(Region.values()),
              arguments(known, nesting));
      default ->
          make(
              graph,
              Opcode.CALL_FUNCTION,
              values.member(
                  MemberRef.Kind.STATIC, MemberRef.Kind.CONSTRUCTOR, MemberRef.Kind.STATIC_GETTER),
              arguments(known, nesting));
    }
  }

  private void make(Graph graph, Opcode op, Target target, List<Argument> args) {
    String name = random.nextBoolean() ? values.oneOf(LOCALS) : null;
    // Half of the results are what the type of the node makes the reader expect.
    TypeRef type =
        target instanceof MemberRef member && random.nextBoolean()
            ? member.result()
            : values.type(0);
    Node node = graph.createNode(op, target, args, type, name, null);
    describe(node);
  }

  private void describe(Node node) {
    if (random.nextInt(4) == 0) {
      node.setEffects(values.effects());
    }
    if (random.nextInt(3) == 0) {
      node.setPosition(values.position(0));
    }
    if (random.nextInt(6) == 0) {
      node.setOrigin(values.origin());
    }
  }

  private void output(Graph graph, int nesting) {
    Exit.Kind kind = values.oneOf(Exit.Kind.values());
    boolean labelled = kind == Exit.Kind.BREAK || kind == Exit.Kind.CONTINUE;
    Exit exit = new Exit(kind, labelled && random.nextBoolean() ? values.string() : null);
    List<Argument> args = arguments(List.copyOf(graph.nodes()), nesting);
    TypeRef type = random.nextBoolean() ? Exit.typeOf(args) : values.type(0);
    describe(graph.createNode(Opcode.OUTPUT, exit, args, type, null, null));
  }

  private List<Argument> arguments(List<Node> nodes, int nesting) {
    List<Argument> args = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      args.add(argument(nodes, nesting, 0));
    }
    return args;
  }

  private Argument argument(List<Node> nodes, int nesting, int depth) {
    int kind = random.nextInt(depth > 2 ? 8 : 12);
    if (kind < 4 && !nodes.isEmpty()) {
      return nodes.get(random.nextInt(nodes.size()));
    }
    return switch (kind) {
      case 4 -> new EnumConstant(values.className(), values.string());
      case 5 ->
          new ClassLiteral(values.type(0) instanceof TupleType ? ClassType.OBJECT : values.plain());
      case 8 -> new ListArgument(elements(nodes, nesting, depth));
      case 9 -> new ArrayArgument(values.plain(), elements(nodes, nesting, depth));
      case 10 -> new MapArgument(entries(nodes, nesting, depth));
      case 11 -> nesting < MAX_NESTING ? graph(nesting + 1) : Literal.NULL;
      default -> values.literal();
    };
  }

  private List<Argument> elements(List<Node> nodes, int nesting, int depth) {
    List<Argument> elements = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      elements.add(argument(nodes, nesting, depth + 1));
    }
    return elements;
  }

  private Map<Literal, Argument> entries(List<Node> nodes, int nesting, int depth) {
    Map<Literal, Argument> entries = new LinkedHashMap<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      entries.put(values.literal(), argument(nodes, nesting, depth + 1));
    }
    return entries;
  }

  CapturedMethod method() {
    List<Assumption> assumptions = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      assumptions.add(
          switch (random.nextInt(6)) {
            case 0 -> new Assumption.ExactClass(values.path(), values.generic());
            case 1 -> new Assumption.IsNull(values.path());
            case 2 -> new Assumption.NotNull(values.path());
            case 3 -> new Assumption.Size(values.path(), random.nextInt(9));
            case 4 -> new Assumption.Equals(values.path(), values.literal());
            default -> new Assumption.Same(values.path(), values.path());
          });
    }
    Graph captured = graph();
    Graph result = random.nextBoolean() ? captured : graph();
    return new CapturedMethod(values.signature(), assumptions, captured, result);
  }
}
