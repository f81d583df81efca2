package dev.tracewright.djl.rules;

import static dev.tracewright.djl.rules.ArrayGraph.ARRAY;
import static dev.tracewright.djl.rules.ArrayGraph.SHAPE;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code Conv2d.conv2d(x, weight, bias, …)} followed by {@code BatchNorm.batchNorm(…, 1, momentum,
 * epsilon, false)} becomes one convolution; the first may have no bias.
 */
public final class FoldNormIntoConvolution extends FoldedNorm {
  private static final ClassType CONVOLUTION = ClassType.of("ai.djl.nn.convolutional", "Conv2d");
  private static final List<TypeRef> OPERANDS =
      List.of(ARRAY, ARRAY, ARRAY, SHAPE, SHAPE, SHAPE, PrimitiveType.INT);

  /** For whoever names the rule. */
  public FoldNormIntoConvolution() {}

  @Override
  List<MemberRef> layers() {
    return IntStream.rangeClosed(2, OPERANDS.size())
        .mapToObj(count -> ArrayGraph.layer(CONVOLUTION, "conv2d", OPERANDS.subList(0, count)))
        .toList();
  }

  @Override
  long[] factorShape() {
    return new long[] {-1, 1, 1, 1};
  }
}
