package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.DOUBLE;
import static dev.tracewright.graph.Samples.LINEAR;
import static dev.tracewright.graph.Samples.MY_MODULE;
import static dev.tracewright.graph.Samples.TENSOR;
import static dev.tracewright.graph.Samples.literal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GraphTextTest {
  @Test
  void anEmptyGraphIsItsHeading() {
    assertThat(new Graph()).hasToString("graph():");
  }

  @Test
  void theLayoutIsThatOfTorchFxWithTypes() {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", TENSOR);
    Node param = graph.getAttr(Samples.field(MY_MODULE, "param", TENSOR), TENSOR);
    Node add =
        graph.callMethod(
            MemberRef.ofInterface(TENSOR, "add", List.of(TENSOR), TENSOR),
            List.of(x, param),
            TENSOR);
    MemberRef forward = MemberRef.ofVirtual(LINEAR, "forward", List.of(TENSOR), TENSOR);
    Node linear =
        graph.callModule(
            new ModuleTarget(Samples.field(MY_MODULE, "linear", LINEAR), forward),
            List.of(add),
            TENSOR);
    Node clip =
        graph.callMethod(
            MemberRef.ofInterface(TENSOR, "clip", List.of(DOUBLE, DOUBLE), TENSOR),
            List.of(linear, literal(0.0), literal(1.0)),
            TENSOR);
    graph.output(clip);
    assertThat(graph)
        .hasToString(
            """
            graph():
                %x : com.acme.Tensor [num_users=1] = placeholder[target=x]
                %param : com.acme.Tensor [num_users=1] = get_attr[target=param]
                %add : com.acme.Tensor [num_users=1] = call_method[target=com.acme.Tensor.add(com.acme.Tensor)](args = (%x, %param))
                %linear : com.acme.Tensor [num_users=1] = call_module[target=linear com.acme.Linear.forward(com.acme.Tensor)](args = (%add,))
                %clip : com.acme.Tensor [num_users=1] = call_method[target=com.acme.Tensor.clip(double, double)](args = (%linear, 0.0, 1.0))
                return clip
            where:
                interface com.acme.Tensor
                field com.acme.MyModule.param : com.acme.Tensor
                field com.acme.MyModule.linear : com.acme.Linear""");
  }

  @Test
  void subGraphsNest() {
    assertThat(Samples.withCond())
        .hasToString(
            """
            graph():
                %x : double [num_users=2] = placeholder[target=x]
                %lt : boolean [num_users=1] = call_function[target=operator.lt(double, double)](args = (%x, 0.0))
                %cond : double [num_users=1] = call_function[target=cond](args = (%lt,
                    graph():
                        %x : double [num_users=1] = placeholder[target=x]
                        %neg : double [num_users=1] = call_function[target=operator.neg(double)](args = (%x,))
                        yield neg
                    end,
                    graph():
                        %x : double [num_users=1] = placeholder[target=x]
                        %add : double [num_users=1] = call_function[target=operator.add(double, double)](args = (%x, 1.0))
                        yield add
                    end,
                    %x))
                return cond""");
  }

  @Test
  void aTableIsForPeople() {
    assertThat(Samples.withCond().tabular())
        .isEqualTo(
            """
            opcode         name    type     target                       args
            -------------  ------  -------  ---------------------------  -------------------------------------
            placeholder    x       double   x                            ()
            call_function  lt      boolean  operator.lt(double, double)  (%x, 0.0)
            call_function  cond    double   cond                         (%lt, "graph of 3", "graph of 3", %x)
            output         output  double   return                       (%cond,)""");
  }
}
