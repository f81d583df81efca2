package dev.tracewright.verify;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The literals of a rule. What it does there, and beside, is seldom hit by chance.
 *
 * @param integers the integers and characters, each with its neighbours
 * @param numbers all numbers
 * @param texts the strings
 */
record Mentioned(Set<Long> integers, Set<Double> numbers, Set<String> texts) {
  /** How many of a kind are enough. */
  private static final int MOST = 24;

  static Mentioned in(List<Graph> graphs) {
    Mentioned found =
        new Mentioned(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    for (Graph graph : graphs) {
      graph.forEachNode(
          node -> node.args().forEach(each -> Arguments.forEachLeaf(each, found::look)));
    }
    return found;
  }

  private void look(Argument leaf) {
    if (!(leaf instanceof Literal literal) || integers.size() > MOST || texts.size() > MOST) {
      return;
    }
    Object value = literal.value();
    if (value instanceof Character character) {
      add(character);
    } else if (value instanceof Double || value instanceof Float) {
      numbers.add(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      add(number.longValue());
    } else if (value instanceof String text) {
      texts.add(text);
    }
  }

  private void add(long value) {
    numbers.add((double) value);
    integers.addAll(List.of(value, value - 1, value + 1, -value));
  }
}
