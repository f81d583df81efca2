package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.DOUBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OriginTest {
  private final Graph graph = new Graph();
  private final Node x = graph.placeholder("x", DOUBLE);
  private final Node sum = Samples.add(graph, x, x);
  private final Node twice = Samples.add(graph, sum, sum);
  private final Node output = graph.output(twice);

  private static SourcePosition place(int column) {
    return SourcePosition.of("com/acme/Gate.java", 3, column);
  }

  @Test
  void placesAreNamedOnceInTheirOrderAndNotTooMany() {
    List<SourcePosition> many = new ArrayList<>();
    for (int i = 40; i > 0; i--) {
      many.add(place(i));
      many.add(place(40));
    }
    List<SourcePosition> kept = new Origin("com.acme.Fold", many).replaced();
    assertThat(kept).hasSize(Origin.MAX_REPLACED).startsWith(place(40), place(39), place(38));
  }

  @Test
  void whatRulesMadeStandsForTheSourceThatItReplaced() {
    sum.setPosition(place(5));
    sum.setOrigin(new Origin("com.acme.First", List.of(place(5), place(6))));
    twice.setPosition(place(9));
    Origin origin = Origin.of("com.acme.Second", List.of(x, sum, twice));
    assertThat(origin.replaced()).containsExactly(place(5), place(6), place(9));
    assertThat(origin.shortRule()).isEqualTo("Second");
  }

  @Test
  void copiesKeepTheOriginAndTheTextDoesNotShowIt() {
    String before = graph.toString();
    Origin origin = new Origin("com.acme.Fold", List.of(place(1)));
    sum.setOrigin(origin);
    assertThat(graph).hasToString(before);
    assertThat(graph.copy().node("add").orElseThrow().origin()).contains(origin);
    Graph other = new Graph();
    Node own = other.placeholder("y", DOUBLE);
    assertThat(other.nodeCopy(sum, any -> own).origin()).contains(origin);
    sum.setOrigin(null);
    assertThat(sum.origin()).isEmpty();
  }

  @Test
  void theTextWithPositionsKeepsTheOrigin() {
    sum.setPosition(place(1));
    sum.setOrigin(new Origin("com.acme.Fold", List.of(place(1), place(2))));
    twice.setOrigin(new Origin("größer", List.of()));
    output.setOrigin(sum.origin().orElseThrow());
    String text = graph.toStringWithPositions();
    assertThat(text)
        .endsWith(
            """
            positions:
                @0 = com/acme/Gate.java:3:1 at 1
                @1 = com/acme/Gate.java:3:2 at
            origins:
                com.acme.Fold of @0 @1 at 1 3
                "gr\\u00f6\\u00dfer" at 2""");
    Graph back = Graph.parse(text);
    assertThat(Comparison.difference(graph, back, true)).isEmpty();
    assertThat(back).hasToString(graph.toString());
    back.node("add").orElseThrow().setOrigin(null);
    assertThat(Comparison.difference(graph, back, true).orElseThrow())
        .startsWith("the origin differs");
    assertThat(graph.structurallyEquals(back)).isTrue();
  }

  @Test
  void originsNeedNoPositions() {
    sum.setOrigin(new Origin("com.acme.Fold", List.of()));
    String text = graph.toStringWithPositions();
    assertThat(text).contains("\norigins:\n").doesNotContain("positions:");
    assertThat(Graph.parse(text).node("add").orElseThrow().origin()).isPresent();
  }

  @Test
  void whatIsNoOriginIsRefusedWithAPlace() {
    sum.setOrigin(new Origin("com.acme.Fold", List.of(place(1))));
    String text = graph.toStringWithPositions();
    assertRefused(text.replace("of @0", "of @1"), "the place @1 is not known yet");
    assertRefused(text.replace("of @0", "of" + " @0".repeat(17)), "at most 16 places");
    assertRefused(text.replace("@0 at 1", "@0 at 9"), "there is no node 9 among 4");
    assertRefused(text.replace("com.acme.Fold", "!"), "expected the name of a file or a rule");
    assertRefused(text.replace("com.acme.Fold of", "com.acme.Fold ("), "expected ' at'");
  }

  private static void assertRefused(String text, String reason) {
    assertThatThrownBy(() -> Graph.parse(text))
        .isInstanceOf(GraphParseException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aNewNodeTakesTheNameOfTheOneItReplaces() {
    sum.rename("total");
    graph.insertingAfter(sum);
    Node other = Samples.neg(graph, x);
    other.swapNames(sum);
    assertThat(sum.name()).isEqualTo("neg");
    sum.replaceAllUsesWith(other);
    graph.erase(sum);
    assertThat(graph.node("total")).contains(other);
    assertThat(other.name()).isEqualTo("total");
    other.swapNames(other);
    assertThat(other.name()).isEqualTo("total");
    graph.lint();
    assertThatThrownBy(() -> other.swapNames(sum)).hasMessage("%neg was erased");
    Node foreign = new Graph().placeholder("x", DOUBLE);
    assertThatThrownBy(() -> other.swapNames(foreign)).hasMessage("%x belongs to another graph");
  }
}
