package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads graphs in the text format; what the text may not do, however it was made, it refuses. */
final class GraphParser {
  /** A longer text is no graph that this library printed. */
  static final int MAX_LENGTH = 1 << 30;

  private final TextScanner in;
  private final TypeParser types;
  private final LiteralParser literals;
  private final TargetParser targets;
  private final ArgumentParser arguments;
  private final Where where = new Where();

  /** Where the section 'where', which is read first, starts and ends; -1 without one. */
  private int whereStart = -1;

  private int whereEnd = -1;

  /** The numbers of users the text claims for the nodes of the graphs that are open. */
  private Claims claims = new Claims(null);

  GraphParser(String text) {
    in = new TextScanner(text);
    if (text.length() > MAX_LENGTH) {
      throw in.error("a text has at most " + MAX_LENGTH + " characters");
    }
    types = new TypeParser(in);
    literals = new LiteralParser(in);
    targets = new TargetParser(in, types, literals, where);
    arguments = new ArgumentParser(in, types, literals, this::subgraph);
  }

  /** Reads a graph alone, with or without a table of positions. */
  static Graph parse(String text) {
    GraphParser parser = new GraphParser(text);
    return parser.guarded(
        () -> {
          parser.readWhere();
          parser.in.skipBlank();
          Graph graph = parser.graph();
          parser.finish(List.of(graph));
          return graph;
        });
  }

  /** A part of a text. */
  interface Part<T> {
    T read();
  }

  /** Reads; what graphs and their parts refuse by themselves is an error of the text too. */
  <T> T guarded(Part<T> part) {
    try {
      return part.read();
    } catch (GraphParseException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw in.error(String.valueOf(e.getMessage()));
    }
  }

  TextScanner scanner() {
    return in;
  }

  TypeParser types() {
    return types;
  }

  AttributePath path() {
    return targets.path();
  }

  /** An argument that names no node. */
  Argument constant() {
    return arguments.argument(null, false);
  }

  /** Reads the section 'where', wherever it stands, and goes back to the start. */
  void readWhere() {
    int found = in.find("where:");
    if (found >= 0) {
      in.moveTo(found + 1);
      whereStart = in.position();
      in.expect("where:");
      in.skipBlank();
      while (declaration()) {
        in.skipBlank();
      }
      whereEnd = in.position();
      in.moveTo(0);
    }
  }

  private boolean declaration() {
    int start = in.position();
    if (in.accept("interface ")) {
      where.addInterface(types.className("an interface"));
      return true;
    }
    boolean mutable = in.accept("mutable ");
    if (!mutable && !in.looksAt("field ")) {
      return false;
    }
    in.expect("field ");
    List<TypeParser.Segment> segments = types.segments();
    int last = segments.size() - 1;
    if (last == 0 || segments.get(last).simples().size() != 1) {
      throw in.errorAt(start, "expected a field with its owner");
    }
    ClassType owner = types.classType(segments.subList(0, last));
    String name = segments.get(last).simples().get(0);
    in.expectAmidBlanks(":");
    TypeRef type = types.type();
    if (!where.add(new AttributePath.FieldStep(owner, name, type, mutable))) {
      throw in.errorAt(start, "the field is declared already");
    }
    return true;
  }

  /** Passes the sections that follow the graphs; nothing may stand behind them. */
  void finish(List<Graph> graphs) {
    in.skipBlank();
    if (in.position() == whereStart) {
      in.moveTo(whereEnd);
      in.skipBlank();
    }
    new PositionReader(in, graphs).read();
    if (!in.atEnd()) {
      throw in.expected("a node, an exit or the end of the text");
    }
  }

  private Graph subgraph() {
    Graph graph = graph();
    in.expect("end");
    return graph;
  }

  /** A graph up to the first line that is none of its own. */
  Graph graph() {
    in.expect("graph():");
    Graph graph = new Graph();
    claims = new Claims(claims);
    in.skipBlank();
    while (statement(graph)) {
      in.skipBlank();
    }
    claims.check(graph);
    claims = claims.outer();
    return graph;
  }

  private boolean statement(Graph graph) {
    int start = in.position();
    if (in.accept("%")) {
      node(graph, start);
      return true;
    }
    for (Exit.Kind kind : Exit.Kind.values()) {
      if (in.acceptWord(kind.text())) {
        output(graph, kind);
        return true;
      }
    }
    return false;
  }

