package dev.tracewright.interpret;

import static dev.tracewright.graph.PrimitiveType.BOOLEAN;
import static dev.tracewright.graph.PrimitiveType.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Region;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exit, from every region in every other. */
final class ExitsTest {
  private static final ClassType LIST = ClassType.of(List.class);
  private static final ClassType FAILURE = ClassType.of(IllegalStateException.class);
  private static final MemberRef NOTE =
      MemberRef.ofStatic(ClassType.of(Probe.class), "note", List.of(LIST, ClassType.OBJECT), VOID);

  /** A region that hands on how what stands in it ends. */
  enum Around {
    COND,
    OTHERWISE,
    SWITCH,
    LOOP,
    BLOCK,
    TRY,
    TRY_FINALLY,
    HANDLER,
    FINALLY,
    FINALLY_OF_THROW,
    SYNCHRONIZED
  }

  /** How the innermost graph ends. */
  enum End {
    YIELD("fell through"),
    BREAK("broke"),
    CONTINUE("second turn"),
    RETURN("returned"),
    THROW("thrown");

    private final String outcome;

    End(String outcome) {
      this.outcome = outcome;
    }
  }

  static Stream<List<Around>> nests() {
    List<List<Around>> nests = new ArrayList<>();
    for (Around outer : Around.values()) {
      nests.add(List.of(outer));
      for (Around middle : Around.values()) {
        nests.add(List.of(outer, middle));
        for (Around inner : Around.values()) {
          nests.add(List.of(outer, middle, inner));
        }
      }
    }
    return nests.stream();
  }

  @ParameterizedTest
  @MethodSource("nests")
  void everyExitGetsWhereItMeans(List<Around> nest) {
    for (End end : End.values()) {
      Graph graph = graph(nest, end);
      graph.lint();
      List<Object> log = new ArrayList<>();
      Object outcome;
      try {
        outcome = new Interpreter(graph, null, MethodHandles.lookup()).run(log);
      } catch (IllegalStateException thrown) {
        outcome = "thrown";
      }
      assertThat(outcome).as("%s in %s", end, nest).isEqualTo(expected(nest, end));
      assertThat(log).as("%s in %s", end, nest).isEqualTo(expectedLog(nest, end));
    }
  }

  private static Object expected(List<Around> nest, End end) {
    boolean throwsOn = end == End.YIELD && nest.contains(Around.FINALLY_OF_THROW);
    return throwsOn ? "thrown" : end.outcome;
  }

  /** What each finally and each place behind a region notes, from the inside out. */
  private static List<Object> expectedLog(List<Around> nest, End end) {
    List<Object> log = new ArrayList<>();
    boolean goesOn = end == End.YIELD;
    for (int i = nest.size() - 1; i >= 0; i--) {
      Around each = nest.get(i);
      if (each == Around.TRY_FINALLY) {
        log.add("finally " + i);
      }
      goesOn &= each != Around.FINALLY_OF_THROW;
      if (goesOn) {
        log.add("behind " + i);
      }
    }
    return log;
  }

  /** A loop whose second turn ends it, around the nest. */
  private static Graph graph(List<Around> nest, End end) {
    Graph inner = subGraph();
    switch (end) {
      case YIELD -> inner.exit(Exit.YIELD, List.of());
      case BREAK -> inner.exit(new Exit(Exit.Kind.BREAK, "outer"), List.of(new Literal("broke")));
      case CONTINUE ->
          inner.exit(new Exit(Exit.Kind.CONTINUE, "outer"), List.of(new Literal(true)));
      case RETURN -> inner.exit(Exit.RETURN, List.of(new Literal("returned")));
      case THROW -> throwNew(inner);
    }
    for (int i = nest.size() - 1; i >= 0; i--) {
      inner = around(nest.get(i), inner, i);
    }
    Graph body = new Graph();
    Node again = body.placeholder("again", BOOLEAN);
    Node log = body.placeholder("log", LIST);
    Graph second = subGraph();
    second.exit(Exit.BREAK, List.of(new Literal("second turn")));
    body.callFunction(Region.COND, List.of(again, second, inner, log), VOID);
    body.exit(Exit.BREAK, List.of(new Literal("fell through")));
    Graph graph = new Graph();
    Node all = graph.placeholder("log", LIST);
    Node loop =
        graph.createNode(
            Opcode.CALL_FUNCTION,
            Region.LOOP,
            List.of(body, new ListArgument(List.of(new Literal(false))), all),
            ClassType.OBJECT,
            "outer",
            null);
    graph.output(loop);
    return graph;
  }

