package dev.tracewright.rewrite;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.GraphResource;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads compiled rules. */
final class RuleParser {
  private static final int MOST_FORMS = 64;
  private static final int MOST_PATTERNS = 10_000;
  private static final Set<String> MARKS = Set.of("form:", "pattern:", "replacement:");

  private final List<String> lines;
  private int next;

  RuleParser(String text) {
    this.lines = text.lines().toList();
    if (RuleResource.versionOf(text) != RuleResource.VERSION) {
      throw error("the text is no rule of version " + RuleResource.VERSION);
    }
    this.next = 1;
  }

  CompiledRule parse() {
    String name = required("rule ");
    if (!name.matches("[\\p{javaJavaIdentifierPart}.]+")) {
      throw error("this is no name of a class");
    }
    Precision precision = precision(required("precision "));
    Optional<SourcePosition> position = optional("at ").map(this::position);
    List<CompiledRule.Form> forms = new ArrayList<>();
    while (next < lines.size()) {
      if (!accept("form:") || forms.size() == MOST_FORMS) {
        throw error("expected at most " + MOST_FORMS + " forms");
      }
      forms.add(form(name, precision, position));
    }
    return new CompiledRule(forms);
  }

  private CompiledRule.Form form(
      String name, Precision precision, Optional<SourcePosition> position) {
    List<Pattern> patterns = new ArrayList<>();
    List<Signature> methods = new ArrayList<>();
    while (accept("pattern:")) {
      if (patterns.size() == MOST_PATTERNS) {
        throw error("expected at most " + MOST_PATTERNS + " patterns");
      }
      List<Integer> literals = indices("literals ");
      List<Integer> modules = indices("modules ");
      List<Integer> commutative = indices("commutative ");
      CapturedMethod method = method();
      methods.add(method.signature());
      patterns.add(pattern(method.captured(), literals, modules, commutative));
    }
    if (!accept("replacement:")) {
      throw error("expected a replacement");
    }
    CapturedMethod replacement = method();
    GraphRule rule = new GraphRule(name, precision, patterns, replacement.captured(), position);
    return new CompiledRule.Form(rule, methods, replacement.signature());
  }

  private Pattern pattern(
      Graph graph, List<Integer> literals, List<Integer> modules, List<Integer> commutative) {
    List<Node> nodes = new ArrayList<>();
    graph.nodes().forEach(nodes::add);
    Set<Node> commuting = new HashSet<>();
    for (int each : commutative) {
      Node node = at(nodes, each);
      if (node.args().size() < 2) {
        throw error("%" + node + " has no two operands");
      }
      commuting.add(node);
    }
    return Pattern.of(graph, names(graph, modules))
        .withLiterals(names(graph, literals))
        .commuting(commuting);
  }

  private Set<String> names(Graph graph, List<Integer> parameters) {
    Set<String> names = new HashSet<>();
    parameters.forEach(each -> names.add(Pattern.nameOf(at(graph.placeholders(), each))));
    return names;
  }

  private Node at(List<Node> nodes, int index) {
    if (index >= nodes.size()) {
      throw error("there are only %d where number %d is meant".formatted(nodes.size(), index));
    }
    return nodes.get(index);
  }

  /** A method with its graph, which ends where the next mark stands. */
  private CapturedMethod method() {
    int start = next;
    while (next < lines.size() && !MARKS.contains(lines.get(next))) {
      next++;
    }
    CapturedMethod method =
        GraphResource.parse(String.join("\n", lines.subList(start, next)) + "\n");
    lint(method.captured());
    if (method.captured() != method.result() || !method.assumptions().isEmpty()) {
      throw error("the method of a rule has one graph and assumes nothing");
    }
    List<Parameter> declared =
        method.signature().parameters().stream()
            .map(each -> new Parameter(each.name(), each.type()))
            .toList();
    List<Parameter> given =
        method.captured().placeholders().stream()
            .map(each -> new Parameter(Pattern.nameOf(each), each.type()))
            .toList();
    if (!declared.equals(given)) {
      throw error("the method has other parameters than its graph");
    }
    return method;
  }

  private record Parameter(String name, TypeRef type) {}

  /** Lints a graph that may have several results, which no method has. */
  private static void lint(Graph graph) {
    Graph checked = graph.copy();
    checked
        .outputNode()
        .filter(each -> each.args().size() > 1)
        .ifPresent(each -> each.setArgs(each.args().subList(0, 1)));
    checked.lint();
  }

  private Precision precision(String text) {
    for (Precision each : Precision.values()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    throw error("there is no precision " + text);
  }

  private SourcePosition position(String text) {
    String[] parts = text.split(" ", 3);
    if (parts.length < 3) {
      throw error("expected a line, a column and a file");
    }
    return SourcePosition.of(parts[2], integer(parts[0]), integer(parts[1]));
  }

  private List<Integer> indices(String what) {
    List<Integer> found = new ArrayList<>();
    optional(what)
        .ifPresent(
            text -> {
              for (String each : text.split(" ", -1)) {
                found.add(integer(each));
              }
            });
    return found;
  }

  private int integer(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw error("expected a number");
    }
    return Integer.parseInt(text);
  }

  private boolean accept(String mark) {
    boolean isThere = next < lines.size() && lines.get(next).equals(mark);
    next += isThere ? 1 : 0;
    return isThere;
  }

  private String required(String word) {
    return optional(word).orElseThrow(() -> error("expected '" + word.strip() + "'"));
  }

  private Optional<String> optional(String word) {
    if (next >= lines.size() || !lines.get(next).startsWith(word)) {
      return Optional.empty();
    }
    return Optional.of(lines.get(next++).substring(word.length()));
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("line " + (next + 1) + ": " + what);
  }
}
