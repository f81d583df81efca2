package dev.tracewright.interpret;

import static dev.tracewright.graph.ClassType.STRING;
import static dev.tracewright.graph.PrimitiveType.DOUBLE;
import static dev.tracewright.graph.PrimitiveType.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.AttributePath.FieldStep;
import dev.tracewright.graph.AttributePath.IndexStep;
import dev.tracewright.graph.BriefText;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Projection;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TupleType;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterpreterHooksTest {
  private static final ClassType GATE = ClassType.of(Gate.class);
  private static final ClassType MATH = ClassType.of(Math.class);
  private static final MemberRef SIN = MemberRef.ofStatic(MATH, "sin", List.of(DOUBLE), DOUBLE);
  private static final MemberRef COS = MemberRef.ofStatic(MATH, "cos", List.of(DOUBLE), DOUBLE);
  private static final MemberRef NEG = MemberRef.operator("neg", List.of(DOUBLE), DOUBLE);

  private final Graph graph = new Graph();

  /** neg(sin(x)), with a parameter and a value that nobody uses. */
  private Node sine() {
    Node x = graph.placeholder("x", DOUBLE);
    graph.placeholder("unused", INT);
    Node sine = graph.callFunction(SIN, List.of(x), DOUBLE);
    graph.callFunction(COS, List.of(x), DOUBLE);
    graph.output(graph.callFunction(NEG, List.of(sine), DOUBLE));
    return sine;
  }

  @Test
  void everyNodePassesThroughRunNode() {
    sine();
    List<String> seen = new ArrayList<>();
    new Interpreter(graph, null, MethodHandles.lookup()) {
      @Override
      protected @Nullable Object runNode(Node node, Environment env) throws Throwable {
        Object value = super.runNode(node, env);
        seen.add(node.name());
        return value;
      }
    }.run(1.0, 2);
    assertThat(seen).containsExactly("x", "unused", "sin", "cos", "neg", "output");
  }

  @Test
  void aCallCanBeSwappedForAnother() {
    sine();
    Interpreter swapped =
        new Interpreter(graph, null, MethodHandles.lookup()) {
          @Override
          protected @Nullable Object callFunction(
              Node node, Target target, List<@Nullable Object> args) throws Throwable {
            return super.callFunction(node, target.equals(SIN) ? COS : target, args);
          }
        };
    assertThat(swapped.run(1.0, 2)).isEqualTo(-Math.cos(1.0));
  }

  @Test
  void whatIsKnownDoesNotRun() {
    Node sine = sine();
    Node x = graph.placeholders().get(0);
    Interpreter interpreter = new Interpreter(graph, null, MethodHandles.lookup());
    assertThat(interpreter.runFrom(Map.of(sine, 5.0), 1.0, 2)).isEqualTo(-5.0);
    assertThat(interpreter.runFrom(Map.of(sine, 5.0, x, 0.0), 2)).isEqualTo(-5.0);
    assertThat(interpreter.run(0.0, 2)).isEqualTo(-0.0);
  }

  @Test
  void valuesAreDroppedAfterTheirLastUse() {
    sine();
    List<Integer> alive = new ArrayList<>();
    new Interpreter(graph, null, MethodHandles.lookup()) {
      @Override
      protected @Nullable Object runNode(Node node, Environment env) throws Throwable {
        alive.add(env.size());
        return super.runNode(node, env);
      }
    }.run(1.0, 2);
    // Before: x, unused, sin, cos, neg, output.
    assertThat(alive).containsExactly(0, 1, 1, 2, 1, 1);
  }

  @Test
  void aHookMayGiveSeveralResultsToProjections() {
    Node pair =
        graph.callFunction(SIN, List.of(new Literal(1.0)), new TupleType(List.of(DOUBLE, STRING)));
    graph.output(graph.callFunction(new Projection(1), List.of(pair), STRING));
    Interpreter interpreter =
        new Interpreter(graph, null, MethodHandles.lookup()) {
          @Override
          protected @Nullable Object callFunction(
              Node node, Target target, List<@Nullable Object> args) throws Throwable {
            return target.equals(SIN)
                ? List.of(0.5, "half")
                : super.callFunction(node, target, args);
          }
        };
    assertThat(interpreter.run()).isEqualTo("half");
  }

  /** Two turns of a loop that makes its carried value negative, the first in a block. */
  private static Graph turns() {
    return BriefText.parse(
        """
        graph():
            %x : double;
            %loop : double = fn[loop](args = (
                graph():
                    %y : double;
                    %again : boolean;
                    %neg : double = fn[operator.neg(double)](args = (%y,))
                    %cond : void = fn[cond](args = (%again,
                        graph():
                            %neg : double;
                            break (neg)
                        end,
                        graph():
                            %neg : double;
                            yield
                        end,
                        %neg))
                    yield (neg, true)
                end,
                [%x, false]))
            return loop
        """);
  }

  @Test
  void nodesOfSubGraphsPassThroughRunNode() {
    List<String> seen = new ArrayList<>();
    Interpreter interpreter =
        new Interpreter(turns(), null, MethodHandles.lookup()) {
          @Override
          protected @Nullable Object runNode(Node node, Environment env) throws Throwable {
            int alive = env.size();
            Object value = super.runNode(node, env);
            boolean leaves = value instanceof Leaving;
            seen.add(alive + " " + node.name() + (leaves ? " " + value : ""));
            return value;
          }
        };
    assertThat(interpreter.run(1.0)).isEqualTo(1.0);
    // In each run of a graph values are dropped after their last use.
    List<String> first = List.of("0 x", "0 y", "1 again", "2 neg", "0 neg", "0 output", "2 cond");
    List<String> between = List.of("1 output", "0 y", "1 again", "2 neg", "0 neg", "1 output");
    List<String> end = List.of("2 cond break loop", "1 loop", "1 output");
    assertThat(seen)
        .containsExactlyElementsOf(Stream.of(first, between, end).flatMap(List::stream).toList());
  }

  @Test
  void whatASubGraphHandsOnCanBeChanged() {
    Interpreter interpreter =
        new Interpreter(turns(), null, MethodHandles.lookup()) {
          @Override
          protected @Nullable Object output(Node node, Exit exit, List<@Nullable Object> args)
              throws Throwable {
            return exit.kind() == Exit.Kind.BREAK ? 5.0 : super.output(node, exit, args);
          }
        };
    assertThat(interpreter.run(1.0)).isEqualTo(5.0);
  }

  @Test
  void aRegionCanRunOtherwise() {
    Interpreter interpreter =
        new Interpreter(turns(), null, MethodHandles.lookup()) {
          @Override
          protected @Nullable Object callRegion(Node node, Environment env) throws Throwable {
            if (node.target() == Region.COND) {
              // Both branches, the first one last, whatever the condition.
              List<@Nullable Object> operands = fetchArgs(node, env).subList(3, 4);
              assertThat(runSubGraph((Graph) node.arg(2), operands.toArray())).isNull();
              Object leaving = runSubGraph((Graph) node.arg(1), operands.toArray());
              assertThat(leaving).isInstanceOf(Leaving.class).hasToString("break loop");
              return leaving;
            }
            return super.callRegion(node, env);
          }
        };
    assertThat(interpreter.run(1.0)).isEqualTo(-1.0);
  }

  @Test
  void aRegionThatIsKnownDoesNotRun() {
    Graph turns = turns();
    Node loop = turns.node("loop").orElseThrow();
    Interpreter interpreter = new Interpreter(turns, null, MethodHandles.lookup());
    assertThat(interpreter.runFrom(Map.of(loop, 3.0), 1.0)).isEqualTo(3.0);
  }

  private String failure(@Nullable Object root, MethodHandles.Lookup lookup) {
    try {
      new Interpreter(graph, root, lookup).run();
      return "nothing was thrown";
    } catch (UnresolvedTargetException unresolved) {
      return unresolved.nodeName() + "|" + unresolved.getMessage();
    }
  }

  @Test
  void aMissingClassIsNamedWithItsNodeAndPlace() {
    ClassType gone = ClassType.of("com.acme", "Gone", "Inner");
    Node call = graph.callFunction(MemberRef.ofStatic(gone, "f", List.of(), INT), List.of(), INT);
    call.setPosition(SourcePosition.of("com/acme/Gate.java", 14, 3));
    graph.output(call);
    assertThat(failure(null, MethodHandles.lookup()))
        .isEqualTo(
            "f|no class com.acme.Gone$Inner: %f = call_function com.acme.Gone$Inner.f()"
                + " (Gate.java:14)");
  }

  @Test
  void aMissingMemberIsNamedWithItsNode() {
    MemberRef wrong = MemberRef.ofStatic(MATH, "sinn", List.of(DOUBLE), DOUBLE);
    graph.output(graph.callFunction(wrong, List.of(new Literal(1.0)), DOUBLE));
    assertThat(failure(null, MethodHandles.lookup()))
        .isEqualTo(
            "sinn|no member java.lang.Math.sinn(double):"
                + " %sinn = call_function java.lang.Math.sinn(double)");
  }

  @Test
  void aMissingAttributeIsNamedWithItsNode() {
    AttributePath path = AttributePath.ROOT.then(new FieldStep(GATE, "missing", INT, false));
    graph.output(graph.getAttr(path, INT));
    assertThat(failure(new Gate(), MethodHandles.lookup()))
        .startsWith("missing|no member dev.tracewright.interpret.Gate.missing: %missing");
  }

  @Test
  void aPathThroughNullOrNoListSaysSo() {
    AttributePath next = AttributePath.ROOT.then(new FieldStep(GATE, "next", GATE, false));
    graph.output(graph.getAttr(next.then(new FieldStep(GATE, "count", INT, false)), INT));
    assertThatThrownBy(() -> new Interpreter(graph, new Gate(), MethodHandles.lookup()).run())
        .isExactlyInstanceOf(NullPointerException.class)
        .hasMessage("next is null: %next_count = get_attr next.count");
    Gate root = new Gate();
    root.next = new Gate();
    Graph indexed = new Graph();
    indexed.output(indexed.getAttr(next.then(new IndexStep(0)), INT));
    assertThatThrownBy(() -> new Interpreter(indexed, root, MethodHandles.lookup()).run())
        .isInstanceOf(UnresolvedTargetException.class)
        .hasMessageStartingWith("a dev.tracewright.interpret.Gate has no element 0: ");
  }

  @Test
  void whatTheLookupCannotReachIsRefused() {
    AttributePath path = AttributePath.ROOT.then(new FieldStep(GATE, "weight", DOUBLE, false));
    graph.output(graph.getAttr(path, DOUBLE));
    MethodHandles.Lookup outside = MethodHandles.publicLookup().in(Gate.class);
    assertThat(failure(new Gate(), outside))
        .startsWith(
            "weight|dev.tracewright.interpret.Gate.weight cannot be reached from"
                + " dev.tracewright.interpret.Gate: %weight = get_attr weight");
  }

  @Test
  void aLongChainRunsWithoutRecursion() {
    Node last = graph.placeholder("x", INT);
    MemberRef add = MemberRef.operator("add", List.of(INT, INT), INT);
    for (int i = 0; i < 100_000; i++) {
      last = graph.callFunction(add, List.of(last, new Literal(1)), INT);
    }
    graph.output(last);
    assertThat(new Interpreter(graph, null, MethodHandles.lookup()).run(5)).isEqualTo(100_005);
  }

  @Test
  void operatorsAreFoundFromAnyLookup() {
    Node x = graph.placeholder("x", DOUBLE);
    graph.output(graph.callFunction(NEG, List.of(x), DOUBLE));
    MethodHandles.Lookup ofTheJdk = MethodHandles.publicLookup();
    assertThat(new Interpreter(graph, null, ofTheJdk).run(1.0)).isEqualTo(-1.0);
  }
}
