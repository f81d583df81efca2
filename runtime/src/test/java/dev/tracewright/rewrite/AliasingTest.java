package dev.tracewright.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A copy is dropped only where nobody could tell that it is no object of its own. */
final class AliasingTest {
  private static final ArrayType ARRAY = PrimitiveType.DOUBLE.array();
  private static final Effects VIEW = Effects.SHARES;
  private static final Effects WRITES = new Effects(false, false, true, false, false);

  private static Node call(Graph graph, String name, Node array, Effects effects) {
    MemberRef target = MemberRef.ofStatic(Sketch.OPS, name, List.of(ARRAY), ARRAY);
    Node node = graph.callFunction(target, List.of(array), ARRAY);
    node.setEffects(effects);
    return node;
  }

  private static List<Refusal> refused(Effects ofBefore) {
    Graph graph = new Graph();
    Node before = call(graph, "before", graph.placeholder("a", ARRAY), ofBefore);
    Node copy = call(graph, "copy", before, Effects.FRESH);
    call(graph, "change", copy, WRITES);
    graph.output(copy);
    Graph pattern = new Graph();
    pattern.output(call(pattern, "copy", pattern.placeholder("x", ARRAY), Effects.FRESH));
    Graph replacement = new Graph();
    replacement.output(replacement.placeholder("x", ARRAY));
    RewriteRule rule = GraphRule.of("drop the copy", pattern, replacement);
    return new RulePipeline(List.of(rule), TypeHierarchy.NONE)
        .run(graph).steps().stream().flatMap(each -> each.refused().stream()).toList();
  }

  @Test
  void aCopyOfWhatNobodyElseHasIsDropped() {
    assertThat(refused(Effects.FRESH)).isEmpty();
  }

  @Test
  void aCopyOfAViewProtectsWhatItIsAViewOf() {
    assertThat(refused(VIEW))
        .extracting(Refusal::reason)
        .containsExactly("%copy and %before would be one object, and %change may change it");
    assertThat(refused(Effects.NONE)).hasSize(1);
  }
}
