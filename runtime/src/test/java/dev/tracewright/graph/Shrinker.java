package dev.tracewright.graph;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes a graph that shows a fault smaller as long as it still shows it. */
final class Shrinker {
  private Shrinker() {}

  /** The smallest graph found that still {@code fails}; the given one is left as it is. */
  static Graph shrink(Graph graph, Predicate<Graph> fails) {
    Graph smallest = graph;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = smallest.size() - 1; i >= 0; i--) {
        for (Consumer<Node> step : STEPS) {
          Graph candidate = smallest.copy();
          Node node = List.copyOf(candidate.nodes()).get(i);
          step.accept(node);
          if (size(candidate) < size(smallest) && fails.test(candidate)) {
            smallest = candidate;
            smaller = true;
            break;
          }
        }
        i = Math.min(i, smallest.size());
      }
    }
    return smallest;
  }

  private static final List<Consumer<Node>> STEPS =
      List.of(
          Shrinker::erase,
          node -> node.setArgs(List.of()),
          node -> {
            if (!node.args().isEmpty()) {
              node.setArgs(node.args().subList(1, node.args().size()));
            }
          },
          node -> node.setEffects(null),
          node -> node.setType(PrimitiveType.INT));

  private static void erase(Node node) {
    node.replaceAllUsesWith(Literal.NULL);
    node.graph().erase(node);
  }

  private static int size(Graph graph) {
    return graph.toString().length();
  }
}
