package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import org.junit.jupiter.api.Test;

/** Arrays, lists and records that the graph makes since others see them. */
class MadeAggregatesTest {
  private static Graph graph(String members) {
    Traced traced =
        Traced.of(
            "Subject",
            """
            package p;
            import dev.tracewright.annotations.*;
            import java.util.*;
            final class Subject {
              record Point(double x, double y) {}
              %s
            }
            """
                .formatted(members));
    assertThat(traced.keys()).isEmpty();
    Graph graph = traced.captured().values().iterator().next().captured();
    graph.lint();
    return graph;
  }

  private static String target(Graph graph, String name) {
    Node node = graph.node(name).orElseThrow(() -> new AssertionError(name + " in " + graph));
    return ((MemberRef) node.target()).name();
  }

  @Test
  void theyHaveTheNamesOfTheirVariables() {
    Graph graph =
        graph(
            """
            @Traceable static Object[] all(double x) {
              double[] values = {x, 1};
              List<Double> list = new ArrayList<>();
              list.add(x);
              Point point = new Point(x, x);
              Point again = point;
              return new Object[] {values, list, again};
            }
            """);
    assertThat(target(graph, "values")).isEqualTo("array");
    assertThat(target(graph, "list")).isEqualTo("new");
    assertThat(target(graph, "point")).isEqualTo("new");
    assertThat(graph.node("again")).isEmpty();
  }

  @Test
  void arrayOfZerosIsMadeByItsLength() {
    Graph graph =
        graph(
            "@Traceable static double[] zeros() { double[] zeros = new double[9]; return zeros; }");
    assertThat(target(graph, "zeros")).isEqualTo("newArray");
    assertThat(graph.size()).isEqualTo(2);
  }

  @Test
  void longArrayWithFewElementsIsFilled() {
    Graph graph =
        graph(
            """
            @Traceable static double[] one(double x) {
              double[] one = new double[500];
              one[3] = x;
              one[4] = -0.0;
              return one;
            }
            """);
    assertThat(target(graph, "one")).isEqualTo("newArray");
    assertThat(graph.nodes().stream().map(Node::format).filter(each -> each.contains("setItem")))
        .hasSize(2)
        .anySatisfy(each -> assertThat(each).contains("(%one, 4, -0.0)"));
  }

  @Test
  void shortArrayIsWrittenDown() {
    Graph graph =
        graph("@Traceable static int[] one(int x) { int[] a = {0, 0, 0, 0, x}; return a; }");
    assertThat(target(graph, "a")).isEqualTo("array");
    assertThat(graph.size()).isEqualTo(3);
  }
}
