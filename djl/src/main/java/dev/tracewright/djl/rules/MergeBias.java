package dev.tracewright.djl.rules;

import static dev.tracewright.djl.rules.ArrayGraph.ARRAY;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.rewrite.Match;
import dev.tracewright.rewrite.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * {@code Linear.linear(x, w).singletonOrThrow().add(b)} and {@code x.matMul(w.transpose()).add(b)}
 * become {@code Linear.linear(x, w, b).singletonOrThrow()}: one call of the engine, which adds
 * while it multiplies. {@code w} is a matrix and {@code b} a vector with an element for each row of
 * it; with other shapes the engine throws.
 */
public final class MergeBias extends ArrayRule {
  static final ClassType LINEAR = ClassType.of("ai.djl.nn.core", "Linear");

  /** For whoever names the rule. */
  public MergeBias() {}

  @Override
  public Precision precision() {
    return Precision.ROUNDING;
  }

  @Override
  public List<Pattern> patterns() {
    List<Pattern> all = new ArrayList<>();
    for (String form : List.of("singletonOrThrow", "head", "matMul")) {
      ArrayGraph graph = new ArrayGraph();
      Node x = graph.array("x");
      Node w = graph.array("w");
      Node b = graph.array("b");
      Node product =
          form.equals("matMul")
              ? graph.call("matMul", x, graph.call("transpose", w))
              : graph.layer(linear(2), form, List.of(x, w));
      all.add(Pattern.of(graph.returning(graph.call("add", product, b))));
    }
    return all;
  }

  @Override
  public boolean matches(Match match) {
    // A matrix and a vector are weights, as a rule; two activations may have any shape.
    return Set.of("w", "b").stream().allMatch(each -> Weights.isAttribute(match.argument(each)));
  }

  @Override
  public Graph replacement(Match match) {
    ArrayGraph graph = new ArrayGraph();
    List<Node> all = List.of(graph.array("x"), graph.array("w"), graph.array("b"));
    return graph.returning(graph.layer(linear(3), "singletonOrThrow", all));
  }

  /** The layer with so many operands. */
  static MemberRef linear(int operands) {
    return ArrayGraph.layer(LINEAR, "linear", Collections.nCopies(operands, ARRAY));
  }
}
