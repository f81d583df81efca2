package dev.tracewright.graph;

import java.util.List;
import java.util.Map;

/** Writes graphs in the text format: torch.fx's layout, with types. */
final class GraphPrinter {
  private static final int INDENT = 4;

  private final TargetPrinter targets;
  private final StringBuilder out = new StringBuilder();

  GraphPrinter(Where where) {
    targets = new TargetPrinter(where, out);
  }

  /** A graph with what its lines leave out at the end, without positions. */
  static String print(Graph graph) {
    Where where = Where.of(graph);
    GraphPrinter printer = new GraphPrinter(where);
    printer.graph(graph, 0);
    return printer.out.append(where.text()).toString();
  }

  /** The line of one node. */
  String line(Node node) {
    node(node, 0);
    return take();
  }

  /** The text of a graph alone. */
  String body(Graph graph) {
    graph(graph, 0);
    return take();
  }

  /** The text of a path. */
  String path(AttributePath path) {
    targets.path(path);
    return take();
  }

  /** The text of an argument. */
  String argument(Argument argument) {
    argument(argument, 0, false);
    return take();
  }

  /** Arguments for a reader: sub-graphs by their size alone. */
  String cell(List<Argument> args) {
    List<Argument> shown =
        Arguments.mapAll(
            args,
            leaf -> leaf instanceof Graph graph ? new Literal("graph of " + graph.size()) : leaf);
    arguments(shown, 0);
    return take();
  }

  private String take() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }

  private void graph(Graph graph, int indent) {
    out.append("graph():");
    for (Node node = graph.first; node != null; node = node.next) {
      newLine(indent + INDENT);
      node(node, indent + INDENT);
    }
  }

  private void newLine(int indent) {
    out.append('\n');
    for (int i = 0; i < indent; i++) {
      out.append(' ');
    }
  }

  private void node(Node node, int indent) {
    if (node.target() instanceof Exit exit) {
      output(node, exit, indent);
      return;
    }
    out.append('%').append(TextNames.name(node.name())).append(" : ");
    out.append(node.type().text()).append(" [num_users=").append(node.userCount());
    if (node.ownEffects().isPresent()) {
      out.append(", ");
      effects(node.ownEffects().get());
    }
    out.append("] = ").append(node.op().text()).append("[target=");
    targets.target(node.target(), node.type());
    out.append(']');
    if (Targets.takesArguments(node.op())) {
      out.append("(args = ");
      arguments(node.args(), indent);
      out.append(')');
    }
  }

  private void effects(Effects effects) {
    out.append("effects={").append(effects.text()).append('}');
  }

  private void output(Node node, Exit exit, int indent) {
    out.append(exit.kind().text());
    if (node.ownEffects().isPresent()) {
      out.append('[');
      effects(node.ownEffects().get());
      out.append(']');
    }
    boolean named = exit.kind() == Exit.Kind.BREAK || exit.kind() == Exit.Kind.CONTINUE;
    if (exit.label() != null) {
      out.append(' ').append(TextNames.name(exit.label()));
    }
    // After a break or a continue a plain word is its label, so values stand in parentheses.
    boolean parentheses = node.args().size() > (named ? 0 : 1);
    String separator = parentheses ? " (" : " ";
    for (Argument each : node.args()) {
      out.append(separator);
      argument(each, indent, true);
      separator = ", ";
    }
    out.append(parentheses ? ")" : "");
    if (!node.type().equals(Exit.typeOf(node.args()))) {
      out.append(" : ").append(node.type().text());
    }
  }

  /** Arguments in parentheses; a sub-graph starts on a line of its own. */
  private void arguments(List<Argument> args, int indent) {
    out.append('(');
    boolean fresh = false;
    for (int i = 0; i < args.size(); i++) {
      boolean isGraph = args.get(i) instanceof Graph;
      if (isGraph || fresh) {
        out.append(i == 0 ? "" : ",");
        newLine(indent + INDENT);
      } else if (i > 0) {
        out.append(", ");
      }
      argument(args.get(i), indent + INDENT, false);
      fresh = isGraph;
    }
    out.append(args.size() == 1 ? ",)" : ")");
  }

  private void argument(Argument argument, int indent, boolean inOutput) {
    if (argument instanceof Node node) {
      boolean bare = inOutput && TextNames.isPlain(node.name()) && !TextNames.isTaken(node.name());
      out.append(bare ? "" : "%").append(TextNames.name(node.name()));
    } else if (argument instanceof Graph graph) {
      graph(graph, indent);
      newLine(indent);
      out.append("end");
    } else if (argument instanceof ListArgument list) {
      elements('[', list.elements(), ']', indent, inOutput);
    } else if (argument instanceof ArrayArgument array) {
      out.append("new ").append(array.component().text()).append("[] ");
      elements('{', array.elements(), '}', indent, inOutput);
    } else if (argument instanceof MapArgument map) {
      entries(map, indent, inOutput);
    } else if (argument instanceof Literal literal) {
      out.append(literal.text());
    } else if (argument instanceof EnumConstant constant) {
      out.append(constant.text());
    } else if (argument instanceof ClassLiteral literal) {
      out.append(literal.text());
    }
  }

  private void elements(
      char open, List<Argument> elements, char close, int indent, boolean inOutput) {
    out.append(open);
    String separator = "";
    for (Argument each : elements) {
      out.append(separator);
      argument(each, indent, inOutput);
      separator = ", ";
    }
    out.append(close);
  }

  private void entries(MapArgument map, int indent, boolean inOutput) {
    out.append('{');
    String separator = "";
    for (Map.Entry<Literal, Argument> each : map.entries().entrySet()) {
      out.append(separator).append(each.getKey().text()).append(": ");
      argument(each.getValue(), indent, inOutput);
      separator = ", ";
    }
    out.append('}');
  }
}
