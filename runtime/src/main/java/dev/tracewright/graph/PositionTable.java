package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where nodes come from, as a section at the end of a text: each place once, with the numbers of
 * the nodes that come from it, counted from 0 in the order in which they are printed.
 */
final class PositionTable {
  /** How deep calls may nest in a place; far deeper than anything that is captured. */
  private static final int MAX_CALLS = 1000;

  private PositionTable() {}

  /** The section, empty if no node comes from anywhere. */
  static String print(List<Graph> graphs) {
    Map<SourcePosition, Integer> numbers = new LinkedHashMap<>();
    List<StringBuilder> lines = new ArrayList<>();
    int index = 0;
    for (Node node : GraphParser.allNodes(graphs)) {
      SourcePosition position = node.position().orElse(null);
      if (position != null) {
        lines.get(number(position, numbers, lines)).append(' ').append(index);
      }
      index++;
    }
    return lines.isEmpty() ? "" : "\npositions:" + String.join("", lines);
  }

  private static int number(
      SourcePosition position, Map<SourcePosition, Integer> numbers, List<StringBuilder> lines) {
    Integer known = numbers.get(position);
    if (known != null) {
      return known;
    }
    SourcePosition caller = position.caller();
    String from = caller == null ? "" : " < @" + number(caller, numbers, lines);
    int number = lines.size();
    numbers.put(position, number);
    String file = isPlain(position.file()) ? position.file() : LiteralText.print(position.file());
    lines.add(
        new StringBuilder("\n    @")
            .append(number)
            .append(" = ")
            .append(file + ":" + position.line() + ":" + position.column() + from + " at"));
    return number;
  }

  private static boolean isPlain(String file) {
    for (int i = 0; i < file.length(); i++) {
      if (!isFilePart(file.charAt(i))) {
        return false;
      }
    }
    return !file.isEmpty();
  }

  private static boolean isFilePart(char c) {
    return TextNames.isWordPart(c) || c == '/' || c == '.' || c == '$' || c == '-';
  }

  static void read(TextScanner in, List<Graph> graphs) {
    List<Node> nodes = GraphParser.allNodes(graphs);
    List<SourcePosition> places = new ArrayList<>();
    List<Integer> depths = new ArrayList<>();
    in.skipBlank();
    while (in.accept("@")) {
      if (in.integer("the number of a place") != places.size()) {
        throw in.error("places are numbered in order: @" + places.size());
      }
      in.expect(" = ");
      places.add(place(in, places, depths));
      in.expect(" at");
      while (!in.atLineEnd()) {
        int index = in.integer("the number of a node");
        if (index < 0 || index >= nodes.size()) {
          throw in.error("there is no node " + index + " among " + nodes.size());
        }
        nodes.get(index).setPosition(places.get(places.size() - 1));
      }
      in.skipBlank();
    }
  }

  private static SourcePosition place(
      TextScanner in, List<SourcePosition> places, List<Integer> depths) {
    String file;
    if (in.peek() == '"') {
      file = in.string();
    } else {
      StringBuilder name = new StringBuilder();
      while (isFilePart(in.peek())) {
        name.append(in.peek());
        in.moveTo(in.position() + 1);
      }
      file = name.toString();
    }
    in.expect(":");
    int line = in.integer("a line");
    in.expect(":");
    SourcePosition place = SourcePosition.of(file, line, in.integer("a column"));
    int depth = 0;
    if (in.accept(" < @")) {
      int caller = in.integer("the number of a place");
      if (caller < 0 || caller >= places.size()) {
        throw in.error("the place @" + caller + " is not known yet");
      }
      depth = depths.get(caller) + 1;
      if (depth > MAX_CALLS) {
        throw in.error("calls nest deeper than " + MAX_CALLS + " levels");
      }
      place = place.calledFrom(places.get(caller));
    }
    depths.add(depth);
    return place;
  }
}
