package dev.tracewright.rules;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.rewrite.Match;
import dev.tracewright.rewrite.Pattern;
import dev.tracewright.rewrite.RewriteRule;
import java.util.List;
import java.util.Set;

/**
 * The product of an {@code int} or a {@code long} and a power of two is a shift, overflow included.
 * A rule that looks at a constant is code: its jar belongs on the processor path.
 */
public final class TimesPowerOfTwo implements RewriteRule {
  private final List<Pattern> patterns =
      List.of(product(PrimitiveType.INT), product(PrimitiveType.LONG));

  /** Made by the processor. */
  public TimesPowerOfTwo() {}

  private static Pattern product(PrimitiveType type) {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", type);
    Node factor = graph.placeholder("factor", type);
    MemberRef mul = MemberRef.operator("mul", List.of(type, type), type);
    graph.output(graph.callFunction(mul, List.of(x, factor), type));
    return Pattern.of(graph).withLiterals(Set.of("factor"));
  }

  @Override
  public String name() {
    return TimesPowerOfTwo.class.getName();
  }

  @Override
  public List<Pattern> patterns() {
    return patterns;
  }

  @Override
  public boolean matches(Match match) {
    long factor = factor(match);
    return factor > 1 && Long.bitCount(factor) == 1;
  }

  @Override
  public Graph replacement(Match match) {
    PrimitiveType type = (PrimitiveType) match.anchor().type();
    Graph graph = new Graph();
    Node x = graph.placeholder("x", type);
    graph.placeholder("factor", type);
    MemberRef shift = MemberRef.operator("shl", List.of(type, PrimitiveType.INT), type);
    Literal places = new Literal(Long.numberOfTrailingZeros(factor(match)));
    graph.output(graph.callFunction(shift, List.of(x, places), type));
    return graph;
  }

  private static long factor(Match match) {
    return match.argument("factor") instanceof Literal literal
            && literal.value() instanceof Number number
        ? number.longValue()
        : 0;
  }
}
