package dev.tracewright.djl.rules;

import static dev.tracewright.djl.rules.ArrayGraph.ARRAY;
import static dev.tracewright.djl.rules.ArrayGraph.NUMBER;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
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
 * A layer followed by a batch normalisation that does not train becomes the layer with other
 * weights: what normalises its result is linear, too. With {@code freeze} these weights are
 * computed once. All weights are attributes, and none is null.
 */
abstract class FoldedNorm extends ArrayRule {
  private static final ClassType NORM = ClassType.of("ai.djl.nn.norm", "BatchNorm");
  private static final MemberRef BATCH_NORM =
      ArrayGraph.layer(
          NORM,
          "batchNorm",
          List.of(
              ARRAY,
              ARRAY,
              ARRAY,
              ARRAY,
              ARRAY,
              PrimitiveType.INT,
              PrimitiveType.FLOAT,
              PrimitiveType.FLOAT,
              PrimitiveType.BOOLEAN));

  /** What DJL counts as the axis of the channels. */
  private static final Literal CHANNELS = new Literal(1);

  /** The layers, each by the types of its operands: array, weight, bias if any, others. */
  abstract List<MemberRef> layers();

  /** The shape in which a vector of factors is multiplied with the weight. */
  abstract long[] factorShape();

  @Override
  public final Precision precision() {
    return Precision.APPROXIMATE;
  }

  @Override
  public final List<Pattern> patterns() {
    List<Pattern> all = new ArrayList<>();
    for (MemberRef layer : layers()) {
      all.add(pattern(layer, false));
      if (layer.parameters().size() > 2) {
        all.add(pattern(layer, true));
      }
    }
    return all;
  }

  private static Pattern pattern(MemberRef layer, boolean hasBias) {
    ArrayGraph graph = new ArrayGraph();
    Parts parts = new Parts(graph, layer, hasBias);
    Node y = graph.layer(layer, "singletonOrThrow", parts.operands());
    List<Argument> norm =
        List.of(
            y,
            parts.mean,
            parts.variance,
            parts.gamma,
            parts.beta,
            CHANNELS,
            parts.momentum,
            parts.epsilon,
            new Literal(false));
    return Pattern.of(graph.returning(graph.layer(BATCH_NORM, "singletonOrThrow", norm)));
  }

  @Override
  public final boolean matches(Match match) {
    List<String> weights = new ArrayList<>(List.of("weight", "mean", "variance", "gamma", "beta"));
    if (hasBias(match)) {
      weights.add("bias");
    }
    return weights.stream().allMatch(each -> Weights.isAttribute(match.argument(each)));
  }

  private static boolean hasBias(Match match) {
    return match.pattern().parameters().stream().anyMatch(each -> each.name().equals("bias"));
  }

  @Override
  public final Graph replacement(Match match) {
    ArrayGraph graph = new ArrayGraph();
    MemberRef layer = layer(match);
    Parts parts = new Parts(graph, layer, hasBias(match));
    MemberRef addNumber = ArrayGraph.method("add", NUMBER);
    Node spread = graph.call(addNumber, parts.variance, graph.box(parts.epsilon));
    Node scale = graph.call("div", parts.gamma, graph.call("sqrt", spread));
    MemberRef reshape = ArrayGraph.method("reshape", PrimitiveType.LONG.array());
    Node factors = graph.call(reshape, scale, ArrayGraph.numbers(factorShape()));
    Node weight = graph.call("mul", parts.weight, factors);
    Node mean =
        parts.bias.isPresent() ? graph.call("sub", parts.mean, parts.bias.get()) : parts.mean;
    Node bias = graph.call("sub", parts.beta, graph.call("mul", mean, scale));
    List<Argument> operands = new ArrayList<>(List.of(parts.x, weight, bias));
    operands.addAll(parts.others);
    return graph.returning(graph.layer(withBias(layer), "singletonOrThrow", operands));
  }

  /** The layer that was found: the only static call of the match that is no normalisation. */
  private static MemberRef layer(Match match) {
    return match.nodes().stream()
        .map(Node::target)
        .filter(MemberRef.class::isInstance)
        .map(MemberRef.class::cast)
        .filter(each -> each.kind() == MemberRef.Kind.STATIC && !each.equals(BATCH_NORM))
        .findFirst()
        .orElseThrow();
  }

  private static MemberRef withBias(MemberRef layer) {
    List<TypeRef> parameters = new ArrayList<>(layer.parameters());
    if (parameters.size() == 2) {
      parameters.add(ARRAY);
    }
    return ArrayGraph.layer(layer.owner(), layer.name(), parameters);
  }

  /** The parameters of pattern and replacement, in the order of both. */
  private static final class Parts {
    private final Node x;
    private final Node weight;
    private final Optional<Node> bias;
    private final boolean takesBias;
    private final List<Node> others = new ArrayList<>();
    private final Node mean;
    private final Node variance;
    private final Node gamma;
    private final Node beta;
    private final Node momentum;
    private final Node epsilon;

    Parts(ArrayGraph graph, MemberRef layer, boolean hasBias) {
      List<TypeRef> types = layer.parameters();
      x = graph.array("x");
      weight = graph.array("weight");
      bias = hasBias ? Optional.of(graph.array("bias")) : Optional.empty();
      takesBias = types.size() > 2;
      for (int i = 3; i < types.size(); i++) {
        others.add(graph.parameter("other" + i, types.get(i)));
      }
      mean = graph.array("mean");
      variance = graph.array("variance");
      gamma = graph.array("gamma");
      beta = graph.array("beta");
      momentum = graph.parameter("momentum", PrimitiveType.FLOAT);
      epsilon = graph.parameter("epsilon", PrimitiveType.FLOAT);
    }

    /** The operands of the layer as it is found. */
    List<Argument> operands() {
      List<Argument> all = new ArrayList<>(List.of(x, weight));
      if (takesBias) {
        all.add(bias.map(Argument.class::cast).orElse(Literal.NULL));
      }
      all.addAll(others);
      return all;
    }
  }
}
