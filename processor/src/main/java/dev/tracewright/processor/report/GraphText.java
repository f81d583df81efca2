package dev.tracewright.processor.report;

import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A graph as lines that know their nodes. How many users a node has is left out, for it changes
 * where nothing else does; so are the fields and interfaces at the end.
 *
 * @param lines the lines
 * @param nodes how many nodes there are, those of sub-graphs included
 */
record GraphText(List<GraphLine> lines, int nodes) {
  private static final Pattern NODE =
      Pattern.compile(
          " *(?:%(?:\\w+|\"(?:[^\"\\\\]|\\\\.)*+\") : .*|(?:return|yield|throw|break|continue)\\b.*)");
  private static final Pattern USERS = Pattern.compile(" \\[num_users=\\d+(?:]|, (?=effects=))");

  static GraphText of(Graph graph) {
    List<Node> nodes = nodes(graph);
    Iterator<Node> next = nodes.iterator();
    List<GraphLine> lines = new ArrayList<>();
    for (String line : (Iterable<String>) graph.toString().lines()::iterator) {
      if (line.equals("where:")) {
        break;
      }
      boolean isNode = next.hasNext() && NODE.matcher(line).matches();
      lines.add(
          isNode
              ? ofNode(line, next.next())
              : new GraphLine(line, Optional.empty(), Optional.empty()));
    }
    return new GraphText(lines, nodes.size());
  }

  private static GraphLine ofNode(String line, Node node) {
    String text =
        USERS.matcher(line).replaceFirst(found -> found.group().endsWith("]") ? "" : " [");
    return new GraphLine(text, node.position(), node.origin());
  }

  /** All nodes in the order in which they are printed. */
  private static List<Node> nodes(Graph graph) {
    List<Node> all = new ArrayList<>();
    Deque<Iterator<Node>> open = new ArrayDeque<>(List.of(graph.nodes().iterator()));
    while (!open.isEmpty()) {
      if (!open.getLast().hasNext()) {
        open.removeLast();
        continue;
      }
      Node node = open.getLast().next();
      all.add(node);
      List<Graph> inside = new ArrayList<>(Arguments.subGraphs(node));
      Collections.reverse(inside);
      inside.forEach(each -> open.addLast(each.nodes().iterator()));
    }
    return all;
  }
}
