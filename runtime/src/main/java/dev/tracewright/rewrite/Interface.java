package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TypeRef;
import java.util.List;
import java.util.Set;

/** What a pattern and its replacement have to have in common: parameters and results. */
final class Interface {
  private Interface() {}

  /**
   * Checks that a graph can take the place of what a pattern matched.
   *
   * @throws IllegalArgumentException if it cannot, with the reason
   */
  static void requireSame(Pattern pattern, Graph replacement) {
    List<Node> wanted = pattern.parameters();
    List<Node> given = replacement.placeholders();
    if (wanted.size() != given.size()) {
      throw new IllegalArgumentException(
          "the pattern has %d parameters, its replacement %d"
              .formatted(wanted.size(), given.size()));
    }
    for (int i = 0; i < wanted.size(); i++) {
      requireSameType("parameter " + i, wanted.get(i).type(), given.get(i).type());
    }
    Node output =
        replacement
            .outputNode()
            .filter(each -> each.target().equals(Exit.RETURN))
            .orElseThrow(() -> new IllegalArgumentException("the replacement does not return"));
    List<Node> results = pattern.results();
    if (results.size() != output.args().size()) {
      throw new IllegalArgumentException(
          "the pattern has %d results, its replacement %d"
              .formatted(results.size(), output.args().size()));
    }
    for (int i = 0; i < results.size(); i++) {
      requireFit(i, results.get(i).type(), output.arg(i));
    }
    for (String each : PatternFault.usedModules(replacement)) {
      boolean isParameter = given.stream().anyMatch(node -> Pattern.nameOf(node).equals(each));
      if (isParameter && !pattern.modules().contains(each)) {
        throw new IllegalArgumentException(
            "the replacement reads a member of the module " + each + ", a value in the pattern");
      }
    }
    requireNamedAlike(pattern.modules(), wanted, given);
  }

  /** A module is meant by its name, in paths: it must be the same in both. */
  private static void requireNamedAlike(Set<String> modules, List<Node> wanted, List<Node> given) {
    for (int i = 0; i < wanted.size(); i++) {
      String name = Pattern.nameOf(wanted.get(i));
      if (modules.contains(name) && !Pattern.nameOf(given.get(i)).equals(name)) {
        throw new IllegalArgumentException(
            "the module " + name + " is called " + given.get(i) + " in the replacement");
      }
    }
  }

  private static void requireFit(int index, TypeRef type, Argument result) {
    if (result instanceof Node node) {
      boolean bothReferences = !type.isPrimitive() && !node.type().isPrimitive();
      if (!bothReferences) {
        requireSameType("result " + index, type, node.type());
      }
    } else if (result instanceof Literal literal && type.isPrimitive()) {
      requireSameType("result " + index, type, literal.type());
    }
  }

  private static void requireSameType(String what, TypeRef wanted, TypeRef given) {
    if (!wanted.erasure().equals(given.erasure())) {
      throw new IllegalArgumentException(
          "%s is of type %s in the pattern and of type %s in its replacement"
              .formatted(what, wanted.text(), given.text()));
    }
  }
}
