package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.GraphModule;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.interpret.Interpreter;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is written inside an expression, effects happen in the order of the graph. */
class EvaluationOrderTest {
  private static final int GRAPHS = 200;
  private static final PrimitiveType INT = PrimitiveType.INT;
  private static final ClassType LOG = ClassType.of("dev.tracewright.codegen", "Log");

  /** A graph of calls that leave a trace, reads, stores, divisions and what has no effect. */
  private static Graph graph(long seed) {
    Random random = new Random(seed);
    Graph graph = new Graph();
    List<Node> ints = new ArrayList<>(List.of(graph.placeholder("x", INT)));
    Node array = graph.placeholder("array", INT.array());
    Node text = graph.placeholder("text", ClassType.STRING);
    int nodes = 3 + random.nextInt(25);
    for (int i = 0; i < nodes; i++) {
      Argument a = recent(ints, random);
      Argument b = recent(ints, random);
      switch (random.nextInt(9)) {
        case 0, 1 -> ints.add(note(graph, i, a, b));
        case 2 -> ints.add(operator(graph, "add", a, b));
        case 3 -> ints.add(operator(graph, "mul", a, b));
        case 4 -> ints.add(operator(graph, "div", a, b));
        case 5 -> ints.add(getItem(graph, array, a));
        case 6 -> setItem(graph, array, a, b);
        case 7 -> text = append(graph, text, boxed(graph, i));
        default -> text = append(graph, boxed(graph, i), append(graph, text, boxed(graph, -i)));
      }
    }
    for (Node each : ints) {
      text = appendInt(graph, text, each);
    }
    graph.output(text);
    return graph;
  }

  /** Values are mostly used soon after they are made, as in code that people write. */
  private static Argument recent(List<Node> ints, Random random) {
    if (random.nextInt(8) == 0) {
      return new Literal(random.nextInt(3));
    }
    int back = random.nextInt(Math.min(ints.size(), random.nextBoolean() ? 2 : 6));
    return ints.get(ints.size() - 1 - back);
  }

  private static Node note(Graph graph, int id, Argument a, Argument b) {
    MemberRef note = MemberRef.ofStatic(LOG, "note", List.of(INT, INT, INT), INT);
    return graph.callFunction(note, List.of(new Literal(id), a, b), INT);
  }

  private static Node boxed(Graph graph, int id) {
    MemberRef boxed = MemberRef.ofStatic(LOG, "boxed", List.of(INT), ClassType.OBJECT);
    return graph.callFunction(boxed, List.of(new Literal(id)), ClassType.OBJECT);
  }

  private static Node operator(Graph graph, String name, Argument a, Argument b) {
    return graph.callFunction(MemberRef.operator(name, List.of(INT, INT), INT), List.of(a, b), INT);
  }

  private static Node getItem(Graph graph, Node array, Argument index) {
    MemberRef getItem = MemberRef.operator("getItem", List.of(INT.array(), INT), INT);
    return graph.callFunction(getItem, List.of(array, bounded(graph, index)), INT);
  }

  private static void setItem(Graph graph, Node array, Argument index, Argument value) {
    MemberRef setItem =
        MemberRef.operator("setItem", List.of(INT.array(), INT, INT), PrimitiveType.VOID);
    graph.callFunction(setItem, List.of(array, bounded(graph, index), value), PrimitiveType.VOID);
  }

  private static Node bounded(Graph graph, Argument index) {
    return operator(graph, "and", index, new Literal(3));
  }

  private static Node append(Graph graph, Node left, Node right) {
    MemberRef concat =
        MemberRef.operator("concat", List.of(left.type(), right.type()), ClassType.STRING);
    return graph.callFunction(concat, List.of(left, right), ClassType.STRING);
  }

  private static Node appendInt(Graph graph, Node left, Node right) {
    MemberRef concat =
        MemberRef.operator("concat", List.of(ClassType.STRING, INT), ClassType.STRING);
    return graph.callFunction(concat, List.of(left, right), ClassType.STRING);
  }

  @Test
  void effectsKeepTheirOrder() {
    List<Graph> graphs = new ArrayList<>();
    Sources sources = new Sources();
    for (int i = 0; i < GRAPHS; i++) {
      graphs.add(graph(i));
      sources.addGenerated(
          ClassFacts.NONE, Functions.shape("G" + i), Functions.function("run", graphs.get(i)));
    }
    Sources.Loaded loaded = sources.compile();
    for (int i = 0; i < GRAPHS; i++) {
      GraphModule module = Functions.load(loaded, "demo.G" + i);
      Interpreter interpreter = new Interpreter(graphs.get(i), null, MethodHandles.lookup());
      int x = i;
      String source = sources.source("demo.G" + i);
      assertThat(run(array -> module.call(x, array, "t")))
          .as(source)
          .isEqualTo(run(array -> interpreter.run(x, array, "t")));
    }
  }

  private interface Body {
    @Nullable Object run(int[] array) throws Exception;
  }

  /** The result or what was thrown, the array afterwards, and every call on the way. */
  private static List<Object> run(Body body) {
    int[] array = {5, 0, -7, 1};
    Log.take();
    Object result;
    try {
      result = String.valueOf(body.run(array));
    } catch (Exception failure) {
      result = failure.toString();
    }
    return List.of(result, Arrays.toString(array), Log.take());
  }
}
