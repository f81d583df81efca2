package dev.tracewright.benchmarks;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import java.util.List;

/** Prints how many bytes a node takes in a long chain; fails where it is more than it should be. */
final class MemoryPerNode {
  private static final int NODES = 1_000_000;
  private static final int MOST = 250;
  private static final int COLLECTIONS = 5;

  private MemoryPerNode() {}

  /** Builds one chain, measures, parses its text and measures again. */
  static void run() {
    long empty = used();
    Graph built = chain(NODES);
    long afterBuilding = used();
    report("built", afterBuilding - empty);
    String text = built.toString();
    long afterPrinting = used();
    Graph parsed = Graph.parse(text);
    report("parsed", used() - afterPrinting);
    if (built.size() != parsed.size() || !text.startsWith("graph():")) {
      throw new IllegalStateException("the graphs differ");
    }
  }

  private static Graph chain(int length) {
    Graph graph = new Graph();
    MemberRef negate =
        MemberRef.operator("neg", List.of(PrimitiveType.DOUBLE), PrimitiveType.DOUBLE);
    Node node = graph.placeholder("x", PrimitiveType.DOUBLE);
    for (int i = 2; i < length; i++) {
      node = graph.callFunction(negate, List.of(node), PrimitiveType.DOUBLE);
    }
    graph.output(node);
    return graph;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void report(String how, long bytes) {
    double each = (double) bytes / NODES;
    System.out.printf("%s: %.0f bytes a node%n", how, each);
    if (each > MOST) {
      throw new IllegalStateException("a node takes more than " + MOST + " bytes");
    }
  }
}
