package dev.tracewright.verify;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.rewrite.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a pattern matches: its graph, or one where operands that match either way round have changed
 * places.
 *
 * @param graph the graph
 * @param literals the parameters that stand for literals
 * @param text which call is turned round, empty for the pattern as it stands
 */
record Orientation(Graph graph, Set<String> literals, String text) {
  /** The pattern as it stands, and with each such call turned round, alone and all together. */
  static List<Orientation> all(Pattern pattern) {
    List<Node> turned = new ArrayList<>();
    for (Node node : pattern.graph().nodes()) {
      // Operators that commute do so in every bit, but for what nobody sees of a NaN.
      if (pattern.commutes(node)
          && node.target() instanceof MemberRef member
          && !member.isOperator()) {
        turned.add(node);
      }
    }
    List<Orientation> all = new ArrayList<>();
    all.add(new Orientation(pattern.graph(), pattern.literals(), ""));
    for (Node each : turned) {
      all.add(of(pattern, List.of(each)));
    }
    if (turned.size() > 1) {
      all.add(of(pattern, turned));
    }
    return all;
  }

  private static Orientation of(Pattern pattern, List<Node> turned) {
    Graph copy = pattern.graph().copy();
    List<Node> originals = List.copyOf(pattern.graph().nodes());
    List<Node> copies = List.copyOf(copy.nodes());
    for (Node each : turned) {
      Node node = copies.get(originals.indexOf(each));
      List<Argument> args = new ArrayList<>(node.args());
      args.set(0, node.arg(1));
      args.set(1, node.arg(0));
      node.setArgs(args);
    }
    List<String> names =
        turned.stream().map(each -> ((MemberRef) each.target()).name()).distinct().toList();
    return new Orientation(
        copy,
        pattern.literals(),
        " with the operands of " + String.join(", ", names) + " the other way round");
  }
}
