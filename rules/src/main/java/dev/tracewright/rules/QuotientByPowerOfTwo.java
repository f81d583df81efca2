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
 * The quotient of a {@code double} by a power of two is the product with its inverse, which is a
 * power of two itself: both round the same number. A rule that looks at a constant is code: its jar
 * belongs on the processor path.
 */
public final class QuotientByPowerOfTwo implements RewriteRule {
  private static final PrimitiveType DOUBLE = PrimitiveType.DOUBLE;

  /** The bits of a {@code double} that are no sign and no exponent. */
  private static final long FRACTION = 0xFFFFFFFFFFFFFL;

  private final List<Pattern> patterns = List.of(quotient());

  /** Made by the processor. */
  public QuotientByPowerOfTwo() {}

  private static Pattern quotient() {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", DOUBLE);
    Node divisor = graph.placeholder("divisor", DOUBLE);
    graph.output(graph.callFunction(operator("div"), List.of(x, divisor), DOUBLE));
    return Pattern.of(graph).withLiterals(Set.of("divisor"));
  }

  private static MemberRef operator(String name) {
    return MemberRef.operator(name, List.of(DOUBLE, DOUBLE), DOUBLE);
  }

  @Override
  public String name() {
    return QuotientByPowerOfTwo.class.getName();
  }

  @Override
  public List<Pattern> patterns() {
    return patterns;
  }

  /** Neither the divisor nor its inverse may be so small that it has fewer digits. */
  @Override
  public boolean matches(Match match) {
    double divisor = divisor(match);
    int exponent = Math.getExponent(divisor);
    return (Double.doubleToRawLongBits(divisor) & FRACTION) == 0
        && Math.abs(exponent) < Double.MAX_EXPONENT;
  }

  @Override
  public Graph replacement(Match match) {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", DOUBLE);
    graph.placeholder("divisor", DOUBLE);
    Literal inverse = new Literal(1 / divisor(match));
    graph.output(graph.callFunction(operator("mul"), List.of(x, inverse), DOUBLE));
    return graph;
  }

  private static double divisor(Match match) {
    return match.argument("divisor") instanceof Literal literal
            && literal.value() instanceof Double number
        ? number
        : 0;
  }
}
