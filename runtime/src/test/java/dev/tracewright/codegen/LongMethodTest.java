package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.GraphModule;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import dev.tracewright.interpret.Interpreter;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Graphs whose code does not fit one method of the JVM. */
class LongMethodTest {
  private static final PrimitiveType DOUBLE = PrimitiveType.DOUBLE;

  private static MemberRef operator(String name) {
    return MemberRef.operator(name, List.of(DOUBLE, DOUBLE), DOUBLE);
  }

  /** A chain in which every value is used by the next node and some by nodes far away. */
  private static Graph chain(int nodes) {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", DOUBLE);
    Node y = graph.placeholder("y", DOUBLE);
    List<Node> values = new ArrayList<>(List.of(x, y));
    for (int i = 0; i < nodes; i++) {
      Node last = values.get(values.size() - 1);
      Node far = values.get(Math.max(0, values.size() - 1 - (i % 7 == 0 ? i : 1)));
      values.add(
          graph.createNode(
              Opcode.CALL_FUNCTION,
              operator(i % 2 == 0 ? "add" : "sub"),
              i % 5 == 0 ? List.of(last, new Literal(0.5)) : List.of(last, far),
              DOUBLE,
              "v" + i,
              null));
    }
    graph.output(values.get(values.size() - 1));
    return graph;
  }

  private static double expected(int nodes, double x, double y) {
    List<Double> values = new ArrayList<>(List.of(x, y));
    for (int i = 0; i < nodes; i++) {
      double last = values.get(values.size() - 1);
      double far = values.get(Math.max(0, values.size() - 1 - (i % 7 == 0 ? i : 1)));
      double other = i % 5 == 0 ? 0.5 : far;
      values.add(i % 2 == 0 ? last + other : last - other);
    }
    return values.get(values.size() - 1);
  }

  @Test
  void staysBelowTheLimitOfTheCompiler() throws Exception {
    CapturedMethod method = Functions.function("chain", chain(20_000));
    Sources.Loaded loaded =
        new Sources().addGenerated(ClassFacts.NONE, Functions.shape("Chain"), method).compile();
    assertThat(MethodSizes.longest(loaded))
        .allSatisfy((name, size) -> assertThat(size).isLessThan(MethodSizes.HOTSPOT_LIMIT));
    GraphModule module = Functions.load(loaded, "demo.Chain");
    assertThat(module.call(3.0, 0.25)).isEqualTo(expected(20_000, 3.0, 0.25));
  }

  @Test
  void wideStatementsAreCountedToo() throws Exception {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", PrimitiveType.INT);
    ClassType arrays = ClassType.of("java.util", "Arrays");
    Node sum = x;
    for (int i = 0; i < 300; i++) {
      List<Argument> elements = new ArrayList<>();
      for (int j = 0; j < 60; j++) {
        elements.add(new Literal(100_000 + i * 60 + j));
      }
      Node hash =
          graph.callFunction(
              MemberRef.ofStatic(
                  arrays, "hashCode", List.of(PrimitiveType.INT.array()), PrimitiveType.INT),
              List.of(new ArrayArgument(PrimitiveType.INT, elements)),
              PrimitiveType.INT);
      sum =
          graph.callFunction(
              MemberRef.operator(
                  "xor", List.of(PrimitiveType.INT, PrimitiveType.INT), PrimitiveType.INT),
              List.of(sum, hash),
              PrimitiveType.INT);
    }
    graph.output(sum);
    Sources.Loaded loaded =
        new Sources()
            .addGenerated(
                ClassFacts.NONE, Functions.shape("Wide"), Functions.function("wide", graph))
            .compile();
    assertThat(MethodSizes.longest(loaded))
        .allSatisfy((name, size) -> assertThat(size).isLessThan(MethodSizes.HOTSPOT_LIMIT));
    assertThat(Functions.load(loaded, "demo.Wide").call(7))
        .isEqualTo(new Interpreter(graph, null, MethodHandles.lookup()).run(7));
  }

  @Test
  void everyReferenceIsDroppedOnceAfterItsLastUseInWhateverPart() throws Exception {
    int nodes = 1_500;
    TypeRef object = ClassType.OBJECT;
    MemberRef choose =
        MemberRef.ofStatic(
            ClassType.of("java.util", "Objects"),
            "requireNonNullElse",
            List.of(object, object),
            object);
    Graph graph = new Graph();
    List<Node> values = new ArrayList<>();
    values.add(graph.placeholder("x", object));
    values.add(graph.placeholder("y", object));
    for (int i = 0; i < nodes; i++) {
      List<Node> both = List.of(values.get(i + 1), values.get(i));
      values.add(
          graph.createNode(Opcode.CALL_FUNCTION, choose, List.copyOf(both), object, "v" + i, null));
    }
    graph.output(values.get(nodes + 1));
    CapturedMethod method = Functions.function("choose", graph);
    Sources.Loaded loaded =
        new Sources().addGenerated(ClassFacts.NONE, Functions.shape("Choose"), method).compile();
    GraphModule module = Functions.load(loaded, "demo.Choose");
    assertThat(module.call("a", "b")).isEqualTo("b");
    assertThat(module.code()).contains("part1(");
    Map<String, List<Integer>> drops = new HashMap<>();
    Map<String, Integer> lastUses = new HashMap<>();
    List<String> lines = module.code().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int line = i;
      List<String> variables =
          Pattern.compile("\\bv\\d+")
              .matcher(lines.get(i))
              .results()
              .map(MatchResult::group)
              .toList();
      if (lines.get(i).endsWith(" = null;")) {
        drops.computeIfAbsent(variables.get(0), key -> new ArrayList<>()).add(line);
      } else if (lines.get(i).contains("requireNonNullElse")) {
        variables.forEach(each -> lastUses.put(each, line));
      }
    }
    for (int i = 0; i < nodes - 3; i++) {
      String variable = "v" + i;
      assertThat(drops.get(variable)).as(variable).hasSize(1);
      assertThat(drops.get(variable).get(0)).isGreaterThan(lastUses.get(variable));
    }
  }

  @Test
  void partsKeepTypeParametersAndExceptions() throws Exception {
    TypeVariable t = new TypeVariable("T", ClassType.of("java.lang", "CharSequence"));
    Graph graph = new Graph();
    Node value = graph.placeholder("value", t);
    Node text = value;
    for (int i = 0; i < 500; i++) {
      text =
          graph.createNode(
              Opcode.CALL_METHOD,
              MemberRef.ofInterface(
                  ClassType.of("java.lang", "CharSequence"),
                  "toString",
                  List.of(),
                  ClassType.STRING),
              List.of(i % 3 == 0 ? value : text),
              ClassType.STRING,
              "text" + i,
              null);
    }
    graph.output(value);
    Signature signature =
        new Signature(
            Functions.OWNER,
            true,
            "same",
            List.of(
                new Signature.TypeParameter(
                    "T", List.of(ClassType.of("java.lang", "CharSequence")), false)),
            t,
            List.of(ClassType.of("java.io", "IOException")),
            true,
            List.of(new Signature.Parameter("value", t, false, Optional.empty())));
    Sources.Loaded loaded =
        new Sources()
            .addGenerated(
                ClassFacts.NONE, Functions.shape("Same"), Functions.captured(signature, graph))
            .compile();
    assertThat(loaded.classes()).containsKey("demo.Same$SameState");
    assertThat(Functions.load(loaded, "demo.Same").call("abc")).isEqualTo("abc");
  }
}
