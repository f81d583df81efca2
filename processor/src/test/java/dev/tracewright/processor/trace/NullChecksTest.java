package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks of receivers: where nothing else would throw, and nowhere else. */
class NullChecksTest {
  /** The calls of a graph and its sub-graphs in order, by name. */
  private static List<String> calls(String members) {
    Traced traced =
        Traced.of(
            "Subject",
            """
            package p;
            import dev.tracewright.annotations.*;
            import java.util.*;
            final class Subject {
              record Point(double x, double y) {
                double nothing() { return 0; }
                double swapped(List<String> log) { log.add("seen"); return y; }
              }
              %s
            }
            """
                .formatted(members));
    assertThat(traced.keys()).isEmpty();
    Graph graph = traced.captured().values().iterator().next().captured();
    graph.lint();
    List<String> names = new ArrayList<>();
    collect(graph, names);
    return names;
  }

  private static void collect(Graph graph, List<String> names) {
    for (Node node : graph.nodes()) {
      if (node.target() instanceof MemberRef member) {
        names.add(member.name());
      }
      Arguments.subGraphs(node).forEach(each -> collect(each, names));
    }
  }

  @Test
  void whatReadsTheObjectAtOnceIsCheckEnough() {
    assertThat(calls("@Traceable static double sum(Point p) { return p.x() + p.y(); }"))
        .containsExactly("x", "y", "add");
  }

  @Test
  void checkStaysWhereNothingReadsTheObject() {
    assertThat(calls("@Traceable static double zero(Point p) { return p.nothing(); }"))
        .containsExactly("nullCheck");
  }

  @Test
  void checkStaysBeforeWhatOthersNotice() {
    String seen = "@Traceable static double seen(Point p, List<String> l) { return p.swapped(l); }";
    assertThat(calls(seen)).containsExactly("nullCheck", "add", "y");
  }

  @Test
  void whatWasUsedBeforeIsNotCheckedAgain() {
    assertThat(
            calls(
                """
                @Traceable static double twice(Point p, List<String> l) {
                  double x = p.x();
                  for (String each : l) x += p.swapped(l);
                  return x + p.nothing();
                }
                """))
        .doesNotContain("nullCheck");
  }

  @Test
  void whatABranchCheckedIsUncheckedBehindIt() {
    assertThat(
            calls(
                """
                @Traceable static double maybe(Point p, boolean b) {
                  double x = b ? p.x() : 1;
                  return x + p.nothing();
                }
                """))
        .containsExactly("x", "nullCheck", "add");
  }

  @Test
  void whatIsOfAClassIsNotNull() {
    assertThat(
            calls(
                """
                @Traceable static double matched(Object o, List<String> l) {
                  return o instanceof Point p ? p.swapped(l) : 1;
                }
                """))
        .doesNotContain("nullCheck");
    assertThat(
            calls(
                """
                @Traceable static double cast(Object o, List<String> l) {
                  return o instanceof String ? 1 : ((Point) o).swapped(l);
                }
                """))
        .contains("nullCheck");
  }
}
