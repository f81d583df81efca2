package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.DOUBLE;
import static dev.tracewright.graph.Samples.LINEAR;
import static dev.tracewright.graph.Samples.MY_MODULE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GraphResourceTest {
  private static CapturedMethod sample() {
    Graph captured = new Graph();
    Node x = captured.placeholder("x", DOUBLE);
    Node weight = captured.getAttr(Samples.field(MY_MODULE, "weight", DOUBLE), DOUBLE);
    Node total = Samples.add(captured, x, weight);
    total.rename("total");
    SourcePosition entered = SourcePosition.of("com/acme/MyModule.java", 14, 12);
    total.setPosition(SourcePosition.of("com/acme/Linear.java", 7, 5).calledFrom(entered));
    x.setPosition(entered);
    captured.output(total);
    Graph result = captured.copy();
    result.node("total").orElseThrow().rename("sum");
    Signature signature =
        new Signature(
            MY_MODULE,
            false,
            "forward",
            List.of(),
            DOUBLE,
            List.of(ClassType.of("java.io", "IOException")),
            true,
            List.of(
                new Signature.Parameter("x", DOUBLE, false, Optional.empty()),
                new Signature.Parameter(
                    "training", PrimitiveType.BOOLEAN, false, Optional.of(new Literal(false)))));
    AttributePath linear = Samples.field(MY_MODULE, "linear", LINEAR);
    List<Assumption> assumptions =
        List.of(
            new Assumption.ExactClass(linear, LINEAR),
            new Assumption.Size(Samples.field(MY_MODULE, "layers", DOUBLE.array()), 3),
            new Assumption.Same(linear, Samples.field(MY_MODULE, "other", LINEAR)));
    return new CapturedMethod(signature, assumptions, captured, result);
  }

  @Test
  void theTextIsForReviewers() {
    String text = GraphResource.print(sample());
    assertThat(text)
        .isEqualTo(
            """
            tracewright 1
            method forward of com.acme.MyModule : double
                public
                parameter x : double
                parameter training : boolean = false
                throws java.io.IOException
            assumed:
                class linear : com.acme.Linear
                size layers : 3
                same linear : other
            captured:
            graph():
                %x : double [num_users=1] = placeholder[target=x]
                %weight : double [num_users=1] = get_attr[target=weight]
                %total : double [num_users=1] = call_function[target=operator.add(double, double)](args = (%x, %weight))
                return total
            final:
            graph():
                %x : double [num_users=1] = placeholder[target=x]
                %weight : double [num_users=1] = get_attr[target=weight]
                %sum : double [num_users=1] = call_function[target=operator.add(double, double)](args = (%x, %weight))
                return sum
            where:
                field com.acme.MyModule.linear : com.acme.Linear
                field com.acme.MyModule.layers : double[]
                field com.acme.MyModule.other : com.acme.Linear
                field com.acme.MyModule.weight : double
            positions:
                @0 = com/acme/MyModule.java:14:12 at 0 4
                @1 = com/acme/Linear.java:7:5 < @0 at 2 6
            """);
    assertThat(GraphResource.parse(text).structurallyEquals(sample())).isTrue();
  }

  @Test
  void oneGraphIsWrittenOnce() {
    CapturedMethod sample = sample();
    CapturedMethod same =
        new CapturedMethod(sample.signature(), List.of(), sample.captured(), sample.captured());
    String text = GraphResource.print(same);
    assertThat(text).contains("\nfinal: captured\n").doesNotContain("assumed");
    CapturedMethod back = GraphResource.parse(text);
    assertThat(back.captured()).isSameAs(back.result());
    assertThat(back.structurallyEquals(same)).isTrue();
  }

  @Test
  void anotherVersionIsRefused() {
    String text = GraphResource.print(sample()).replace("tracewright 1", "tracewright 2");
    assertThatThrownBy(() -> GraphResource.parse(text))
        .isInstanceOf(GraphParseException.class)
        .hasMessage("1:13: the text has version 2 of the format; this library reads version 1");
  }

  @Test
  void aPlaceThatIsNotKnownIsRefused() {
    String text = GraphResource.print(sample()).replace("< @0", "< @1");
    assertThatThrownBy(() -> GraphResource.parse(text))
        .hasMessage("30:39: the place @1 is not known yet");
    String outside = GraphResource.print(sample()).replace("at 2 6", "at 2 60");
    assertThatThrownBy(() -> GraphResource.parse(outside))
        .hasMessageEndingWith("there is no node 60 among 8");
  }
}
