package dev.tracewright.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Twins of torch.fx's tests of {@code replace_pattern} and of what it was seen to do, by the names
 * they have there. Where torch.fx is known to be wrong the twin says what is right;
 * docs/torch-fx.md lists the differences.
 */
final class TorchFxRewritingTest {
  private static void check(
      String graph, String pattern, String replacement, String expected, int matches) {
    Graph rewritten = Sketch.of(graph);
    List<Replaced> replaced =
        SubgraphRewriter.replace(rewritten, Sketch.of(pattern), Sketch.of(replacement));
    rewritten.lint();
    assertThat(Sketch.shape(rewritten)).isEqualTo(Sketch.shape(Sketch.of(expected)));
    assertThat(replaced).hasSize(matches);
  }

  /** Name, graph, pattern, replacement, what comes out, how many matches. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      preserves_logic | x -> v = add(neg(x), relu(x)); add(v, v) | x -> add(neg(x), relu(x)) | x -> add(neg(x), relu(x)) | x -> v = add(neg(x), relu(x)); add(v, v) | 1
      oneliner_pattern | x -> v = neg(x); add(v, v) | x -> neg(x) | x -> relu(x) | x -> v = relu(x); add(v, v) | 1
      trivial_replacement | x -> v = neg(x); w = add(v, v); add(w, w) | x -> add(x, x) | x -> x | x -> neg(x) | 2
      single_pattern_match | x -> v = add(neg(x), relu(x)); add(v, v) | x -> add(neg(x), relu(x)) | x -> relu(x) | x -> v = relu(x); add(v, v) | 1
      multiple_pattern_match | x, v, w -> m = sum(cat([v, w])); n = sum(cat([v, w])); add(add(x, max(m)), max(n)) | v, w -> sum(cat([v, w])) | v, w -> stack([v, w]) | x, v, w -> m = stack([v, w]); n = stack([v, w]); p = max(m); q = add(x, p); add(q, max(n)) | 2
      graph_argument_order | x, y -> mm(x, y) | x, y -> mm(x, y) | x, y -> mm(x, y) | x, y -> mm(x, y) | 1
      correct_output_replacement | x, y -> v = add(neg(y), relu(x)); add(v, v) | x -> relu(x) | x -> neg(x) | x, y -> v = add(neg(y), neg(x)); add(v, v) | 1
      traced_as_callable | x -> v = neg(x); add(v, v) | x -> neg(x) | x -> sigmoid(x) | x -> v = sigmoid(x); add(v, v) | 1
      pattern_is_entire_graph | x -> a = neg(x); add(a, a) | x -> a = neg(x); add(a, a) | x -> a = sigmoid(x); cat([a, a]) | x -> a = sigmoid(x); cat([a, a]) | 1
      output_node_can_have_unmatched_users | x -> y = relu(x); sub(neg(y), y) | x -> relu(x) | x -> sigmoid(x) | x -> y = sigmoid(x); sub(neg(y), y) | 1
      internal_nodes_cannot_have_unmatched_users | x, w, v, b, c -> m = cat([w, v]); k = cat([w, v]); n = cat([x, c]); t = addmm(b, k, tr(n)); s = sum(w); addmm(b, k, tr(n)) | b, w, v, x, c -> addmm(b, cat([w, v]), tr(cat([x, c]))) | b, w, v, x, c -> sum(x) | x, w, v, b, c -> m = cat([w, v]); k = cat([w, v]); n = cat([x, c]); t = addmm(b, k, tr(n)); s = sum(w); addmm(b, k, tr(n)) | 0
      placeholder_matching | x -> y = add(x, 3.0); to(sigmoid(dequantize(y)), 16.0) | x -> to(sigmoid(dequantize(x)), 16.0) | x -> x | x -> add(x, 3.0) | 1
      replace_consecutive_submodules | x -> @sigmoid(@sigmoid(@sigmoid(x))) | x -> @sigmoid(x) | x -> exp(x) | x -> exp(exp(exp(x))) | 3
      overlapping_matches | x -> sigmoid(sigmoid(sigmoid(sigmoid(x)))) | x -> sigmoid(sigmoid(x)) | x -> neg(x) | x -> neg(neg(x)) | 2
      multiple_outputs | x -> add(sigmoid(x), relu(x)) | a -> sigmoid(a), relu(a) | x -> exp(x), abs(x) | x -> add(exp(x), abs(x)) | 1
      duplicated_outputs | x, y -> v = sub(x, y); add(sigmoid(v), relu(v)) | x, y -> a = sub(x, y); sigmoid(a), relu(a), a | x, y -> e = exp(x); a = abs(y); a, a, e | x, y -> e = exp(x); a = abs(y); add(a, a) | 1
      unused_args | x, y, z -> add(x, y) | x, y -> add(x, y) | x, y -> sub(x, y) | x, y, z -> sub(x, y) | 1
      unused_results | x, y, cache -> m = mul(x, y); n = index_copy(cache, m); copy_!w(cache, copy(cache, n)); relu!r(cache) | self, src -> copy_!w(self, copy(self, src)) | self, src -> copy_!w(self, src) | x, y, cache -> m = mul(x, y); n = index_copy(cache, m); copy_!w(cache, n); relu!r(cache) | 1
      call_method | x -> to(sigmoid(dequantize(x))) | x -> to(sigmoid(dequantize(x))) | x -> x | x -> x | 1
      nodes_with_kwargs | x, w, b -> l = linear(x, w, b); m = mul(x, l); sum([l, m]) | a, w, b -> l = linear(a, w, b); m = mul(a, l); l, m | a, w, b -> leaf(a, w, b), leaf2(a, w, b) | x, w, b -> sum([leaf(x, w, b), leaf2(x, w, b)]) | 1
      local_revert | x, y, z, w, b -> a = linear(y, w, b); c = mul(x, a); d = linear(z, w, b); e = sigmoid(z); f = mul(d, e); g = linear(x, w, b); h = mul(y, g); sum([c, f, h]) | a, b, bias, c -> l = linear(a, b, bias); m = mul(c, l); l, m | a, b, bias, c -> wrapped(a, b, bias, c), other(a, b, bias, c) | x, y, z, w, b -> p = wrapped(y, w, b, x); q = other(y, w, b, x); d = linear(z, w, b); e = sigmoid(z); f = mul(d, e); r = wrapped(x, w, b, y); s = other(x, w, b, y); sum([q, f, s]) | 2
      list_type_arg | x -> alias(x, [1.0, 2.0], [3.0, 4.0]) | x -> alias(x, [1.0, 2.0], [3.0, 4.0]) | x -> alias2(x, [3.0, 4.0], [1.0, 2.0]) | x -> alias2(x, [3.0, 4.0], [1.0, 2.0]) | 1
      replacement_with_attrs | x -> sub(add(x, this.a), this.b) | x -> add(x, this.a) | x -> sub(x, this.c) | x -> c = this.c; d = sub(x, c); sub(d, this.b) | 1
      replaced_nodes | x, y -> add(x, y) | x, y -> add(x, y) | x, y -> sub(mul(x, y), y) | x, y -> sub(mul(x, y), y) | 1
      args_vs_kwargs | x -> add(sum(x, 0.0), sum(x, 0.0)) | x -> sum(x, 0.0) | x -> mean(x, 0.0) | x -> add(mean(x, 0.0), mean(x, 0.0)) | 2
      attributes | x -> sub(mul(x, this.a), this.b) | x -> mul(x, this.a) | x -> sub(x, this.c) | x -> c = this.c; d = sub(x, c); sub(d, this.b) | 1
      consecutive | x -> sigmoid(sigmoid(sigmoid(x))) | x -> sigmoid(x) | x -> add(exp(x), 1.0) | x -> add(exp(add(exp(add(exp(x), 1.0)), 1.0)), 1.0) | 3
      constants_in_pattern | x -> mul(add(x, 1.0), add(x, 2.0)) | x -> add(x, 1.0) | x -> sin(x) | x -> mul(sin(x), add(x, 2.0)) | 1
      dependent_matches | a, b, c -> t = add(mul(a, b), c); u = add(mul(t, c), b); add(mul(u, t), a) | a, b, c -> add(mul(a, b), c) | a, b, c -> addcmul(c, a, b) | a, b, c -> t = addcmul(c, a, b); u = addcmul(b, t, c); addcmul(a, u, t) | 3
      diamond | x -> add(mul(add(neg(x), relu(x)), 2.0), add(relu(x), neg(x))) | x -> add(neg(x), relu(x)) | x -> abs(x) | x -> add(mul(abs(x), 2.0), add(relu(x), neg(x))) | 1
      distinct_placeholders_same_node | x, y -> add(mul(x, x), mul(x, y)) | a, b -> mul(a, b) | a, b -> mul2(a, b) | x, y -> add(mul2(x, x), mul2(x, y)) | 2
      first_user_before_later_input | x, y -> a = neg(x); u = add(a, 1.0); z = sin(y); add(relu(z), u) | x, z -> neg(x), relu(z) | x, z -> abs(x), exp(z) | x, y -> z = sin(y); a = abs(x); e = exp(z); u = add(a, 1.0); add(e, u) | 1
      internal_node_escapes | x -> a = neg(x); add(relu(a), a) | x -> relu(neg(x)) | x -> abs(x) | x -> a = neg(x); add(relu(a), a) | 0
      match_at_output_and_dead | x -> dead = relu(add(x, 1.0)); relu(x) | x -> relu(x) | x -> abs(x) | x -> dead = abs(add(x, 1.0)); abs(x) | 2
      modules | x -> @act(@sig(add(x, 1.0))) | x -> @act(@sig(x)) | x -> @act(@tanh(x)) | x -> @act(@tanh(add(x, 1.0))) | 1
      muladd_fma | a, b, c, d -> p = add(mul(a, b), c); q = add(mul(c, d), p); add(d, mul(a, q)) | a, b, c -> add(mul(a, b), c) | a, b, c -> addcmul(c, a, b) | a, b, c, d -> p = addcmul(c, a, b); q = addcmul(p, c, d); add(d, mul(a, q)) | 2
      overlapping | x -> sigmoid(sigmoid(sigmoid(sigmoid(sigmoid(x))))) | x -> sigmoid(sigmoid(x)) | x -> neg(x) | x -> sigmoid(neg(neg(x))) | 2
      placeholder_matches_anything | x -> a = add(relu(x), 2.0); b = add(a, a); add(b, x) | x, n -> add(x, n) | x, n -> mul(x, n) | x -> a = mul(relu(x), 2.0); b = mul(a, a); mul(b, x) | 3
      repeated_placeholder | x, y -> add(mul(x, x), mul(x, y)) | a -> mul(a, a) | a -> square(a) | x, y -> add(square(x), mul(x, y)) | 1
      replaced_by_identity | x -> add(neg(sigmoid(abs(x))), 1.0) | x -> sigmoid(abs(x)) | x -> x | x -> add(neg(x), 1.0) | 1
      replacement_unused_argument | x, y, z -> add(add(neg(x), relu(y)), z) | x, y -> add(neg(x), relu(y)) | x, y -> relu(x) | x, y, z -> add(relu(x), z) | 1
      target_kinds_differ | x, y -> mul(operator.add(x, y), add(x, y)) | x, y -> operator.add(x, y) | x, y -> operator.sub(x, y) | x, y -> mul(operator.sub(x, y), add(x, y)) | 1
      two_matches_list_args | x, v, w -> m = sum(cat([v, w])); n = sum(cat([w, v])); add(add(x, max(m)), max(n)) | a, b -> sum(cat([a, b])) | a, b -> stack([a, b]) | x, v, w -> m = stack([v, w]); n = stack([w, v]); p = max(m); q = add(x, p); add(q, max(n)) | 2
      two_outputs_ambiguous | x, y -> a = sigmoid(x); b = relu(x); c = sigmoid(y); d = relu(y); mul(add(a, b), add(c, d)) | a -> sigmoid(a), relu(a) | x -> exp(x), abs(x) | x, y -> a = exp(x); b = abs(x); c = exp(y); d = abs(y); mul(add(a, b), add(c, d)) | 2
      two_outputs_disconnected | x, y -> add(sigmoid(x), relu(y)) | a, b -> sigmoid(a), relu(b) | a, b -> exp(a), abs(b) | x, y -> add(exp(x), abs(y)) | 1
      would_be_cycle | x, y -> a = neg(x); b = sin(a); add(relu(b), a) | x, z -> neg(x), relu(z) | x, z -> abs(x), exp(z) | x, y -> a = neg(x); b = sin(a); add(relu(b), a) | 0
      getitem_in_pattern | x -> add(relu(getitem(x, 0.0)), relu(getitem(x, 1.0))) | x -> relu(getitem(x, 0.0)) | x -> getitem(x, 0.0) | x -> add(getitem(x, 0.0), relu(getitem(x, 1.0))) | 1
      getitem_and_wrapped | x, w, b -> y = linear(x, w, b); add(mul(y, x), x) | x, w, b -> y = linear(x, w, b); y, mul(y, x) | x, w, b -> r = fused(x, w, b); getitem(r, 0.0), getitem(r, 1.0) | x, w, b -> r = fused(x, w, b); getitem(r, 0.0); add(getitem(r, 1.0), x) | 1
      repeated_until_nothing_is_left | x -> relu(relu(relu(relu(x)))) | x -> relu(relu(x)) | x -> relu(x) | x -> relu(relu(x)) | 2
      output_that_occurs_nowhere | x -> add(relu(x), 1.0) | x -> relu(x), sigmoid(x) | x -> x, x | x -> add(relu(x), 1.0) | 0
      adjacent_matches_through_a_list | a, b, c -> cat([cat([a, b]), c]) | a, b -> cat([a, b]) | a, b -> stack([a, b]) | a, b, c -> stack([stack([a, b]), c]) | 2
      not_across_a_write | x -> a = relu!r(x); w = add_!w(x); b = neg!r(a); add(b, w) | x -> neg!r(relu!r(x)) | x -> tanh!r(x) | x -> a = relu!r(x); w = add_!w(x); b = neg!r(a); add(b, w) | 0
      parameter_bound_to_a_literal_is_returned | x -> relu(add(x, 2.0)) | x, n -> add(x, n) | x, n -> n | x -> relu(2.0) | 1
      """)
  void replacesAsExpected(
      String name, String graph, String pattern, String replacement, String expected, int matches) {
    check(graph, pattern, replacement, expected, matches);
  }

  @Test
  void replacementsAreTheNodesOfTheGraphInOrder() {
    Graph graph = Sketch.of("x, y -> add(x, y)");
    Replaced only =
        SubgraphRewriter.replace(
                graph, Sketch.of("x, y -> add(x, y)"), Sketch.of("x, y -> sub(mul(x, y), y)"))
            .get(0);
    assertThat(only.replacements()).extracting(Node::name).containsExactly("mul", "sub");
    assertThat(only.replacements())
        .allMatch(each -> graph.nodes().stream().anyMatch(n -> n == each));
    assertThat(only.match().anchor().isErased()).isTrue();
  }

  @Test
  void trivialReplacementMakesNoNode() {
    Graph graph = Sketch.of("x -> v = neg(x); w = add(v, v); add(w, w)");
    List<Replaced> all =
        SubgraphRewriter.replace(graph, Sketch.of("x -> add(x, x)"), Sketch.of("x -> x"));
    assertThat(all).hasSize(2).allMatch(each -> each.replacements().isEmpty());
  }

  @Test
  void replacePatternWithFilters() {
    String chain =
        "x, s, t -> a = quantize(relu(add(dequantize(x), 3.0)), s); "
            + "quantize(relu(add(dequantize(a), t)), s)";
    String pattern = "x, num, scale -> quantize(relu(add(dequantize(x), num)), scale)";
    String replacement = "x, num, scale -> add_relu(x, num, scale)";
    Graph all = Sketch.of(chain);
    assertThat(SubgraphRewriter.replace(all, Sketch.of(pattern), Sketch.of(replacement)))
        .hasSize(2);
    Graph some = Sketch.of(chain);
    List<Replaced> replaced =
        SubgraphRewriter.replace(
            some,
            Sketch.of(pattern),
            Sketch.of(replacement),
            List.of(match -> !(match.argument("num") instanceof Node)));
    assertThat(replaced).hasSize(1);
    assertThat(replaced.get(0).replacements().get(0).target().nameHint()).isEqualTo("add_relu");
  }

  @Test
  void replacePatternWithCallback() {
    Graph graph = Sketch.of("x, y -> add(add(x, 2.0), y)");
    RewriteRule rule =
        new RewriteRule() {
          @Override
          public String name() {
            return "by callback";
          }

          @Override
          public List<Pattern> patterns() {
            return List.of(Pattern.of(Sketch.of("x, y -> add(x, y)")));
          }

          @Override
          public Graph replacement(Match match) {
            return Sketch.of(
                match.argument("y") instanceof Node ? "x, y -> mul(x, y)" : "x, y -> neg(x)");
          }
        };
    assertThat(SubgraphRewriter.replace(graph, rule)).hasSize(2);
    assertThat(Sketch.shape(graph)).isEqualTo(Sketch.shape(Sketch.of("x, y -> mul(neg(x), y)")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      trivial_pattern | x -> x | x -> neg(x) | computes nothing
      error_parameter_counts | x -> relu(x) | x, y -> add(x, y) | the pattern has 1 parameters, its replacement 2
      error_result_counts | x -> relu(x) | x -> neg(x), abs(x) | the pattern has 1 results, its replacement 2
      error_unused_pattern_parameter | x, y -> relu(x) | x, y -> neg(x) | does not use its parameter y
      pattern_with_dead_code | x -> d = neg(x); relu(x) | x -> neg(x) | nothing in the pattern uses %d
      pattern_of_a_literal | x -> r = relu(x); 1.0 | x -> 2.0 | returns what it does not compute
      """)
  void wrongRulesAreRefusedWithTheReason(
      String name, String pattern, String replacement, String reason) {
    assertThatThrownBy(
            () ->
                SubgraphRewriter.replace(
                    Sketch.of("x -> relu(x)"), Sketch.of(pattern), Sketch.of(replacement)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