  private void node(Graph graph, int start) {
    String name = in.name("the name of a node");
    in.expectAmidBlanks(":");
    TypeRef type = types.type();
    in.skipBlank();
    int claimed = -1;
    int claimedAt = in.position();
    Effects effects = null;
    if (in.accept("[")) {
      if (in.accept("num_users=")) {
        claimed = in.integer("a number of users");
        if (in.accept(",")) {
          in.skipBlank();
          effects = effects();
        }
      } else {
        effects = effects();
      }
      in.expect("]");
    }
    in.expectAmidBlanks("=");
    Opcode op = opcode();
    in.expect("[target=");
    Target target = targets.target(op, type);
    in.expect("]");
    List<Argument> args = List.of();
    if (Targets.takesArguments(op)) {
      in.expect("(args = ");
      args = arguments.inParentheses(graph, false);
      in.expect(")");
    }
    if (op == Opcode.PLACEHOLDER && graph.last != null && graph.last.op() != op) {
      throw in.errorAt(start, "parameters stand first");
    }
    Node node = make(graph, op, target, args, type, name, start);
    if (!node.name().equals(name)) {
      throw in.errorAt(start, "no node can be called '" + name + "' here");
    }
    node.setEffects(effects);
    claims.add(claimed, claimedAt);
  }

  private Node make(
      Graph graph,
      Opcode op,
      Target target,
      List<Argument> args,
      TypeRef type,
      @Nullable String name,
      int start) {
    try {
      return graph.createNode(op, target, args, type, name, null);
    } catch (IllegalArgumentException e) {
      throw in.errorAt(start, String.valueOf(e.getMessage()));
    }
  }

  private Opcode opcode() {
    int start = in.position();
    String word = in.word("an opcode");
    for (Opcode each : Opcode.values()) {
      if (each.text().equals(word)) {
        return each;
      }
    }
    in.moveTo(start);
    throw in.expected("an opcode");
  }

  private Effects effects() {
    in.expect("effects={");
    boolean[] found = new boolean[Effects.WORDS.size()];
    while (!in.accept("}")) {
      int start = in.position();
      int index = Effects.WORDS.indexOf(in.word("an effect"));
      if (index < 0 || found[index]) {
        in.moveTo(start);
        throw in.expected("another one of " + Effects.WORDS);
      }
      found[index] = true;
      if (!in.accept(", ") && in.peek() != '}') {
        throw in.expected("', ' or '}'");
      }
    }
    return new Effects(found[0], found[1], found[2], found[3], found[4], found[5]);
  }

  private void output(Graph graph, Exit.Kind kind) {
    int start = in.position();
    Effects effects = null;
    if (in.accept("[")) {
      effects = effects();
      in.expect("]");
    }
    boolean labelled = kind == Exit.Kind.BREAK || kind == Exit.Kind.CONTINUE;
    String label = null;
    in.skipSpaces();
    if (labelled && (in.atWord() || in.peek() == '"')) {
      label = in.name("a label");
      in.skipSpaces();
    }
    List<Argument> values = List.of();
    if (in.peek() == '(') {
      values = arguments.inParentheses(graph, true);
    } else if (!labelled && in.peek() != ':' && !in.atLineEnd()) {
      values = List.of(arguments.argument(graph, true));
    }
    TypeRef type = Exit.typeOf(values);
    in.skipSpaces();
    if (in.accept(":")) {
      in.skipSpaces();
      type = types.type();
    }
    if (!in.atLineEnd()) {
      throw in.expected("the end of the line");
    }
    Node node = make(graph, Opcode.OUTPUT, new Exit(kind, label), values, type, null, start);
    node.setEffects(effects);
    claims.add(-1, start);
  }

  /** How many users the text says that each node has, and where it says so. */
  private final class Claims {
    private final @Nullable Claims outer;
    private int[] pairs = new int[32];
    private int end;

    Claims(@Nullable Claims outer) {
      this.outer = outer;
    }

    Claims outer() {
      return outer == null ? this : outer;
    }

    void add(int users, int position) {
      if (end == pairs.length) {
        pairs = Arrays.copyOf(pairs, end * 2);
      }
      pairs[end++] = users;
      pairs[end++] = position;
    }

    void check(Graph graph) {
      int i = 0;
      for (Node node : graph.nodes()) {
        int users = pairs[i++];
        int position = pairs[i++];
        if (users >= 0 && users != node.userCount()) {
          throw in.errorAt(
              position, "%" + node + " has " + node.userCount() + " users, not " + users);
        }
      }
    }
  }

  /** All nodes of some graphs in the order in which they are printed. */
  static List<Node> allNodes(List<Graph> graphs) {
    List<Node> nodes = new ArrayList<>();
    graphs.forEach(each -> Walk.preOrder(each, nodes::add));
    return nodes;
  }
}
