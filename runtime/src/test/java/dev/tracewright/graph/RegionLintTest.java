package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.DOUBLE;
import static dev.tracewright.graph.Samples.INT;
import static dev.tracewright.graph.Samples.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes of regions and the uses of variables. */
final class RegionLintTest {
  private static final ClassType MODE = ClassType.of("com.acme", "Mode");
  private static final ClassType FAILURE = ClassType.of("java.lang", "RuntimeException");
  private static final ClassLiteral CAUGHT = new ClassLiteral(FAILURE);

  private final Graph graph = new Graph();
  private final Node x = graph.placeholder("x", DOUBLE);

  private static void assertBreaks(Graph graph, LintRule rule, String node, String message) {
    assertThatThrownBy(graph::lint)
        .isInstanceOfSatisfying(
            LintException.class,
            e -> {
              assertThat(e.rule()).isEqualTo(rule);
              assertThat(e.nodeName()).isEqualTo(node);
            })
        .hasMessageContaining(message)
        .hasMessageContaining(rule.text());
  }

  private void assertClean() {
    assertThatCode(graph::lint).doesNotThrowAnyException();
  }

  private static ListArgument list(Argument... elements) {
    return new ListArgument(List.of(elements));
  }

  /** A sub-graph of double parameters. */
  private static Graph sub(int parameters, Exit exit, Argument... values) {
    Graph sub = new Graph();
    for (int i = 0; i < parameters; i++) {
      sub.placeholder("p", DOUBLE);
    }
    sub.exit(exit, List.of(values));
    return sub;
  }

  private Node region(Region region, TypeRef type, Argument... args) {
    return graph.callFunction(region, List.of(args), type);
  }

  private Node switchOn(Argument selector, ListArgument... entries) {
    Argument[] args = new Argument[2 + entries.length + 1];
    args[0] = selector;
    args[1] = list(entries);
    for (int i = 0; i < entries.length; i++) {
      args[2 + i] = sub(1, Exit.YIELD, literal(1.0));
    }
    args[args.length - 1] = x;
    return region(Region.SWITCH, DOUBLE, args);
  }

  @Test
  void aSwitchHasAGraphForEachEntry() {
    Node selector = graph.placeholder("selector", INT);
    Node node = switchOn(selector, list(literal(1), literal(2)), list(literal(3)), list());
    graph.output(node);
    assertClean();
    List<Argument> args = node.args();
    node.setArgs(List.of(args.get(0), list(list(literal(1)), list()), args.get(2), args.get(3), x));
    assertClean();
    node.setArg(1, list(list(literal(1)), list(literal(2)), list()));
    assertBreaks(
        graph, LintRule.SUB_GRAPH, "switch_1", "those of a switch: argument 4 should be a sub-");
    node.setArg(1, list(literal(1)));
    assertBreaks(graph, LintRule.SUB_GRAPH, "switch_1", "argument 1 should be a list of lists");
    node.setArg(1, list(list()));
    assertBreaks(graph, LintRule.SUB_GRAPH, "switch_1", "argument 3 should be a value");
  }

  @Test
  void aSwitchHasOneDefault() {
    Node node = switchOn(literal(1), list(literal(1)), list());
    graph.output(node);
    assertClean();
    node.setArg(1, list(list(literal(1)), list(literal(2))));
    assertBreaks(graph, LintRule.ENTRIES, "switch_1", "one empty entry");
    node.setArg(1, list(list(), list()));
    assertBreaks(graph, LintRule.ENTRIES, "switch_1", "one empty entry");
    node.setArg(1, list(list(literal(1), literal(1)), list()));
    assertBreaks(graph, LintRule.ENTRIES, "switch_1", "the label 1 is there twice");
  }

