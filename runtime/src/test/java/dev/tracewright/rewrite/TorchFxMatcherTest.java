package dev.tracewright.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Twins of torch.fx's tests of its subgraph matcher, by the names they have there. Its options
 * {@code match_output} and {@code match_placeholder} are conditions on a match here.
 */
final class TorchFxMatcherTest {
  private static SubgraphMatcher matcher(String pattern) {
    return new SubgraphMatcher(Pattern.of(Sketch.of(pattern)), TypeHierarchy.NONE);
  }

  private static boolean endsTheGraph(Match match) {
    return match.results().stream()
        .allMatch(
            each ->
                ((Node) each)
                    .users().stream()
                        .allMatch(
                            user -> user.op() == Opcode.OUTPUT || match.nodes().contains(user)));
  }

  private static boolean beginsTheGraph(Match match) {
    return match.pattern().parameters().stream()
        .map(match.bindings()::get)
        .allMatch(each -> each instanceof Node node && node.op() == Opcode.PLACEHOLDER);
  }

  /** Graph, pattern, and the matches: all, at the output, from parameters, both. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      SingleNode | x -> v = neg(x); add(v, v) | a -> neg(a) | 1 | 0 | 1 | 0
      Simple | x, v, w -> m = sum(cat([v, w])); n = sum(cat([w, v])); o = sum(cat([m, n])); add(add(add(x, max(m)), max(n)), o) | a, b -> sum(cat([a, b])) | 3 | 0 | 2 | 0
      SimpleFullGraph | x -> a = neg(x); add(a, a) | x -> a = neg(x); add(a, a) | 1 | 1 | 1 | 1
      Diamond | x -> a = relu(neg(x)); add(sigmoid(a), relu(a)) | a -> b = relu(a); add(sigmoid(b), relu(b)) | 1 | 1 | 0 | 0
      NonFullyContained | x, w, v, b, c -> m = cat([w, v]); n = cat([x, c]); t = addmm(b, m, tr(n)); k = cat([w, v]); l = cat([x, c]); u = addmm(b, k, tr(l)); p = sum(k); sum(t), sum(u), p | b, w, v, x, c -> addmm(b, cat([w, v]), tr(cat([x, c]))) | 1 | 0 | 1 | 0
      ChainRepeated | x -> sigmoid(sigmoid(sigmoid(sigmoid(x)))) | x -> sigmoid(sigmoid(x)) | 2 | 1 | 1 | 0
      Quantization | x -> y = add(x, 3.0); to(sigmoid(dequantize(y))) | x -> to(sigmoid(dequantize(x))) | 1 | 1 | 0 | 0
      MultipleOutputsWithDependency | x -> y = relu(x); z = sigmoid(y); z, y | a -> b = relu(a); c = sigmoid(b); b, c | 1 | 1 | 1 | 1
      MultipleOutputsWithoutDependency | x -> a = add(x, 1.0); b = relu(a); z = sum(b); y = sigmoid(b); add(sigmoid(y), sum(z)) | a -> b = relu(a); sigmoid(b), sum(b) | 1 | 0 | 0 | 0
      MultipleOutputsMultipleOverlapping | x -> a = add(x, 1.0); b = relu(a); c = sum(b); d = sum(b); e = sigmoid(b); f = sigmoid(b); add(add(c, d), add(e, f)) | a -> b = relu(a); b, sigmoid(b), sum(b) | 1 | 0 | 0 | 0
      MultipleOutputsMultipleNonOverlapping | x -> a = add(x, 1.0); b = relu(a); c = sum(b); d = sigmoid(b); e = relu(b); f = sum(e); g = sigmoid(e); add(add(c, d), add(f, g)) | a -> b = relu(a); sigmoid(b), sum(b) | 1 | 0 | 0 | 0
      IdenticalAnchor | x -> r = relu(x); y = sigmoid(r); z = sigmoid(r); y, z | a -> r = relu(a); sigmoid(r), sigmoid(r) | 1 | 1 | 1 | 1
      Horizontal | x -> a = add(x, 1.0); relu(a), sigmoid(a) | a -> relu(a), sigmoid(a) | 1 | 1 | 0 | 0
      InvalidMatches | x, k -> a = linear(x, k); b = sigmoid(a); c = mul(a, b); sum(c) | a, b, c -> l = linear(a, b); m = mul(l, c); l, m | 0 | 0 | 0 | 0
      NoAnchorFound | x -> add(x, 1.0) | a -> relu(a) | 0 | 0 | 0 | 0
      """)
  void findsWhatIsThere(
      String name, String graph, String pattern, int all, int atEnd, int atStart, int both) {
    List<Match> found = matcher(pattern).match(Sketch.of(graph));
    assertThat(found).hasSize(all);
    assertThat(found.stream().filter(TorchFxMatcherTest::endsTheGraph)).hasSize(atEnd);
    assertThat(found.stream().filter(TorchFxMatcherTest::beginsTheGraph)).hasSize(atStart);
    assertThat(
            found.stream()
                .filter(TorchFxMatcherTest::endsTheGraph)
                .filter(TorchFxMatcherTest::beginsTheGraph))
        .hasSize(both);
    for (Match each : found) {
      assertThat(each.nodes()).doesNotHaveDuplicates();
      assertThat(each.bindings().keySet())
          .containsExactlyElementsOf(
              each.pattern().graph().nodes().stream()
                  .filter(node -> node.op() != Opcode.OUTPUT)
                  .toList());
    }
  }

  @Test
  void overlappingMatchesAreKeptOnRequest() {
    String chain = "x -> sigmoid(sigmoid(sigmoid(sigmoid(x))))";
    assertThat(matcher("x -> sigmoid(sigmoid(x))").matchOverlapping(Sketch.of(chain))).hasSize(3);
    assertThat(matcher("x -> sigmoid(sigmoid(x))").match(Sketch.of(chain))).hasSize(2);
  }

  @Test
  void attributesMatchByPathAndByModuleWhateverItsPlace() {
    String graph = "x -> addmm(this.net.bias, x, this.net.weight)";
    assertThat(matcher("x -> addmm(this.net.bias, x, this.net.weight)").match(Sketch.of(graph)))
        .hasSize(1);
    assertThat(matcher("x -> addmm(this.bias, x, this.weight)").match(Sketch.of(graph))).isEmpty();
    Pattern ofAny =
        Pattern.of(
            Sketch.of("x, layer -> addmm(this.layer.bias, x, this.layer.weight)"), Set.of("layer"));
    Match match = new SubgraphMatcher(ofAny, TypeHierarchy.NONE).match(Sketch.of(graph)).get(0);
    assertThat(match.module("layer")).isEqualTo(Sketch.path("net"));
    assertThat(
            new SubgraphMatcher(ofAny, TypeHierarchy.NONE)
                .match(Sketch.of("x -> addmm(this.a.bias, x, this.b.weight)")))
        .isEmpty();
  }

  @Test
  void submodulesMatchByMethodWhateverTheirPlace() {
    Pattern pattern =
        Pattern.of(Sketch.of("x, first, second -> @second(@first(x))"), Set.of("first", "second"));
    Match match =
        new SubgraphMatcher(pattern, TypeHierarchy.NONE)
            .match(Sketch.of("x -> @net.norm(@conv(x))"))
            .get(0);
    assertThat(match.module("first")).isEqualTo(Sketch.path("conv"));
    assertThat(match.module("second")).isEqualTo(Sketch.path("net.norm"));
  }

  @Test
  void listsMatchElementByElement() {
    assertThat(
            matcher("x, y, z -> view(x, [z, size(y)])")
                .match(Sketch.of("x, y -> view(x, [5.0, size(y)])")))
        .hasSize(1);
    assertThat(
            matcher("x, y, z -> view(x, [z, y])").match(Sketch.of("x, y -> view(x, [5.0, y, y])")))
        .isEmpty();
  }

  @Test
  void literalsMatchAnyOnRequest() {
    Pattern pattern = Pattern.of(Sketch.of("x -> add(x, 1.0)"));
    assertThat(
            new SubgraphMatcher(pattern, TypeHierarchy.NONE).match(Sketch.of("x -> add(x, 2.0)")))
        .isEmpty();
    assertThat(
            new SubgraphMatcher(pattern.ignoringLiterals(), TypeHierarchy.NONE)
                .match(Sketch.of("x -> add(x, 2.0)")))
        .hasSize(1);
  }

  @Test
  void nodesOfThePatternAreFoundByName() {
    Match match =
        matcher("a, w -> conv = mul(a, w); relu(conv)")
            .match(Sketch.of("x, y -> m = mul(x, y); exp(relu(m))"))
            .get(0);
    assertThat(match.node("conv")).hasToString("m");
    assertThat(match.node("relu")).hasToString("relu");
    assertThat(match.argument("w")).hasToString("y");
  }

  @Test
  void aParameterUsedTwiceStandsForOneValue() {
    String pattern = "x, y, scale -> add(dequantize(x, scale), dequantize(y, scale))";
    assertThat(
            matcher(pattern).match(Sketch.of("x, y, s -> add(dequantize(x, s), dequantize(y, s))")))
        .hasSize(1);
    assertThat(
            matcher(pattern)
                .match(Sketch.of("x, y, s -> add(dequantize(x, 1.0), dequantize(y, 2.0))")))
        .isEmpty();
  }
}
