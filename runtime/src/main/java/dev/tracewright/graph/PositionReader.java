package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.List;

/** Reads what {@link PositionTable} prints. */
final class PositionReader {
  /** How deep calls may nest in a place; far deeper than anything that is captured. */
  private static final int MAX_CALLS = 1000;

  private final TextScanner in;
  private final List<Graph> graphs;
  private final List<SourcePosition> places = new ArrayList<>();
  private final List<Integer> depths = new ArrayList<>();

  PositionReader(TextScanner in, List<Graph> graphs) {
    this.in = in;
    this.graphs = graphs;
  }

  /** Reads the sections that stand here and tells the nodes of the graphs. */
  void read() {
    if (!in.looksAt("positions:") && !in.looksAt("origins:")) {
      return;
    }
    List<Node> nodes = GraphParser.allNodes(graphs);
    if (in.accept("positions:")) {
      in.skipBlank();
      while (in.looksAt("@")) {
        SourcePosition place = place();
        at(nodes).forEach(each -> each.setPosition(place));
      }
    }
    if (in.accept("origins:")) {
      in.skipBlank();
      while (!in.atEnd()) {
        Origin origin = origin();
        at(nodes).forEach(each -> each.setOrigin(origin));
      }
    }
  }

  private List<Node> at(List<Node> nodes) {
    in.expect(" at");
    List<Node> found = new ArrayList<>();
    while (!in.atLineEnd()) {
      int index = in.integer("the number of a node");
      if (index < 0 || index >= nodes.size()) {
        throw in.error("there is no node " + index + " among " + nodes.size());
      }
      found.add(nodes.get(index));
    }
    in.skipBlank();
    return found;
  }

  private SourcePosition place() {
    in.expect("@");
    if (in.integer("the number of a place") != places.size()) {
      throw in.error("places are numbered in order: @" + places.size());
    }
    in.expect(" = ");
    String file = name();
    in.expect(":");
    int line = in.integer("a line");
    in.expect(":");
    SourcePosition place = SourcePosition.of(file, line, in.integer("a column"));
    int depth = 0;
    if (in.accept(" < ")) {
      int caller = known();
      depth = depths.get(caller) + 1;
      if (depth > MAX_CALLS) {
        throw in.error("calls nest deeper than " + MAX_CALLS + " levels");
      }
      place = place.calledFrom(places.get(caller));
    }
    places.add(place);
    depths.add(depth);
    return place;
  }

  private Origin origin() {
    String rule = name();
    List<SourcePosition> replaced = new ArrayList<>();
    if (in.accept(" of")) {
      while (in.looksAt(" @")) {
        in.expect(" ");
        replaced.add(places.get(known()));
        if (replaced.size() > Origin.MAX_REPLACED) {
          throw in.error("an origin has at most " + Origin.MAX_REPLACED + " places");
        }
      }
    }
    return new Origin(rule, replaced);
  }

  /** The number of a place that was read already. */
  private int known() {
    in.expect("@");
    int number = in.integer("the number of a place");
    if (number < 0 || number >= places.size()) {
      throw in.error("the place @" + number + " is not known yet");
    }
    return number;
  }

  /** A file or a rule. */
  private String name() {
    if (in.peek() == '"') {
      return in.string();
    }
    int start = in.position();
    StringBuilder name = new StringBuilder();
    while (PositionTable.isNamePart(in.peek())) {
      name.append(in.peek());
      in.moveTo(in.position() + 1);
    }
    if (in.position() == start) {
      throw in.expected("the name of a file or a rule");
    }
    return name.toString();
  }
}
