package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.List;

/** A graph as a table for people. */
final class Table {
  private static final String GAP = "  ";

  private Table() {}

  static String of(Graph graph) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("opcode", "name", "type", "target", "args"));
    GraphPrinter printer = new GraphPrinter(Where.BRIEF);
    for (Node node : graph.nodes()) {
      rows.add(
          List.of(
              node.op().text(),
              node.name(),
              node.type().text(),
              node.target().text(),
              printer.cell(node.args())));
    }
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    rows.add(1, rule);
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(i == 0 ? "" : GAP).append(row.get(i));
        line.append(" ".repeat(widths[i] - row.get(i).length()));
      }
      out.append(out.isEmpty() ? "" : "\n").append(line.toString().stripTrailing());
    }
    return out.toString();
  }
}
