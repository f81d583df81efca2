package dev.tracewright.djl.rules;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.rewrite.Match;
import dev.tracewright.rewrite.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code e.div(e.sum(new int[] {axis}, true))} becomes {@code x.softmax(axis)}, where {@code e} is
 * {@code x.exp()} or {@code x.sub(x.max(new int[] {axis}, true)).exp()}. Without the maximum the
 * original overflows for large values where a softmax does not. {@code x} holds floating-point
 * numbers.
 */
public final class ExpToSoftmax extends ArrayRule {
  private static final TypeRef AXES = PrimitiveType.INT.array();
  private static final Literal KEEPS_AXES = new Literal(true);

  /** For whoever names the rule. */
  public ExpToSoftmax() {}

  @Override
  public Precision precision() {
    return Precision.APPROXIMATE;
  }

  @Override
  public List<Pattern> patterns() {
    List<Pattern> all = new ArrayList<>();
    // The larger first: it holds the smaller.
    for (boolean isShifted : new boolean[] {true, false}) {
      for (boolean isZero : new boolean[] {false, true}) {
        for (boolean isShared : new boolean[] {false, true}) {
          if (isShifted || !isShared) {
            all.add(pattern(isShifted, isZero, isShared));
          }
        }
      }
    }
    return all;
  }

  /**
   * One way to write it.
   *
   * @param isShifted whether the maximum is subtracted
   * @param isZero whether it is axis 0, and so an array that is made of zeros
   * @param isShared whether one array names the axis twice
   */
  private static Pattern pattern(boolean isShifted, boolean isZero, boolean isShared) {
    ArrayGraph graph = new ArrayGraph();
    Node x = graph.array("x");
    Optional<Node> axis =
        isZero ? Optional.empty() : Optional.of(graph.parameter("axis", PrimitiveType.INT));
    Node axes = graph.axes(axis);
    Node from = isShifted ? graph.call("sub", x, reduced(graph, "max", x, axes)) : x;
    Node e = graph.call("exp", from);
    Node summed = isShifted && !isShared ? graph.axes(axis) : axes;
    return Pattern.of(graph.returning(graph.call("div", e, reduced(graph, "sum", e, summed))));
  }

  private static Node reduced(ArrayGraph graph, String name, Node array, Node axes) {
    MemberRef method = ArrayGraph.method(name, AXES, PrimitiveType.BOOLEAN);
    return graph.call(method, array, axes, KEEPS_AXES);
  }

  @Override
  public Graph replacement(Match match) {
    ArrayGraph graph = new ArrayGraph();
    Node x = graph.array("x");
    boolean isZero = match.pattern().parameters().size() == 1;
    Argument axis = isZero ? new Literal(0) : graph.parameter("axis", PrimitiveType.INT);
    return graph.returning(graph.call(ArrayGraph.method("softmax", PrimitiveType.INT), x, axis));
  }
}
