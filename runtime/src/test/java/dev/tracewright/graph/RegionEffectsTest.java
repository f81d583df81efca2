package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.INT;
import static dev.tracewright.graph.Samples.literal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What regions and variables do beside computing results. */
final class RegionEffectsTest {
  private static final Effects READS = new Effects(false, true, false, false, false);
  private static final Effects WRITES = new Effects(false, false, true, false, false);

  private final Graph graph = new Graph();
  private final Node x = graph.placeholder("x", INT);

  private Node region(Region region, TypeRef type, Argument... args) {
    return graph.callFunction(region, List.of(args), type);
  }

  private static Graph yields() {
    Graph sub = new Graph();
    sub.exit(Exit.YIELD, List.of());
    return sub;
  }

  private static Graph divides() {
    Graph sub = new Graph();
    sub.callFunction(
        MemberRef.operator("div", List.of(INT, INT), INT), List.of(literal(1), literal(0)), INT);
    sub.exit(Exit.YIELD, List.of());
    return sub;
  }

  private static ListArgument list(Argument... elements) {
    return new ListArgument(List.of(elements));
  }

  @Test
  void aBreakStaysInTheBlockThatItNames() {
    Graph leaves = new Graph();
    leaves.exit(new Exit(Exit.Kind.BREAK, "block"), List.of());
    Graph body = new Graph();
    Node cond =
        body.callFunction(
            Region.COND, List.of(literal(true), leaves, yields()), PrimitiveType.VOID);
    body.exit(Exit.YIELD, List.of());
    Node block = region(Region.BLOCK, PrimitiveType.VOID, body);
    assertThat(block.effects()).isEqualTo(Effects.NONE);
    assertThat(cond.effects().writes()).isTrue();
  }

  @Test
  void whatATryCatchesMayStillEscape() {
    ListArgument all = list(list(new ClassLiteral(ClassType.of("java.lang", "Throwable"))));
    Graph handler = new Graph();
    handler.placeholder("e", ClassType.OBJECT);
    handler.exit(Exit.YIELD, List.of());
    assertThat(region(Region.TRY, PrimitiveType.VOID, divides(), all, handler).effects())
        .isEqualTo(Effects.THROWS);
    assertThat(region(Region.TRY, PrimitiveType.VOID, yields(), list(), divides()).effects())
        .isEqualTo(Effects.THROWS);
    assertThat(region(Region.TRY, PrimitiveType.VOID, yields(), list(), yields()).effects())
        .isEqualTo(Effects.NONE);
  }

  @Test
  void aSwitchThrowsForNullUnlessThatIsALabel() {
    Node text = graph.placeholder("text", ClassType.STRING);
    assertThat(
            region(
                    Region.SWITCH,
                    PrimitiveType.VOID,
                    text,
                    list(list(literal("a")), list()),
                    yields(),
                    yields())
                .effects())
        .isEqualTo(Effects.THROWS);
    assertThat(
            region(
                    Region.SWITCH,
                    PrimitiveType.VOID,
                    text,
                    list(list(literal("a"), Literal.NULL), list()),
                    yields(),
                    yields())
                .effects())
        .isEqualTo(Effects.NONE);
  }

  /** {@code block(v) { block(v) { store v; load v } }}. */
  private static Graph uses(int levels) {
    Graph body = new Graph();
    Node variable = body.placeholder("v", INT);
    if (levels > 0) {
      body.callFunction(Region.BLOCK, List.of(uses(levels - 1), variable), PrimitiveType.VOID);
    } else {
      Node value = body.callFunction(Variable.LOAD, List.of(variable), INT);
      body.callFunction(Variable.STORE, List.of(variable, value), PrimitiveType.VOID);
    }
    body.exit(Exit.YIELD, List.of());
    return body;
  }

  @Test
  void variablesAreReadAndWritten() {
    Node variable = graph.callFunction(Variable.VARIABLE, List.of(x), INT);
    Node load = graph.callFunction(Variable.LOAD, List.of(variable), INT);
    Node store = graph.callFunction(Variable.STORE, List.of(variable, load), PrimitiveType.VOID);
    assertThat(variable.effects()).isEqualTo(Effects.FRESH);
    assertThat(load.effects()).isEqualTo(READS);
    assertThat(store.effects()).isEqualTo(WRITES);
    assertThat(region(Region.BLOCK, PrimitiveType.VOID, uses(2), variable).effects())
        .isEqualTo(READS.and(WRITES));
  }

  @Test
  void aVariableInsideARegionIsItsOwn() {
    Graph body = new Graph();
    Node variable = body.callFunction(Variable.VARIABLE, List.of(literal(0)), INT);
    Node inner = body.callFunction(Region.BLOCK, List.of(uses(2), variable), PrimitiveType.VOID);
    body.exit(Exit.YIELD, List.of());
    Node block = region(Region.BLOCK, PrimitiveType.VOID, body);
    assertThat(block.effects()).isEqualTo(Effects.NONE);
    assertThat(inner.effects()).isEqualTo(READS.and(WRITES));
    graph.output();
    assertThat(graph.eliminateDeadCode()).isTrue();
    assertThat(graph.nodes()).doesNotContain(block);
  }
}
