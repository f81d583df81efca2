package dev.tracewright.graph;

import java.util.List;

/** Types, targets and graphs that tests share. */
final class Samples {
  static final TypeRef DOUBLE = PrimitiveType.DOUBLE;
  static final TypeRef INT = PrimitiveType.INT;
  static final TypeRef BOOLEAN = PrimitiveType.BOOLEAN;
  static final ClassType TENSOR = ClassType.of("com.acme", "Tensor");
  static final ClassType LINEAR = ClassType.of("com.acme", "Linear");
  static final ClassType MY_MODULE = ClassType.of("com.acme", "MyModule");

  private Samples() {}

  static MemberRef operator(String name, TypeRef type, int arity) {
    return MemberRef.operator(name, java.util.Collections.nCopies(arity, type), type);
  }

  static Node add(Graph graph, Argument a, Argument b) {
    return graph.callFunction(operator("add", DOUBLE, 2), List.of(a, b), DOUBLE);
  }

  static Node neg(Graph graph, Argument a) {
    return graph.callFunction(operator("neg", DOUBLE, 1), List.of(a), DOUBLE);
  }

  static AttributePath field(ClassType owner, String name, TypeRef type) {
    return AttributePath.ROOT.then(new AttributePath.FieldStep(owner, name, type, false));
  }

  /** {@code x -> neg(neg(… x))}. */
  static Graph chain(int length) {
    Graph graph = new Graph();
    Node node = graph.placeholder("x", DOUBLE);
    for (int i = 0; i < length; i++) {
      node = neg(graph, node);
    }
    graph.output(node);
    return graph;
  }

  static Literal literal(Object value) {
    return new Literal(value);
  }

  /** A graph with one double parameter that yields what {@code body} makes of it. */
  static Graph sub(java.util.function.BiFunction<Graph, Node, Argument> body) {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", DOUBLE);
    Argument value = body.apply(graph, x);
    graph.createNode(Opcode.OUTPUT, Exit.YIELD, List.of(value), DOUBLE, null, null);
    return graph;
  }

  /** {@code x < 0 ? -x : x + 1}. */
  static Graph withCond() {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", DOUBLE);
    MemberRef less = MemberRef.operator("lt", List.of(DOUBLE, DOUBLE), BOOLEAN);
    Node lt = graph.callFunction(less, List.of(x, literal(0.0)), BOOLEAN);
    Graph then = sub((g, y) -> neg(g, y));
    Graph otherwise = sub((g, y) -> add(g, y, literal(1.0)));
    Node cond = graph.callFunction(Region.COND, List.of(lt, then, otherwise, x), DOUBLE);
    graph.output(cond);
    return graph;
  }
}
