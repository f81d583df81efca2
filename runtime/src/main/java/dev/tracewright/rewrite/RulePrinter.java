package dev.tracewright.rewrite;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.GraphResource;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes compiled rules. */
final class RulePrinter {
  private final CompiledRule compiled;
  private final StringBuilder out = new StringBuilder();

  RulePrinter(CompiledRule compiled) {
    this.compiled = compiled;
  }

  String print() {
    GraphRule first = compiled.forms().get(0).rule();
    out.append(RuleResource.HEADER).append(RuleResource.VERSION).append('\n');
    out.append("rule ").append(compiled.name()).append('\n');
    out.append("precision ").append(first.precision()).append('\n');
    first.position().ifPresent(this::position);
    compiled.forms().forEach(this::form);
    return out.toString();
  }

  private void position(SourcePosition position) {
    out.append("at ").append(position.line()).append(' ').append(position.column());
    out.append(' ').append(position.file().replaceAll("\\p{Cntrl}", "?")).append('\n');
  }

  private void form(CompiledRule.Form form) {
    out.append("form:\n");
    for (int i = 0; i < form.patterns().size(); i++) {
      Pattern pattern = form.rule().patterns().get(i);
      out.append("pattern:\n");
      indices("literals", parameters(pattern, pattern.literals()));
      indices("modules", parameters(pattern, pattern.modules()));
      indices("commutative", commutative(pattern));
      method(form.patterns().get(i), pattern.graph());
    }
    out.append("replacement:\n");
    method(form.replacement(), form.rule().replacement());
  }

  private void method(Signature signature, Graph graph) {
    out.append(GraphResource.print(new CapturedMethod(signature, List.of(), graph, graph)));
  }

  private void indices(String what, List<Integer> indices) {
    if (!indices.isEmpty()) {
      out.append(what);
      indices.forEach(each -> out.append(' ').append(each));
      out.append('\n');
    }
  }

  private static List<Integer> parameters(Pattern pattern, Set<String> names) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < pattern.parameters().size(); i++) {
      if (names.contains(Pattern.nameOf(pattern.parameters().get(i)))) {
        indices.add(i);
      }
    }
    return indices;
  }

  private static List<Integer> commutative(Pattern pattern) {
    List<Integer> indices = new ArrayList<>();
    int index = 0;
    for (Node node : pattern.graph().nodes()) {
      if (pattern.commutes(node)) {
        indices.add(index);
      }
      index++;
    }
    return indices;
  }
}
