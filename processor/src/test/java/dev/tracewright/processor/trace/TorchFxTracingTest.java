package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Region;
import dev.tracewright.interpret.Interpreter;
import java.lang.invoke.MethodHandles;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Twins of torch.fx's tests ({@code test/test_fx.py}, class {@code TestFX}) of what tracing makes
 * of control flow, constants, closures, wrapped functions and names; each bears the name of the
 * original.
 */
class TorchFxTracingTest {
  private static Traced trace(String members) {
    return Traced.of(
        "Subject",
        """
        package p;
        import dev.tracewright.annotations.*;
        import java.util.*;
        import java.util.function.*;
        final class Subject {
        %s
        }
        """
            .formatted(members));
  }

  private static Graph graph(String key, String members) {
    Graph graph = trace(members).method(key).captured();
    graph.lint();
    return graph;
  }

  private static Graph function(String members) {
    Traced traced = trace(members);
    assertThat(traced.problems()).isEmpty();
    assertThat(traced.captured()).hasSize(1);
    Graph graph = traced.captured().values().iterator().next().captured();
    graph.lint();
    return graph;
  }

  private static @Nullable Object run(Graph graph, @Nullable Object... args) {
    return new Interpreter(graph, null, MethodHandles.lookup()).run(args);
  }

  private static List<Node> calls(Graph graph, String member) {
    return graph.nodes().stream()
        .filter(each -> each.target() instanceof MemberRef target && target.name().equals(member))
        .toList();
  }

  private static List<String> names(Graph graph) {
    return graph.nodes().stream().map(Node::name).toList();
  }

  // Control flow.

