package dev.tracewright.djl.rules;

import dev.tracewright.graph.MemberRef;
import java.util.List;

/**
 * {@code Linear.linear(x, weight, bias)} followed by {@code BatchNorm.batchNorm(…, 1, momentum,
 * epsilon, false)} becomes one linear layer; the first may have no bias. {@code x} has two axes:
 * with three, the normalisation goes along another axis than the layer.
 */
public final class FoldNormIntoLinear extends FoldedNorm {
  /** For whoever names the rule. */
  public FoldNormIntoLinear() {}

  @Override
  List<MemberRef> layers() {
    return List.of(MergeBias.linear(2), MergeBias.linear(3));
  }

  @Override
  long[] factorShape() {
    return new long[] {-1, 1};
  }
}
