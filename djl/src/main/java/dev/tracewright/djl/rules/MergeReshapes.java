package dev.tracewright.djl.rules;

import static dev.tracewright.djl.rules.ArrayGraph.SHAPE;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.rewrite.Match;
import dev.tracewright.rewrite.Pattern;
import java.util.ArrayList;
import java.util.List;

/** {@code x.reshape(a).reshape(b)} becomes {@code x.reshape(b)}: the elements keep their order. */
public final class MergeReshapes extends ArrayRule {
  private static final List<TypeRef> FORMS = List.of(PrimitiveType.LONG.array(), SHAPE);

  /** For whoever names the rule. */
  public MergeReshapes() {}

  @Override
  public List<Pattern> patterns() {
    List<Pattern> all = new ArrayList<>();
    for (TypeRef first : FORMS) {
      for (TypeRef second : FORMS) {
        all.add(Pattern.of(graph(first, second, true)));
      }
    }
    return all;
  }

  @Override
  public Graph replacement(Match match) {
    List<Node> parameters = match.pattern().parameters();
    return graph(parameters.get(1).type(), parameters.get(2).type(), false);
  }

  private static Graph graph(TypeRef first, TypeRef second, boolean isPattern) {
    ArrayGraph graph = new ArrayGraph();
    Node x = graph.array("x");
    Node a = graph.parameter("a", first);
    Node b = graph.parameter("b", second);
    Node from = isPattern ? graph.call(ArrayGraph.method("reshape", first), x, a) : x;
    return graph.returning(graph.call(ArrayGraph.method("reshape", second), from, b));
  }
}
