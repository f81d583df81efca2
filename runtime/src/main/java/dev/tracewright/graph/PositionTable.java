package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where nodes come from, as sections at the end of a text: each place once, and each {@link Origin}
 * once with its places, both with the numbers of the nodes that come from it. Nodes are counted
 * from 0 in the order in which they are printed.
 */
final class PositionTable {
  private final Map<SourcePosition, Integer> numbers = new LinkedHashMap<>();
  private final List<StringBuilder> places = new ArrayList<>();
  private final Map<Origin, StringBuilder> origins = new LinkedHashMap<>();

  private PositionTable() {}

  /** The sections, empty if no node comes from anywhere. */
  static String print(List<Graph> graphs) {
    PositionTable table = new PositionTable();
    int index = 0;
    for (Node node : GraphParser.allNodes(graphs)) {
      table.add(node, index++);
    }
    StringBuilder out = new StringBuilder();
    if (!table.places.isEmpty()) {
      out.append("\npositions:");
      table.places.forEach(out::append);
    }
    if (!table.origins.isEmpty()) {
      out.append("\norigins:");
      table.origins.values().forEach(out::append);
    }
    return out.toString();
  }

  private void add(Node node, int index) {
    node.position().ifPresent(place -> places.get(number(place)).append(' ').append(index));
    node.origin().ifPresent(origin -> line(origin).append(' ').append(index));
  }

  private StringBuilder line(Origin origin) {
    StringBuilder known = origins.get(origin);
    if (known != null) {
      return known;
    }
    StringBuilder line = new StringBuilder("\n    ").append(name(origin.rule()));
    if (!origin.replaced().isEmpty()) {
      line.append(" of");
      origin.replaced().forEach(place -> line.append(" @").append(number(place)));
    }
    line.append(" at");
    origins.put(origin, line);
    return line;
  }

  private int number(SourcePosition position) {
    Integer known = numbers.get(position);
    if (known != null) {
      return known;
    }
    SourcePosition caller = position.caller();
    String from = caller == null ? "" : " < @" + number(caller);
    int number = places.size();
    numbers.put(position, number);
    places.add(
        new StringBuilder("\n    @")
            .append(number)
            .append(" = ")
            .append(name(position.file()))
            .append(":" + position.line() + ":" + position.column() + from + " at"));
    return number;
  }

  /** A file or a rule: as it is, or quoted where it has unusual characters. */
  private static String name(String name) {
    return isPlain(name) ? name : LiteralText.print(name);
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isNamePart(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  static boolean isNamePart(char c) {
    return TextNames.isWordPart(c) || c == '/' || c == '.' || c == '$' || c == '-';
  }
}