  @Test
  void controlFlowTracing() {
    Graph graph =
        function("@Traceable static double f(double x) { return x > 0 ? Math.sin(x) : x * 2; }");
    List<Node> regions = graph.findNodes(Opcode.CALL_FUNCTION, Region.COND);
    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).args()).filteredOn(Graph.class::isInstance).hasSize(2);
    assertThat(run(graph, 2.0)).isEqualTo(Math.sin(2.0));
    assertThat(run(graph, -2.0)).isEqualTo(-4.0);
  }

  @Test
  void symbolicTraceAssert() {
    Graph graph =
        function(
            """
            @Traceable static int f(int[] x) {
              if (!(x.length > 4)) { throw new IllegalStateException("assert_foobar"); }
              return x[0];
            }
            """);
    assertThat(run(graph, (Object) new int[] {7, 0, 0, 0, 0})).isEqualTo(7);
    assertThatThrownBy(() -> run(graph, (Object) new int[3]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("assert_foobar");
  }

  @Test
  void astRewriterRewritesAssert() {
    Graph graph =
        function("@Traceable static int f(int y, int z) { assert y == z; return y + z; }");
    assertThat(calls(graph, "desiredAssertionStatus")).hasSize(1);
    assertThat(graph.toString()).contains("java.lang.AssertionError.new()");
  }

  @Test
  void astRewriterRewritesAssertWithMessage() {
    Graph graph =
        function("@Traceable static int f(int y, int z) { assert y == z : \"no\"; return y; }");
    assertThat(graph.toString())
        .contains("java.lang.AssertionError.new(java.lang.Object)](args = (\"no\",))");
  }

  @Test
  void partialTrace() {
    String members =
        "@Traceable static int f(int x, @Specialize(\"%s\") boolean y)"
            + " { if (y) { return 2 * x; } else { return x; } }";
    assertThat(run(function(members.formatted("true")), 3, true)).isEqualTo(6);
    assertThat(run(function(members.formatted("false")), 3, false)).isEqualTo(3);
    assertThat(function(members.formatted("true")).toString()).doesNotContain("cond");
  }

  @Test
  void concreteArgNoneAssert() {
    Traced traced =
        trace(
            """
            @Traceable static double f(double x, @Specialize("null") String val) {
              return val == null ? x * 3 : x;
            }
            """);
    assertThat(traced.graph("Subject.f")).doesNotContain("cond").contains("operator.mul");
    assertThat(traced.method("Subject.f").signature().parameters().get(1).specialized())
        .contains(Literal.NULL);
  }

  // Constants.

  @Test
  void infNan() {
    Graph graph =
        function(
            """
            @Traceable static double[] f(double x) {
              return new double[] {
                x + Double.POSITIVE_INFINITY, x + Double.NEGATIVE_INFINITY, x + Double.NaN
              };
            }
            """);
    assertThat((double[]) run(graph, 1.0))
        .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
    assertThat(graph.toString()).contains("Infinity", "-Infinity", "NaN");
  }

  @Test
  void infNanKwds() {
    Graph graph =
        function(
            """
            @Traceable static double f(double inf, double nan) {
              return inf + Double.POSITIVE_INFINITY - (nan + Double.NaN);
            }
            """);
    assertThat(run(graph, 1.0, 2.0)).isEqualTo(Double.NaN);
    assertThat(graph.placeholders()).extracting(Node::name).containsExactly("inf", "nan");
  }

  @Test
  void complexConstantCodegenPreservesSignedZero() {
    Graph graph = function("@Traceable static double f(double x) { return x * -0.0 + 1e-28; }");
    assertThat(graph.toString()).contains("-0.0", "1.0E-28");
    assertThat(Graph.parse(graph.toString()).structurallyEquals(graph)).isTrue();
  }

  @Test
  void stringLiteralReturn() {
    assertThat(run(function("@Traceable static String f() { return \"foo\"; }"))).isEqualTo("foo");
  }

  @Test
  void emptyGraphCodegen() {
    Graph graph = function("@Traceable static void f() { }");
    assertThat(graph.size()).isEqualTo(1);
    assertThat(run(graph)).isNull();
  }

  @Test
  void sqrt() {
    Graph graph =
        function("@Traceable static double f(double x) { return Math.sqrt(x) + Math.sqrt(16.0); }");
    assertThat(calls(graph, "sqrt")).hasSize(1);
    assertThat(graph.toString()).contains("4.0");
    assertThat(run(graph, 9.0)).isEqualTo(7.0);
  }

  @Test
  void torchFxLen() {
    Graph graph =
        function(
            """
            @Traceable static int f(int[] x) {
              List<Integer> known = List.of(1, 2, 3);
              return x.length + known.size();
            }
            """);
    assertThat(calls(graph, "length")).hasSize(1);
    assertThat(graph.toString()).doesNotContain("java.util.List");
    assertThat(run(graph, (Object) new int[4])).isEqualTo(7);
  }

  @Test
  void layout() {
    Graph graph =
        function(
            """
            @Traceable static java.math.BigDecimal f(java.math.BigDecimal x) {
              return x.setScale(1, java.math.RoundingMode.HALF_EVEN);
            }
            """);
    assertThat(calls(graph, "setScale").get(0).arg(2))
        .isEqualTo(new EnumConstant(ClassType.of("java.math", "RoundingMode"), "HALF_EVEN"));
    assertThat(run(graph, new java.math.BigDecimal("2.25"))).hasToString("2.2");
  }

  @Test
  void traceFnConstant() {
    Graph graph =
        function(
            """
            static final double SCALE = 2.5;
            @Traceable static double f(double x) { return x * SCALE; }
            """);
    assertThat(run(graph, 2.0)).isEqualTo(5.0);
  }

  @Test
  void tensorConstant() {
    Graph graph =
        function(
            """
            @Traceable static double f(double x) {
              double[] zeros = new double[12];
              return x + zeros[3];
            }
            """);
    assertThat(run(graph, 1.5)).isEqualTo(1.5);
    assertThat(graph.toString()).doesNotContain("newArray");
  }

  // Closures, structures, values of the user's own types.

  @Test
  void functionsThatAreEnteredCloseOverWhatTheySee() {
    Graph graph =
        function(
            """
            @Traceable static int f(int x, int k) {
              IntUnaryOperator add = v -> v + k;
              IntUnaryOperator twice = v -> add.applyAsInt(add.applyAsInt(v));
              return twice.applyAsInt(x);
            }
            """);
    assertThat(calls(graph, "add")).hasSize(2);
    assertThat(run(graph, 1, 10)).isEqualTo(21);
  }

  @Test
  void unpack() {
    Graph graph =
        function(
            "@Traceable static int f(int[] a, int b) { int c = a[0], d = a[1]; return c + d + b; }");
    assertThat(calls(graph, "getItem")).extracting(Node::name).containsExactly("c", "d");
    assertThat(run(graph, new int[] {1, 2}, 4)).isEqualTo(7);
  }

  @Test
  void dict() {
    Graph graph =
        function(
            """
            @Traceable static Map<String, Integer> f(Map<String, Integer> d) {
              return Map.of("4", -d.get("3"));
            }
            """);
    assertThat(run(graph, Map.of("3", 5))).isEqualTo(Map.of("4", -5));
  }

  @Test
  void argsKwargs() {
    Graph graph = function("@Traceable static int f(int... args) { return args[0] + args[1]; }");
    assertThat(graph.placeholders()).hasSize(1);
    assertThat(run(graph, (Object) new int[] {3, 4})).isEqualTo(7);
  }

  @Test
  void customProxyTypeLiteral() {
    Graph graph =
        function(
            """
            record Pair(double l, double r) { Pair add(Pair o) { return new Pair(l + o.l, r + o.r); } }
            @Traceable static double f(double x) {
              Pair sum = new Pair(3, 4).add(new Pair(x, 2 * x));
              return sum.l() * sum.r();
            }
            """);
    assertThat(graph.toString()).doesNotContain("p.Subject$Pair");
    assertThat(run(graph, 1.0)).isEqualTo(24.0);
  }

  @Test
  void customProxyInputDependentControlFlow() {
    Graph graph =
        function(
            """
            @Leaf static final class Zero {
              final double value;
              Zero(double x) { if (x == 0) { value = 0; } else { value = x + 1; } }
            }
            @Traceable static Zero f(double x) { return new Zero(x); }
            """);
    assertThat(graph.toString()).contains("p.Subject$Zero.new(double)").doesNotContain("cond");
  }

  @Test
  void traceReturnDataclassNested() {
    Graph graph =
        function(
            """
            record Inner(int a) {}
            record Outer(Inner inner, int b) {}
            @Traceable static Outer f(int x) {
              Inner inner = new Inner(x);
              return new Outer(inner, inner.a() + 1);
            }
            """);
    assertThat(graph.toString()).contains("p.Subject$Outer.new(p.Subject$Inner, int)");
  }

  @Test
  void traceDictProxyKeys() {
    Graph graph =
        function("@Traceable static Map<Integer, Integer> f(int x) { return Map.of(x, 1); }");
    assertThat(run(graph, 5)).isEqualTo(Map.of(5, 1));
  }

  @Test
  void enumConstantsReachEnteredHelpers() {
    Graph graph =
        function(
            """
            enum Mode { ADD, DROP }
            static void keep(Mode mode, List<Integer> list, int x) {
              if (mode == Mode.ADD) { list.add(x); }
            }
            @Traceable static int f(int x) {
              List<Integer> list = new ArrayList<>();
              keep(Mode.ADD, list, x);
              keep(Mode.DROP, list, x);
              return list.size();
            }
            """);
    assertThat(graph.outputNode().orElseThrow().arg(0)).isEqualTo(new Literal(1));
  }

  // Leaves: wrapped functions and modules.

  @Test
  void wrap() {
    Graph graph =
        function(
            """
            @Leaf static int f(int a, int b, int c) { return a + b + c; }
            @Traceable static int g(int y) { return f(4, y, 3) + f(3, 4, 5) + f(y, y, y); }
            """);
    List<Node> calls = calls(graph, "f");
    assertThat(calls).hasSize(3);
    assertThat(calls.get(1).args()).doesNotHaveAnyElementsOfTypes(Node.class);
  }

  @Test
  void wrapDecoratedFunction() {
    Graph graph =
        function(
            """
            @Deprecated @Leaf static int f(int x) { return x; }
            @Traceable static int g(int x) { return f(x) + 1; }
            """);
    assertThat(calls(graph, "f")).hasSize(1);
  }

  @Test
  void wrapWithSubmodule() {
    Graph graph =
        graph(
            "Net.forward",
            """
            @Leaf static final class Norm { double scale = 2; }
            @Leaf static double apply(double x, Norm norm) { return x * norm.scale; }
            @Traceable static final class Net {
              final Norm norm = new Norm();
              double forward(double x) { return apply(x, norm); }
            }
            """);
    Argument module = calls(graph, "apply").get(0).arg(1);
    assertThat(((Node) module).op()).isEqualTo(Opcode.GET_ATTR);
  }

  @Test
  void leafModule() {
    Graph graph =
        graph(
            "Net.forward",
            """
            @Leaf static final class Relu { double forward(double x) { return Math.max(x, 0); } }
            @Traceable static final class Own { double forward(double x) { return x * 2; } }
            @Traceable static final class Net {
              final Relu relu = new Relu();
              final Own own = new Own();
              double forward(double x) { return own.forward(relu.forward(x)); }
            }
            """);
    assertThat(graph.findNodes(Opcode.CALL_MODULE)).hasSize(1);
    assertThat(calls(graph, "mul")).hasSize(1);
  }

  @Test
  void symbolicTraceSequential() {
    Graph graph =
        graph(
            "Net.forward",
            """
            @Traceable static final class Scale {
              final double by;
              Scale(double by) { this.by = by; }
              double forward(double x) { return x * by; }
            }
            @Traceable static final class Net {
              private final List<Scale> all = List.of(new Scale(2), new Scale(3), new Scale(5));
              double forward(double x) {
                for (Scale each : all) { x = each.forward(x); }
                return x;
              }
            }
            """);
    assertThat(calls(graph, "mul")).hasSize(3);
  }

  @Test
  void tensorAttributeCoalesced() {
    Graph graph =
        graph(
            "Net.forward",
            """
            @Traceable static final class Net {
              final double[] a;
              final double[] b;
              Net(double[] a, double[] b) { this.a = a; this.b = b; }
              double forward(int i) { return a[i] + a[i + 1] + b[i]; }
            }
            """);
    assertThat(graph.findNodes(Opcode.GET_ATTR)).hasSize(2);
  }

  @Test
  void traceMultipleFuncs() {
    Traced traced =
        trace(
            """
            @Traceable(method = "minus") static final class Net {
              int forward(int x) { return x + 1; }
              int minus(int x) { return x - 1; }
            }
            """);
    assertThat(traced.captured().keySet()).containsExactly("Net.minus");
    assertThat(traced.graph("Net.minus")).contains("operator.sub");
  }

  // Names and places.

  @Test
  void graphUniqueNames() {
    Graph graph =
        function(
            "@Traceable static int f(int x) { int a = x + 1; a = a + x; { int b = a * a; a = b; }"
                + " return a + x; }");
    Set<String> names = new HashSet<>(names(graph));
    assertThat(names).hasSize(graph.size());
  }

  @Test
  void snakeCase() {
    Graph graph =
        function(
            """
            @Leaf static int PascalCase(int x) { return x; }
            @Leaf static int camelCase(int x) { return x; }
            @Leaf static int ALL_CAPS(int x) { return x; }
            @Traceable static int f(int x) { return PascalCase(camelCase(ALL_CAPS(x))); }
            """);
    assertThat(names(graph)).contains("all_caps", "camel_case", "pascal_case");
  }

  @Test
  void reservedGetattr() {
    Graph graph =
        function(
            "@Traceable static int f(int x) { return switch (x) { case 1 -> 2; default -> x; }; }");
    assertThat(names(graph)).contains("switch_1").doesNotContain("switch");
  }

  @Test
  void stackTraces() {
    Graph graph =
        function(
            """
            static int foo(int a, int b) {
              return a * b;
            }
            @Traceable static int f(int a, int b) {
              int c = a + b;
              c = foo(a, c);
              return c;
            }
            """);
    Node inner = calls(graph, "mul").get(0);
    assertThat(inner.position().orElseThrow())
        .hasToString("p/Subject.java:7:10 < p/Subject.java:11:7");
    assertThat(calls(graph, "add").get(0).position().orElseThrow().line()).isEqualTo(10);
  }

  @Test
  void imulCodePrint() {
    Graph graph = function("@Traceable static int f(int a, int b) { a *= b; return a; }");
    assertThat(run(graph, 2, 3)).isEqualTo(6);
  }

  @Test
  void fxShiftsAndFxAndOr() {
    Graph graph =
        function("@Traceable static int f(int x) { return (x << 3) + (x >> 3) + (x & 5 | x); }");
    assertThat(run(graph, 44)).isEqualTo((44 << 3) + (44 >> 3) + ((44 & 5) | 44));
  }

  @Test
  void noMutation() {
    Traced traced =
        trace(
            """
            @Traceable static final class Net {
              int count;
              int forward(int x) { count = x; return x; }
            }
            """);
    assertThat(traced.keys()).singleElement().asString().startsWith("field-write");
  }
}
