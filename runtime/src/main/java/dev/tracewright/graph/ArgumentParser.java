package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads arguments; sub-graphs it hands to the parser of graphs. */
final class ArgumentParser {
  private final TextScanner in;
  private final TypeParser types;
  private final LiteralParser literals;
  private final Subgraphs subgraphs;
  private int depth;

  /** Reads a sub-graph. */
  interface Subgraphs {
    Graph graph();
  }

  ArgumentParser(TextScanner in, TypeParser types, LiteralParser literals, Subgraphs subgraphs) {
    this.in = in;
    this.types = types;
    this.literals = literals;
    this.subgraphs = subgraphs;
  }

  /** Arguments in parentheses, with a comma behind a single one or without. */
  List<Argument> inParentheses(@Nullable Graph graph, boolean inOutput) {
    in.expect("(");
    return elements(graph, ")", inOutput);
  }

  private List<Argument> elements(@Nullable Graph graph, String close, boolean inOutput) {
    List<Argument> elements = new ArrayList<>();
    in.skipBlank();
    while (!in.accept(close)) {
      elements.add(argument(graph, inOutput));
      in.skipBlank();
      if (!in.accept(",") && !in.looksAt(close)) {
        throw in.expected("',' or '" + close + "'");
      }
      in.skipBlank();
    }
    return elements;
  }

  /**
   * One argument.
   *
   * @param graph the graph whose nodes it can name, or null if it can name none
   * @param inOutput whether a plain word is a node
   */
  Argument argument(@Nullable Graph graph, boolean inOutput) {
    // The arguments of a node at the top are no level yet.
    if (++depth > Graph.MAX_DEPTH + 1) {
      throw in.error("arguments and graphs nest deeper than " + Graph.MAX_DEPTH + " levels");
    }
    Argument argument = undeepened(graph, inOutput);
    depth--;
    return argument;
  }

  private Argument undeepened(@Nullable Graph graph, boolean inOutput) {
    int start = in.position();
    if (in.accept("%")) {
      return node(graph, start, in.name("the name of a node"));
    }
    if (in.accept("[")) {
      return new ListArgument(elements(graph, "]", inOutput));
    }
    if (in.accept("{")) {
      return map(graph, inOutput);
    }
    if (in.acceptWord("new")) {
      return array(graph, inOutput);
    }
    if (in.looksAt("graph():")) {
      return subgraphs.graph();
    }
    if (literals.atMark()) {
      return literals.literal();
    }
    if (in.atWord()) {
      String word = in.run();
      if (LiteralParser.isWord(word)) {
        return literals.ofWord(word);
      }
      if (inOutput && in.peek() != '.' && in.peek() != '$' && in.peek() != '[') {
        return node(graph, start, word);
      }
    } else if (in.peek() == '"') {
      String text = in.string();
      if (in.peek() != '.' && in.peek() != '$') {
        return new Literal(text);
      }
    } else {
      throw in.expected("an argument");
    }
    in.moveTo(start);
    return constant(start);
  }

  private Node node(@Nullable Graph graph, int start, String name) {
    Node node = graph == null ? null : graph.node(name).orElse(null);
    if (node == null) {
      throw in.errorAt(start, "no node %" + name + " is defined before");
    }
    return node;
  }

  private MapArgument map(@Nullable Graph graph, boolean inOutput) {
    Map<Literal, Argument> entries = new LinkedHashMap<>();
    in.skipBlank();
    while (!in.accept("}")) {
      int start = in.position();
      Literal key = literals.literal();
      in.expectAmidBlanks(":");
      if (entries.put(key, argument(graph, inOutput)) != null) {
        throw in.errorAt(start, "the key " + key + " is there already");
      }
      in.skipBlank();
      if (!in.accept(",") && !in.looksAt("}")) {
        throw in.expected("',' or '}'");
      }
      in.skipBlank();
    }
    return new MapArgument(entries);
  }

  private ArrayArgument array(@Nullable Graph graph, boolean inOutput) {
    in.skipBlank();
    int start = in.position();
    if (!(types.type() instanceof ArrayType type)) {
      throw in.errorAt(start, "expected an array type");
    }
    in.expectAmidBlanks("{");
    return new ArrayArgument(type.component(), elements(graph, "}", inOutput));
  }

  /** A class literal or the constant of an enum. */
  private Argument constant(int start) {
    List<TypeParser.Segment> segments = types.segments();
    int last = segments.size() - 1;
    if (in.peek() == '[' || segments.get(last).is("class")) {
      boolean isArray = in.peek() == '[';
      List<TypeParser.Segment> type = isArray ? segments : segments.subList(0, last);
      if (type.isEmpty()) {
        throw in.errorAt(start, "expected a type before 'class'");
      }
      TypeRef named = types.dimensions(types.namedType(type));
      if (isArray) {
        in.expect(".class");
      }
      return new ClassLiteral(named);
    }
    if (last == 0 || segments.get(last).simples().size() != 1) {
      throw in.errorAt(start, "expected an argument: a node is written with '%'");
    }
    return new EnumConstant(
        types.classType(segments.subList(0, last)), segments.get(last).simples().get(0));
  }
}
