package dev.tracewright.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.interpret.Interpreter;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A piece cut out of a random graph is found in it, and put back in place of itself it changes
 * nothing: not the result, not what is written, not what is thrown. The graphs read, write and
 * throw here and there, so that putting a piece together from where its nodes stand is not always
 * right.
 */
final class RewritingPropertyTest {
  private static final PrimitiveType D = PrimitiveType.DOUBLE;
  private static final int GRAPHS = 2_000;

  private enum Op {
    NEG("neg", 1, Effects.NONE),
    RELU("relu", 1, Effects.NONE),
    ADD("add", 2, Effects.NONE),
    SUB("sub", 2, Effects.NONE),
    MUL("mul", 2, Effects.NONE),
    READ("read", 1, Effects.READS),
    WRITE("write", 1, new Effects(false, false, true, false, false)),
    CHECK("check", 1, Effects.THROWS);

    private final String text;
    private final int arity;
    private final Effects effects;

    Op(String text, int arity, Effects effects) {
      this.text = text;
      this.arity = arity;
      this.effects = effects;
    }
  }

  private static Graph random(Random random) {
    Graph graph = new Graph();
    List<Node> values = new ArrayList<>();
    values.add(graph.placeholder("x", D));
    values.add(graph.placeholder("y", D));
    int size = 3 + random.nextInt(14);
    boolean quiet = random.nextInt(3) == 0;
    for (int i = 0; i < size; i++) {
      Op op = Op.values()[random.nextInt(quiet ? 5 : Op.values().length)];
      List<Argument> args = new ArrayList<>();
      for (int j = 0; j < op.arity; j++) {
        int back = Math.min(values.size(), 1 + random.nextInt(5));
        args.add(
            random.nextInt(6) == 0
                ? new Literal((double) random.nextInt(4))
                : values.get(values.size() - back));
      }
      MemberRef target =
          MemberRef.ofStatic(Sketch.OPS, op.text, Collections.nCopies(op.arity, D), D);
      Node node = graph.callFunction(target, args, D);
      node.setEffects(op.effects);
      values.add(node);
    }
    graph.output(values.get(values.size() - 1));
    return graph;
  }

  /**
   * Some connected nodes of a graph as a graph: what they use is given, what others use returned.
   */
  private static Graph cut(Graph graph, Random random) {
    List<Node> computing =
        graph.nodes().stream().filter(each -> each.op() == Opcode.CALL_FUNCTION).toList();
    Set<Node> piece = new LinkedHashSet<>();
    piece.add(computing.get(random.nextInt(computing.size())));
    for (int wanted = 1 + random.nextInt(5), tries = 0;
        piece.size() < wanted && tries < 20;
        tries++) {
      Node any = List.copyOf(piece).get(random.nextInt(piece.size()));
      List<Node> around = new ArrayList<>(any.inputNodes());
      around.addAll(any.users());
      around.removeIf(each -> each.op() != Opcode.CALL_FUNCTION);
      if (!around.isEmpty()) {
        piece.add(around.get(random.nextInt(around.size())));
      }
    }
    List<Node> inOrder = new ArrayList<>(computing);
    inOrder.retainAll(piece);
    return pattern(random.nextBoolean() ? inOrder : otherOrder(inOrder, random));
  }

  /** Another order in which the nodes could stand, were it not for their effects. */
  private static List<Node> otherOrder(List<Node> nodes, Random random) {
    List<Node> left = new ArrayList<>(nodes);
    List<Node> order = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Node> ready =
          left.stream().filter(each -> Collections.disjoint(each.inputNodes(), left)).toList();
      Node next = ready.get(random.nextInt(ready.size()));
      left.remove(next);
      order.add(next);
    }
    return order;
  }

  private static Graph pattern(List<Node> piece) {
    Graph pattern = new Graph();
    Map<Node, Argument> map = new HashMap<>();
    for (Node node : piece) {
      for (Node input : node.inputNodes()) {
        if (!piece.contains(input)) {
          map.computeIfAbsent(input, any -> pattern.placeholder("p" + map.size(), D));
        }
      }
    }
    List<Argument> results = new ArrayList<>();
    for (Node node : piece) {
      Node copy = pattern.callFunction(node.target(), Arguments.mapNodes(node.args(), map::get), D);
      copy.setEffects(node.effects());
      map.put(node, copy);
      if (node.users().isEmpty() || !piece.containsAll(node.users())) {
        results.add(copy);
      }
    }
    pattern.exit(Exit.RETURN, results);
    return pattern;
  }

  private static String outcome(Graph graph, double x, double y) {
    Ops.reset();
    String end;
    try {
      end = String.valueOf(new Interpreter(graph, null, MethodHandles.lookup()).run(x, y));
    } catch (IllegalStateException e) {
      end = e.getMessage();
    }
    return end + ", then " + Ops.state();
  }

  @Test
  void aPieceInPlaceOfItselfChangesNothing() {
    int replaced = 0;
    for (int seed = 0; seed < GRAPHS; seed++) {
      Random random = new Random(seed);
      Graph graph = random(random);
      Graph pattern = cut(graph, random);
      String before = graph.toString();
      List<String> wanted = new ArrayList<>();
      double[] values = {0, 1, -3, 7, 100};
      for (double each : values) {
        wanted.add(outcome(graph, each, 5 - each));
      }
      List<Replaced> all;
      try {
        all = SubgraphRewriter.replace(graph, pattern, pattern.copy());
      } catch (RewriteException | IllegalArgumentException e) {
        throw new AssertionError("seed " + seed + "\n" + before + "\n" + pattern, e);
      }
      for (int i = 0; i < values.length; i++) {
        assertThat(outcome(graph, values[i], 5 - values[i]))
            .as("seed %d\n%s\nwith\n%s\nis\n%s", seed, before, pattern, graph)
            .isEqualTo(wanted.get(i));
      }
      replaced += all.isEmpty() ? 0 : 1;
    }
    assertThat(replaced).isGreaterThan(GRAPHS / 2);
  }
}
