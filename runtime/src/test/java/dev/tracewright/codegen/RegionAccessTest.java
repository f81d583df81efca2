package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.GraphModule;
import dev.tracewright.graph.Graph;
import org.junit.jupiter.api.Test;

/** Regions that name what the generated class cannot name. */
class RegionAccessTest {
  private static final String SOURCE =
      """
      package demo;

      public final class Shop {
        private enum Kind { FRUIT, BREAD, OTHER }

        private static final class Closed extends RuntimeException {
          private static final long serialVersionUID = 1;
          final int until;
          Closed(int until) { this.until = until; }
        }

        private static final class Robbed extends Exception {
          private static final long serialVersionUID = 1;
        }

        private static int buy(int what) throws Robbed {
          if (what == 0) {
            throw new Closed(8);
          }
          if (what < 0) {
            throw new Robbed();
          }
          return 100 / (what - 1);
        }

        private static Kind kind(int what) {
          return what < 0 ? null : Kind.values()[what];
        }

        private Shop() {}
      }
      """;

  private static GraphModule module(String text) {
    Graph graph = Graph.parse(text);
    graph.lint();
    ClassFacts facts = ClassFacts.ofLoader(new Sources().add("demo.Shop", SOURCE).compile());
    Sources sources =
        new Sources()
            .add("demo.Shop", SOURCE)
            .addGenerated(facts, Functions.shape("Run"), Functions.function("run", graph));
    return Functions.load(sources.compile(), "demo.Run");
  }

  @Test
  void hiddenExceptionsAreCaught() throws Exception {
    GraphModule module =
        module(
            """
            graph():
                %what : int = placeholder[target=what]
                %bought : int = call_function[target=try](args = (
                    graph():
                        %what : int = placeholder[target=what]
                        %buy : int = call_function[target=demo.Shop.buy(int)](args = (%what,))
                        yield buy
                    end,
                    [[demo.Shop$Closed.class], [java.lang.ArithmeticException.class, java.io.IOException.class]],
                    graph():
                        %closed : demo.Shop$Closed = placeholder[target=closed]
                        %what : int = placeholder[target=what]
                        %until : int = call_method[target=demo.Shop$Closed.until](args = (%closed,))
                        yield until
                    end,
                    graph():
                        %e : java.lang.Exception = placeholder[target=e]
                        %what : int = placeholder[target=what]
                        yield -1
                    end,
                    %what))
                return bought
            where:
                field demo.Shop$Closed.until : int
            """);
    assertThat(module.call(3)).isEqualTo(50);
    assertThat(module.call(0)).isEqualTo(8);
    assertThat(module.call(1)).isEqualTo(-1);
    assertThatThrownBy(() -> module.call(-1)).hasToString("demo.Shop$Robbed");
    assertThat(module.code())
        .contains("} catch (Throwable thrown) {")
        .contains(
            "} else if (thrown instanceof ArithmeticException || thrown instanceof IOException) {");
  }

  @Test
  void hiddenConstantsAreLabels() throws Exception {
    GraphModule module =
        module(
            """
            graph():
                %what : int = placeholder[target=what]
                %kind : demo.Shop$Kind = call_function[target=demo.Shop.kind(int)](args = (%what,))
                %chosen : int = call_function[target=switch](args = (%kind, [[demo.Shop$Kind.BREAD, null], [], [demo.Shop$Kind.FRUIT]],
                    graph():
                        yield 1
                    end,
                    graph():
                        yield 2
                    end,
                    graph():
                        yield 3
                    end))
                %is : boolean = call_function[target=operator.eq(java.lang.Object, java.lang.Object)](args = (%kind, demo.Shop$Kind.FRUIT))
                %cond : int = call_function[target=cond](args = (%is,
                    graph():
                        %chosen : int = placeholder[target=chosen]
                        %neg : int = call_function[target=operator.neg(int)](args = (%chosen,))
                        yield neg
                    end,
                    graph():
                        %chosen : int = placeholder[target=chosen]
                        yield chosen
                    end,
                    %chosen))
                return cond
            """);
    assertThat(module.call(0)).isEqualTo(-3);
    assertThat(module.call(1)).isEqualTo(1);
    assertThat(module.call(2)).isEqualTo(2);
    assertThat(module.call(-1)).isEqualTo(1);
  }
}