  private static Graph subGraph() {
    Graph graph = new Graph();
    graph.placeholder("log", LIST);
    return graph;
  }

  private static Graph yielding() {
    Graph graph = subGraph();
    graph.exit(Exit.YIELD, List.of());
    return graph;
  }

  private static Graph throwing() {
    Graph graph = subGraph();
    throwNew(graph);
    return graph;
  }

  private static void throwNew(Graph graph) {
    MemberRef constructor = MemberRef.ofConstructor(FAILURE, List.of());
    graph.exit(Exit.THROW, List.of(graph.callFunction(constructor, List.of(), FAILURE)));
  }

  private static Graph noting(String what) {
    Graph graph = subGraph();
    graph.callFunction(NOTE, List.of(graph.placeholders().get(0), new Literal(what)), VOID);
    graph.exit(Exit.YIELD, List.of());
    return graph;
  }

  /** A handler, which has the exception as a parameter before the others. */
  private static Graph handler(Graph like) {
    Graph handler = new Graph();
    handler.placeholder("e", FAILURE);
    Node log = handler.placeholder("log", LIST);
    handler.callFunction(Region.BLOCK, List.of(like, log), VOID);
    handler.exit(Exit.YIELD, List.of());
    return handler;
  }

  /** A graph of a region around {@code inner}, and a note behind it. */
  private static Graph around(Around around, Graph inner, int index) {
    Graph graph = subGraph();
    Node log = graph.placeholders().get(0);
    ListArgument none = new ListArgument(List.of());
    ListArgument failures =
        new ListArgument(List.of(new ListArgument(List.of(new ClassLiteral(FAILURE)))));
    List<Argument> args =
        switch (around) {
          case COND -> List.of(new Literal(true), inner, throwing(), log);
          case OTHERWISE -> List.of(new Literal(false), throwing(), inner, log);
          case SWITCH -> {
            ListArgument labels =
                new ListArgument(List.of(none, new ListArgument(List.of(new Literal(1)))));
            yield List.of(new Literal(1), labels, throwing(), inner, log);
          }
          case LOOP -> List.of(loopBody(inner), none, log);
          case BLOCK -> List.of(inner, log);
          case TRY -> List.of(inner, none, log);
          case TRY_FINALLY -> List.of(inner, none, noting("finally " + index), log);
          case HANDLER -> List.of(throwing(), failures, handler(inner), log);
          case FINALLY -> List.of(yielding(), none, inner, log);
          case FINALLY_OF_THROW -> List.of(throwing(), none, inner, log);
          case SYNCHRONIZED -> List.of(log, inner, log);
        };
    Region region =
        switch (around) {
          case COND, OTHERWISE -> Region.COND;
          case SWITCH -> Region.SWITCH;
          case LOOP -> Region.LOOP;
          case BLOCK -> Region.BLOCK;
          case TRY, TRY_FINALLY, HANDLER, FINALLY, FINALLY_OF_THROW -> Region.TRY;
          case SYNCHRONIZED -> Region.SYNCHRONIZED;
        };
    graph.callFunction(region, args, VOID);
    graph.callFunction(NOTE, List.of(log, new Literal("behind " + index)), VOID);
    graph.exit(Exit.YIELD, List.of());
    return graph;
  }

  /** One turn of {@code inner}. */
  private static Graph loopBody(Graph inner) {
    Graph body = subGraph();
    body.callFunction(Region.BLOCK, List.of(inner, body.placeholders().get(0)), VOID);
    body.exit(Exit.BREAK, List.of());
    return body;
  }
}
