package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.Assumption;
import org.junit.jupiter.api.Test;

/** What constructors are known to leave in final fields, and what that makes of the graph. */
class StructureTest {

  private static final String BLOCK =
      """
      @Traceable final class Block {
        private final double w;
        Block(double w) { this.w = w * 2; }
        double forward(double x) { return x * w; }
      }
      """;

  private static Traced trace(String body) {
    return Traced.of(
        "Net",
        """
        package p;
        import dev.tracewright.annotations.*;
        import java.util.*;
        @Traceable final class Net {
        %s
        }
        %s"""
            .formatted(body, BLOCK));
  }

  @Test
  void presetUnrollsTheLoopOverItsBlocks() {
    Traced traced =
        trace(
            """
            private final List<Block> blocks;
            private final Block down;
            Net(int n, double w) {
              List<Block> l = new ArrayList<>();
              for (int i = 0; i < n; i++) l.add(new Block(w));
              blocks = List.copyOf(l);
              down = n > 2 ? new Block(w) : null;
            }
            @Preset static Net two(double w) { return new Net(2, w); }
            double forward(double x) {
              double id = down == null ? x : down.forward(x);
              for (Block b : blocks) x = b.forward(x);
              return x + id;
            }
            """);
    assertThat(traced.graph("Net.two"))
        .contains("get_attr[target=blocks.0.w]", "get_attr[target=blocks.1.w]")
        .doesNotContain("blocks.2", "down");
    assertThat(traced.method("Net.two").assumptions())
        .anyMatch(each -> each instanceof Assumption.Size size && size.size() == 2)
        .anyMatch(each -> each instanceof Assumption.IsNull);
  }

  @Test
  void whatConstructorsDisagreeOnIsReadAtRunTime() {
    Traced traced =
        trace(
            """
            private final int scale;
            private final int same = 3;
            Net() { scale = 1; }
            Net(int scale) { this.scale = scale; }
            double forward(double x) { return x * scale * same; }
            """);
    assertThat(traced.graph("Net.forward"))
        .contains("get_attr[target=scale]")
        .doesNotContain("target=same")
        .contains("3.0");
  }

  @Test
  void fieldThatCanChangeIsReadWhereTheSourceReadsIt() {
    Traced traced =
        trace(
            """
            private double moving = 1;
            double forward(double x) { return x + moving + moving; }
            """);
    assertThat(traced.graph("Net.forward"))
        .contains("%moving :", "%moving_1 :")
        .contains("mutable field p.Net.moving : double");
  }

  @Test
  void privateArrayThatIsOnlyReadIsKnownAndOneThatLeaksIsNot() {
    String reads = "double forward(double x) { return x * ws[1]; }\n";
    String held = "private final double[] ws = {1, 2, 3};\n";
    assertThat(trace(held + reads).graph("Net.forward")).contains("args = (%x, 2.0)");
    assertThat(trace(held + reads + "double[] weights() { return ws; }").graph("Net.forward"))
        .contains("get_attr[target=ws]");
  }

  @Test
  void writingAFieldIsAnErrorAtTheAssignment() {
    Traced traced =
        trace(
            """
            int count;
            double forward(double x) { count++; return x; }
            """);
    assertThat(traced.keys()).containsExactly("field-write 6:28");
    assertThat(traced.problems().get(0).text())
        .contains("forward assigns the field 'count' of Net")
        .contains("annotate it @Leaf");
  }

  @Test
  void constructorThatBranchesOnAnArgumentNamesItsLine() {
    Traced traced =
        trace(
            """
            private final List<Block> blocks = new ArrayList<>();
            Net(boolean deep) { if (deep) { blocks.add(new Block(1)); } }
            double forward(double x) { return x; }
            """);
    assertThat(traced.keys()).contains("structure-unknown 6:33");
    assertThat(traced.captured()).containsKey("Net.forward");
  }

  @Test
  void validationInAConstructorDoesNotHideTheStructure() {
    Traced traced =
        trace(
            """
            private final Block block;
            Net(double w) {
              if (w < 0) throw new IllegalArgumentException("negative");
              block = new Block(Objects.requireNonNull(w));
            }
            double forward(double x) { return block.forward(x); }
            """);
    assertThat(traced.graph("Net.forward")).contains("get_attr[target=block.w]");
  }
}
