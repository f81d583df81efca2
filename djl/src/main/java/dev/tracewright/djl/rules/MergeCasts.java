package dev.tracewright.djl.rules;

import static dev.tracewright.djl.rules.ArrayGraph.DATA_TYPE;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.rewrite.Match;
import dev.tracewright.rewrite.Pattern;
import java.util.List;
import java.util.Set;

/**
 * {@code x.toType(t, a).toType(t, b)} becomes {@code x.toType(t, a || b)}. Casts to two types stay:
 * the first may round.
 */
public final class MergeCasts extends ArrayRule {
  private static final MemberRef TO_TYPE =
      ArrayGraph.method("toType", DATA_TYPE, PrimitiveType.BOOLEAN);

  /** For whoever names the rule. */
  public MergeCasts() {}

  @Override
  public List<Pattern> patterns() {
    ArrayGraph graph = new ArrayGraph();
    Node x = graph.array("x");
    Node type = graph.parameter("type", DATA_TYPE);
    Node a = graph.parameter("a", PrimitiveType.BOOLEAN);
    Node b = graph.parameter("b", PrimitiveType.BOOLEAN);
    Node once = graph.call(TO_TYPE, x, type, a);
    return List.of(
        Pattern.of(graph.returning(graph.call(TO_TYPE, once, type, b)))
            .withLiterals(Set.of("a", "b")));
  }

  @Override
  public Graph replacement(Match match) {
    ArrayGraph graph = new ArrayGraph();
    Node x = graph.array("x");
    Node type = graph.parameter("type", DATA_TYPE);
    graph.parameter("a", PrimitiveType.BOOLEAN);
    graph.parameter("b", PrimitiveType.BOOLEAN);
    boolean copies = isTrue(match, "a") || isTrue(match, "b");
    return graph.returning(graph.call(TO_TYPE, x, type, new Literal(copies)));
  }

  private static boolean isTrue(Match match, String flag) {
    return match.argument(flag).equals(new Literal(true));
  }
}