  @Test
  void labelsFitTheSelector() {
    assertLabels(true, INT, literal(1));
    assertLabels(false, INT, literal('a'));
    assertLabels(false, INT, literal(1L));
    assertLabels(false, PrimitiveType.LONG, literal(1L));
    assertLabels(false, INT, Literal.NULL);
    assertLabels(true, PrimitiveType.CHAR, literal('a'));
    assertLabels(true, PrimitiveType.BYTE, literal((byte) 1));
    assertLabels(true, PrimitiveType.SHORT, literal((short) 1));
    assertLabels(true, ClassType.of("java.lang", "Integer"), literal(1), Literal.NULL);
    assertLabels(false, ClassType.of("java.lang", "Integer"), literal((byte) 1));
    assertLabels(true, ClassType.STRING, literal("a"), literal("b"), Literal.NULL);
    assertLabels(false, ClassType.STRING, literal(1));
    assertLabels(true, MODE, new EnumConstant(MODE, "FAST"), Literal.NULL);
    assertLabels(false, MODE, literal("FAST"));
    assertLabels(false, INT, new EnumConstant(MODE, "FAST"));
    assertLabels(false, ClassType.CLASS, new ClassLiteral(MODE));
  }

  private static void assertLabels(boolean fit, TypeRef selector, Argument... labels) {
    Graph graph = new Graph();
    Node node = graph.placeholder("selector", selector);
    List<Argument> args =
        List.of(node, list(list(labels), list()), sub(0, Exit.YIELD), sub(0, Exit.YIELD));
    graph.callFunction(Region.SWITCH, args, PrimitiveType.VOID);
    graph.output();
    if (fit) {
      assertThatCode(graph::lint).as(Arrays.toString(labels)).doesNotThrowAnyException();
    } else {
      assertBreaks(graph, LintRule.ENTRIES, "switch_1", "is no label for " + selector.text());
    }
  }

  @Test
  void handlersTakeTheExceptionAndTheFinallyYieldsNothing() {
    Graph body = sub(1, Exit.YIELD, literal(1.0));
    Graph handler = sub(2, Exit.YIELD, literal(2.0));
    Graph last = sub(1, Exit.YIELD);
    Node node = region(Region.TRY, DOUBLE, body, list(list(CAUGHT)), handler, last, x);
    graph.output(node);
    assertClean();
    assertThat(RegionParts.of(node).handlers()).containsExactly(handler);
    assertThat(RegionParts.of(node).finalizer()).contains(last);
    last.outputNode().orElseThrow().setArgs(List.of(literal(1.0)));
    assertBreaks(graph, LintRule.EXIT, "output", "%try_1 takes 0 values, not 1");
    last.outputNode().orElseThrow().setArgs(List.of());
    body.outputNode().orElseThrow().setArgs(List.of());
    assertBreaks(graph, LintRule.EXIT, "output", "%try_1 takes 1 values, not 0");
    node.setArgs(List.of(sub(1, Exit.YIELD, x0()), list(list(CAUGHT)), sub(1, Exit.YIELD), x));
    assertBreaks(graph, LintRule.OPERANDS, "try_1", "argument 2 has 1 parameters for 2 values");
    node.setArgs(List.of(sub(1, Exit.YIELD, x0()), list(), sub(1, Exit.YIELD), x));
    assertClean();
    node.setArgs(List.of(sub(1, Exit.YIELD, x0()), list(list(CAUGHT)), x));
    assertBreaks(graph, LintRule.SUB_GRAPH, "try_1", "argument 2 should be a sub-graph");
  }

  private static Argument x0() {
    return literal(0.0);
  }

  @Test
  void handlersCatchClasses() {
    Graph body = sub(0, Exit.YIELD);
    Node node =
        region(Region.TRY, PrimitiveType.VOID, body, list(list(CAUGHT)), sub(1, Exit.YIELD));
    graph.output();
    assertClean();
    node.setArg(1, list(list()));
    assertBreaks(graph, LintRule.ENTRIES, "try_1", "a handler catches nothing");
    node.setArg(1, list(list(literal("java.lang.Error"))));
    assertBreaks(graph, LintRule.ENTRIES, "try_1", "a handler catches classes");
    node.setArg(1, list(list(new ClassLiteral(INT))));
    assertBreaks(graph, LintRule.ENTRIES, "try_1", "a handler catches classes");
  }

