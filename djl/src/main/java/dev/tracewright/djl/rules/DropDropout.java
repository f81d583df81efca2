package dev.tracewright.djl.rules;

import static dev.tracewright.djl.rules.ArrayGraph.ARRAY;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.rewrite.Match;
import dev.tracewright.rewrite.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code Dropout.dropout(x, rate, false).singletonOrThrow()} becomes {@code x}: without training,
 * dropout hands its operand on.
 */
public final class DropDropout extends ArrayRule {
  private static final ClassType DROPOUT = ClassType.of("ai.djl.nn.norm", "Dropout");

  /** For whoever names the rule. */
  public DropDropout() {}

  @Override
  public List<Pattern> patterns() {
    return Stream.of("singletonOrThrow", "head").map(DropDropout::pattern).toList();
  }

  private static Pattern pattern(String taken) {
    ArrayGraph graph = new ArrayGraph();
    Node x = graph.array("x");
    Node rate = graph.parameter("rate", PrimitiveType.FLOAT);
    return Pattern.of(
        graph.returning(
            graph.layer(
                ArrayGraph.layer(
                    DROPOUT, "dropout", List.of(ARRAY, PrimitiveType.FLOAT, PrimitiveType.BOOLEAN)),
                taken,
                List.of(x, rate, new Literal(false)))));
  }

  @Override
  public Graph replacement(Match match) {
    ArrayGraph graph = new ArrayGraph();
    Node x = graph.array("x");
    graph.parameter("rate", PrimitiveType.FLOAT);
    return graph.returning(x);
  }
}
