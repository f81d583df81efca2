package dev.tracewright.benchmarks;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.rewrite.SubgraphRewriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rewriting costs, beside torch.fx on the same graphs in the same run: {@code a * b + c} is
 * replaced by {@code fma(a, b, c)} at a tenth of the nodes, in chains side by side and in one long
 * chain. The best of several rounds counts, on both sides.
 */
final class RewriteCost {
  private static final PrimitiveType D = PrimitiveType.DOUBLE;
  private static final int[] NODES = {100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int NODES_TO_A_MATCH = 10;

  private RewriteCost() {}

  private record Case(String shape, int nodes) {}

  private record TorchTimes(double whole, double recompiling) {}

  /** Prints the table. */
  static void run() throws IOException, InterruptedException {
    warmUp();
    Map<Case, Double> ours = new LinkedHashMap<>();
    for (String shape : List.of("wide", "serial")) {
      for (int nodes : NODES) {
        ours.put(new Case(shape, nodes), milliseconds(nodes, shape.equals("serial")));
      }
    }
    Map<Case, TorchTimes> torch = torch();
    System.out.println(
        "shape    nodes   ours ms  µs/node  torch.fx ms  ratio  without recompile  ratio");
    ours.forEach((each, time) -> print(each, time, torch.get(each)));
  }

  private static void print(Case each, double time, @Nullable TorchTimes torch) {
    System.out.printf(
        Locale.ROOT,
        "%-6s %8d %9.2f %8.2f",
        each.shape(),
        each.nodes(),
        time,
        time * 1_000 / each.nodes());
    if (torch != null) {
      double matching = torch.whole() - torch.recompiling();
      System.out.printf(
          Locale.ROOT,
          " %12.1f %6.0f %18.1f %6.0f",
          torch.whole(),
          torch.whole() / time,
          matching,
          matching / time);
    }
    System.out.println();
  }

  private static void warmUp() {
    for (int i = 0; i < 300; i++) {
      SubgraphRewriter.replace(graph(2_000, i % 2 == 0), pattern(), replacement());
    }
  }

  private static double milliseconds(int nodes, boolean serial) {
    double best = Double.MAX_VALUE;
    int rounds = Math.max(4, Math.min(50, 1_000_000 / nodes));
    for (int i = 0; i < rounds; i++) {
      Graph graph = graph(nodes, serial);
      long start = System.nanoTime();
      int found = SubgraphRewriter.replace(graph, pattern(), replacement()).size();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
      if (found != nodes / NODES_TO_A_MATCH) {
        throw new IllegalStateException(found + " matches in " + nodes + " nodes");
      }
    }
    return best;
  }

  private static Graph graph(int nodes, boolean serial) {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", D);
    Node a = graph.placeholder("a", D);
    Node b = graph.placeholder("b", D);
    List<Argument> ends = new ArrayList<>();
    Node last = x;
    for (int i = 0; i < nodes / NODES_TO_A_MATCH; i++) {
      Node y = call(graph, "mul", serial ? last : x, a);
      y = call(graph, "add", y, b);
      for (int j = 2; j < NODES_TO_A_MATCH; j++) {
        y = call(graph, "neg", y);
      }
      last = y;
      ends.add(y);
    }
    graph.output(serial ? last : new ListArgument(ends));
    return graph;
  }

  private static Node call(Graph graph, String operator, Node... args) {
    List<PrimitiveType> types = Collections.nCopies(args.length, D);
    return graph.callFunction(MemberRef.operator(operator, types, D), List.of(args), D);
  }

  private static Graph pattern() {
    Graph graph = new Graph();
    Node a = graph.placeholder("a", D);
    Node b = graph.placeholder("b", D);
    Node c = graph.placeholder("c", D);
    graph.output(call(graph, "add", call(graph, "mul", a, b), c));
    return graph;
  }

  private static Graph replacement() {
    Graph graph = new Graph();
    List<Node> args =
        List.of(graph.placeholder("a", D), graph.placeholder("b", D), graph.placeholder("c", D));
    MemberRef fma = MemberRef.ofStatic(ClassType.of(Math.class), "fma", List.of(D, D, D), D);
    graph.output(graph.callFunction(fma, args, D));
    return graph;
  }

  /** Torch.fx's times, by running it; none where it is not installed. */
  private static Map<Case, TorchTimes> torch() throws IOException, InterruptedException {
    String script = System.getProperty("torch-fx");
    Map<Case, TorchTimes> times = new LinkedHashMap<>();
    if (script == null) {
      return times;
    }
    Process python =
        new ProcessBuilder("/usr/bin/python3", Path.of(script).resolve("rewriting.py").toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (python.waitFor() != 0) {
      System.out.println("torch.fx is not measured: " + text.lines().reduce("", (a, b) -> b));
      return times;
    }
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ");
      times.put(
          new Case(words[0], Integer.parseInt(words[1])),
          new TorchTimes(Double.parseDouble(words[3]), Double.parseDouble(words[4])));
    }
    return times;
  }
}
