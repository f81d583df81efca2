package dev.tracewright.djl.rules;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
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
 * {@code x.transpose(a).transpose(b)}, where both orders of axes are written out, becomes one
 * {@code x.transpose(c)}, or {@code x} where nothing changes; so does {@code
 * x.transpose().transpose()}.
 */
public final class MergeTransposes extends ArrayRule {
  private static final TypeRef AXES = PrimitiveType.INT.array();
  private static final MemberRef TRANSPOSE = ArrayGraph.method("transpose", AXES);

  /** For whoever names the rule. */
  public MergeTransposes() {}

  @Override
  public List<Pattern> patterns() {
    ArrayGraph reversed = new ArrayGraph();
    Node once = reversed.call("transpose", reversed.array("x"));
    Graph twice = reversed.returning(reversed.call("transpose", once));
    ArrayGraph ordered = new ArrayGraph();
    Node x = ordered.array("x");
    Node a = ordered.parameter("a", AXES);
    Node b = ordered.parameter("b", AXES);
    Node first = ordered.call(TRANSPOSE, x, a);
    return List.of(
        Pattern.of(twice), Pattern.of(ordered.returning(ordered.call(TRANSPOSE, first, b))));
  }

  @Override
  public boolean matches(Match match) {
    return isReversal(match) || composed(match).isPresent();
  }

  @Override
  public Graph replacement(Match match) {
    ArrayGraph graph = new ArrayGraph();
    Node x = graph.array("x");
    if (isReversal(match)) {
      return graph.returning(x);
    }
    graph.parameter("a", AXES);
    graph.parameter("b", AXES);
    List<Integer> order = composed(match).orElseThrow();
    boolean isSame = true;
    for (int i = 0; i < order.size(); i++) {
      isSame &= order.get(i) == i;
    }
    List<Argument> axes = order.stream().<Argument>map(Literal::new).toList();
    return graph.returning(
        isSame ? x : graph.call(TRANSPOSE, x, new ArrayArgument(PrimitiveType.INT, axes)));
  }

  private static boolean isReversal(Match match) {
    return match.pattern().parameters().size() == 1;
  }

  /** The order of axes that both give together. */
  private static Optional<List<Integer>> composed(Match match) {
    Optional<List<Integer>> first = order(match.argument("a"));
    Optional<List<Integer>> second = order(match.argument("b"));
    if (first.isEmpty() || second.isEmpty() || first.get().size() != second.get().size()) {
      return Optional.empty();
    }
    return Optional.of(second.get().stream().map(first.get()::get).toList());
  }

  /** An order of axes that is written out. */
  private static Optional<List<Integer>> order(Argument axes) {
    if (!(axes instanceof ArrayArgument array)) {
      return Optional.empty();
    }
    List<Integer> found = new ArrayList<>();
    for (Argument each : array.elements()) {
      if (!(each instanceof Literal literal
          && literal.value() instanceof Integer axis
          && axis >= 0
          && axis < array.elements().size()
          && !found.contains(axis))) {
        return Optional.empty();
      }
      found.add(axis);
    }
    return Optional.of(found);
  }
}
