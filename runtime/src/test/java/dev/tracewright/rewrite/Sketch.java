package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Graphs from one line: {@code x, y -> a = relu(x); add(a, y)}. Functions are those of {@link Ops},
 * or of that name with effects: {@code read!r}, {@code write!w}, {@code check!t}, {@code make!f};
 * {@code operator.add} is an operator, {@code this.a.b} an attribute, {@code @sub(x)} the call of a
 * submodule.
 */
final class Sketch {
  static final ClassType OPS = ClassType.of(Ops.class);

  private final Graph graph = new Graph();
  private final Map<String, Argument> values = new HashMap<>();
  private String text;

  private Sketch(String text) {
    this.text = text;
  }

  /** The graph that a line stands for; the last statement is what it returns. */
  static Graph of(String line) {
    return new Sketch(line).build();
  }

  private Graph build() {
    int arrow = text.indexOf("->");
    for (String each : text.substring(0, arrow).split(",")) {
      if (!each.isBlank()) {
        String name = each.strip();
        values.put(name, graph.placeholder(name, PrimitiveType.DOUBLE));
      }
    }
    String[] statements = text.substring(arrow + 2).split(";");
    for (int i = 0; i < statements.length; i++) {
      String statement = statements[i].strip();
      boolean isLast = i == statements.length - 1;
      int equals = statement.indexOf('=');
      if (isLast) {
        text = "[" + statement + "]";
        graph.exit(Exit.RETURN, elements());
      } else {
        text = statement.substring(equals + 1).strip();
        Argument value = argument();
        if (equals > 0) {
          String name = statement.substring(0, equals).strip();
          ((Node) value).rename(name);
          values.put(name, value);
        }
      }
    }
    return graph;
  }

  private List<Argument> elements() {
    char close = text.charAt(0) == '[' ? ']' : ')';
    text = text.substring(1).strip();
    List<Argument> found = new ArrayList<>();
    while (text.charAt(0) != close) {
      found.add(argument());
      text = text.charAt(0) == ',' ? text.substring(1).strip() : text;
    }
    text = text.substring(1).strip();
    return found;
  }

  private Argument argument() {
    if (text.charAt(0) == '[') {
      return new ArrayArgument(PrimitiveType.DOUBLE, elements());
    }
    int end = 0;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    String word = text.substring(0, end);
    text = text.substring(end).strip();
    if (!text.isEmpty() && text.charAt(0) == '(') {
      return call(word, elements());
    }
    if (word.startsWith("this.")) {
      return graph.getAttr(path(word.substring("this.".length())), PrimitiveType.DOUBLE);
    }
    return Character.isDigit(word.charAt(0))
        ? new Literal(Double.valueOf(word))
        : Objects.requireNonNull(values.get(word), word);
  }

  /** A path of fields that are all of one class. */
  static AttributePath path(String dotted) {
    List<AttributePath.Step> steps = new ArrayList<>();
    for (String name : dotted.split("\\.")) {
      steps.add(new AttributePath.FieldStep(OPS, name, OPS, false));
    }
    return new AttributePath(steps);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || "_!.@".indexOf(c) >= 0;
  }

  private Node call(String word, List<Argument> args) {
    int mark = word.indexOf('!');
    String name = mark < 0 ? word : word.substring(0, mark);
    List<TypeRef> types = new ArrayList<>();
    for (Argument each : args) {
      types.add(
          each instanceof ArrayArgument ? PrimitiveType.DOUBLE.array() : PrimitiveType.DOUBLE);
    }
    if (name.startsWith("@")) {
      MemberRef apply = MemberRef.ofVirtual(OPS, "apply", types, PrimitiveType.DOUBLE);
      return graph.callModule(
          new ModuleTarget(path(name.substring(1)), apply), args, PrimitiveType.DOUBLE);
    }
    MemberRef target =
        name.startsWith("operator.")
            ? MemberRef.operator(name.substring("operator.".length()), types, PrimitiveType.DOUBLE)
            : MemberRef.ofStatic(OPS, name, types, PrimitiveType.DOUBLE);
    Node node = graph.callFunction(target, args, PrimitiveType.DOUBLE);
    String marks = mark < 0 ? "" : word.substring(mark);
    node.setEffects(
        new Effects(
            marks.contains("t"),
            marks.contains("r"),
            marks.contains("w"),
            marks.contains("f"),
            false));
    return node;
  }

  /** What a graph computes, whatever its nodes are called. */
  static String shape(Graph graph) {
    StringBuilder out = new StringBuilder();
    Map<Node, Integer> numbers = new HashMap<>();
    for (Node node : graph.nodes()) {
      numbers.put(node, numbers.size());
      List<Argument> args =
          Arguments.mapNodes(node.args(), each -> new Literal("%" + numbers.get(each)));
      out.append(node.op()).append(' ').append(node.target().text()).append(args).append('\n');
    }
    return out.toString();
  }
}
