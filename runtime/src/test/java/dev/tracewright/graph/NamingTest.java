package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.DOUBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** torch.fx's names, measured there; Java's keywords stand in for Python's. */
final class NamingTest {
  private final Graph graph = new Graph();

  private String named(String name) {
    return graph.placeholder(name, DOUBLE).name();
  }

  private Node hinted(String method) {
    return graph.callFunction(
        MemberRef.ofStatic(Samples.TENSOR, method, List.of(), DOUBLE), List.of(), DOUBLE);
  }

  @Test
  void clashesAreNumberedAsTorchFxDoes() {
    assertThat(named("a")).isEqualTo("a");
    assertThat(named("a")).isEqualTo("a_1");
    assertThat(named("a_1")).isEqualTo("a_2");
    assertThat(named("a_5")).isEqualTo("a_5");
    assertThat(named("a")).isEqualTo("a_6");
    assertThat(named("a.b")).isEqualTo("a_b");
    assertThat(named("float")).isEqualTo("float_1");
    assertThat(named("self")).isEqualTo("self");
    assertThat(named("class")).isEqualTo("class_1");
    assertThat(named("a_1")).isEqualTo("a_7");
    assertThat(named("add")).isEqualTo("add");
    assertThat(named("add")).isEqualTo("add_1");
    assertThat(hinted("__add__").name()).isEqualTo("add_2");
    assertThat(named("this")).isEqualTo("this_1");
    assertThat(named("_")).isEqualTo("__1");
  }

  @Test
  void aNumberAskedForCounts() {
    assertThat(named("relu_7")).isEqualTo("relu_7");
    Node relu = hinted("relu");
    assertThat(relu.name()).isEqualTo("relu");
    assertThat(named("relu")).isEqualTo("relu_8");
    assertThat(relu.rename("relu_7")).isEqualTo("relu_9");
  }

  @ParameterizedTest
  @CsvSource({
    "fooBar, foo_bar", "FooBAR, foo_bar", "None, none", "ALL_CAPS, all_caps",
    "blk.0.conv, blk_0_conv", "x y, x_y", "'', _unnamed", "0abc, _0abc",
    "relu_, relu_", "int, int_1", "a__5, a__5"
  })
  void hintsBecomeSnakeCase(String hint, String name) {
    assertThat(hinted(hint).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "fooBar, fooBar",
    "größe, größe",
    "$x, $x",
    "x y, x_y",
    "0abc, _0abc",
    "'', _unnamed"
  })
  void localNamesAreKept(String name, String expected) {
    assertThat(named(name)).isEqualTo(expected);
  }

  @Test
  void numbersTooLongToCountBelongToTheBase() {
    String name = "a_99999999999999999999";
    assertThat(named(name)).isEqualTo(name);
    assertThat(named(name)).isEqualTo(name + "_1");
  }

  @Test
  void aNameStaysUsedWhenItsNodeIsGone() {
    graph.erase(hinted("add"));
    assertThat(graph.node("add")).isEmpty();
    assertThat(hinted("add").name()).isEqualTo("add_1");
  }

  @Test
  void aTemporaryIsCalledWhatItsTargetSays() {
    assertThat(hinted("add").isTemporary()).isTrue();
    assertThat(hinted("add").isTemporary()).isTrue();
    Node total = hinted("add");
    total.rename("total");
    assertThat(total.isTemporary()).isFalse();
    total.rename("add_x");
    assertThat(total.isTemporary()).isFalse();
    assertThat(hinted("fooBar").isTemporary()).isTrue();
    assertThat(hinted("int").isTemporary()).isTrue();
    assertThat(graph.placeholder("x", DOUBLE).isTemporary()).isFalse();
    Node layer = graph.getAttr(Samples.field(Samples.MY_MODULE, "layer_1", DOUBLE), DOUBLE);
    Node again = graph.getAttr(Samples.field(Samples.MY_MODULE, "layer_1", DOUBLE), DOUBLE);
    assertThat(List.of(layer.name(), again.name())).containsExactly("layer_1", "layer_2");
    assertThat(again.isTemporary()).isTrue();
  }
}