  @Test
  void aBlockIsLeftByItsName() {
    Exit leave = new Exit(Exit.Kind.BREAK, "found");
    Graph inner = sub(1, leave, literal(2.0));
    Graph body = new Graph();
    Node y = body.placeholder("y", DOUBLE);
    body.callFunction(
        Region.COND, List.of(literal(true), inner, sub(1, Exit.YIELD), y), PrimitiveType.VOID);
    body.exit(Exit.YIELD, List.of(y));
    Node block =
        graph.createNode(
            Opcode.CALL_FUNCTION, Region.BLOCK, List.of(body, x), DOUBLE, "found", null);
    graph.output(block);
    assertClean();
    Node output = inner.outputNode().orElseThrow();
    output.setArgs(List.of());
    assertBreaks(graph, LintRule.EXIT, "output", "%found takes 1 values, not 0");
    output.setArgs(List.of(literal(1.0)));
    output.setTarget(Exit.BREAK);
    assertBreaks(graph, LintRule.EXIT, "output", "'break'");
    output.setTarget(new Exit(Exit.Kind.CONTINUE, "found"));
    assertBreaks(graph, LintRule.EXIT, "output", "'continue found'");
    block.setArgs(List.of(body, list(x)));
    assertBreaks(graph, LintRule.SUB_GRAPH, "found", "argument 1 should be a value");
  }

  @Test
  void aFunctionObjectReturns() {
    Graph body = sub(2, Exit.RETURN, literal(1.0));
    graph.output(region(Region.LAMBDA, ClassType.OBJECT, body, x));
    assertClean();
    body.outputNode().orElseThrow().setTarget(Exit.YIELD);
    assertBreaks(graph, LintRule.EXIT, "output", "returns and does not yield");
  }

  @Test
  void aVariableIsUsedThroughLoadsStoresAndRegions() {
    Node variable = graph.callFunction(Variable.VARIABLE, List.of(x), DOUBLE);
    Graph body = new Graph();
    Node inside = body.placeholder("v", DOUBLE);
    body.callFunction(Variable.STORE, List.of(inside, literal(2.0)), PrimitiveType.VOID);
    Node read = body.callFunction(Variable.LOAD, List.of(inside), DOUBLE);
    Node output = body.exit(Exit.YIELD, List.of(read));
    Node block = region(Region.BLOCK, DOUBLE, body, variable);
    Node load = graph.callFunction(Variable.LOAD, List.of(variable), DOUBLE);
    graph.output(load);
    assertClean();
    assertThat(Variable.declarationOf(inside)).contains(variable);
    assertThat(Variable.declarationOf(x)).isEmpty();
    body.lint();
    load.setArgs(List.of(x));
    assertBreaks(graph, LintRule.VARIABLE, "load", "its first argument is no variable");
    load.setArgs(List.of(variable, x));
    assertBreaks(graph, LintRule.VARIABLE, "load", "a load has other arguments");
    load.setArgs(List.of(variable));
    output.setArgs(List.of(inside));
    assertBreaks(graph, LintRule.VARIABLE, "output", "uses the variable %v as a value");
    assertBreaks(body, LintRule.VARIABLE, "output", "uses the variable %v as a value");
    output.setArgs(List.of(read));
    block.setTarget(Region.LAMBDA);
    assertBreaks(graph, LintRule.VARIABLE, "block", "uses the variable %variable as a value");
  }

  @Test
  void aVariableIsNoValueOfARegion() {
    Node variable = graph.callFunction(Variable.VARIABLE, List.of(x), DOUBLE);
    Node store =
        graph.callFunction(Variable.STORE, List.of(variable, variable), PrimitiveType.VOID);
    graph.output();
    assertBreaks(graph, LintRule.VARIABLE, "store", "uses the variable %variable as a value");
    graph.erase(store);
    Node output = graph.outputNode().orElseThrow();
    graph.insertingBefore(
        output, () -> region(Region.LOOP, PrimitiveType.VOID, sub(1, Exit.BREAK), list(variable)));
    assertBreaks(graph, LintRule.VARIABLE, "loop", "uses the variable %variable as a value");
  }
}
