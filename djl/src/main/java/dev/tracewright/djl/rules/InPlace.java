package dev.tracewright.djl.rules;

import static dev.tracewright.djl.rules.ArrayGraph.ARRAY;
import static dev.tracewright.djl.rules.ArrayGraph.NUMBER;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.rewrite.Match;
import dev.tracewright.rewrite.Pattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code a.add(n)} becomes {@code a.addi(n)}, and so {@code sub}, {@code mul} and {@code div},
 * where nobody can tell: {@code n} is a number, so that the shape stays; {@code a} was made by a
 * computation that always gives floating-point numbers, so that the type stays; it is no view of
 * another array, and nobody else uses it. What depends on weights alone is left to {@code freeze}.
 */
public final class InPlace extends ArrayRule {
  private static final Set<String> NAMES = Set.of("add", "sub", "mul", "div");

  /** Methods of arrays whose results are new and of a floating-point type, whatever they get. */
  private static final Set<String> FLOATING =
      Set.of(
          "acos",
          "acosh",
          "asin",
          "asinh",
          "atan",
          "atanh",
          "cos",
          "cosh",
          "erf",
          "exp",
          "log",
          "log10",
          "log2",
          "logSoftmax",
          "sin",
          "sinh",
          "softmax",
          "sqrt",
          "tan",
          "tanh");

  /** The operand is gone with the call, so what is left is an array like a new one. */
  private static final Effects CHANGES_OWN =
      new Effects(
          /* mayThrow= */ false,
          /* reads= */ true,
          /* writes= */ true,
          /* fresh= */ true,
          /* mayNotTerminate= */ false,
          /* shares= */ false);

  /** For whoever names the rule. */
  public InPlace() {}

  @Override
  public List<Pattern> patterns() {
    return NAMES.stream().sorted().map(name -> Pattern.of(graph(name))).toList();
  }

  private static Graph graph(String name) {
    ArrayGraph graph = new ArrayGraph();
    Node a = graph.array("a");
    Node n = graph.parameter("n", NUMBER);
    return graph.returning(graph.call(ArrayGraph.method(name, NUMBER), a, n));
  }

  @Override
  public boolean matches(Match match) {
    return match.argument("a") instanceof Node a
        && a.graph() == match.graph()
        && a.effects().isSeparate()
        && a.users().size() == 1
        && isFloating(a)
        && dependsOnCall(a);
  }

  private static boolean isFloating(Node array) {
    Node each = array;
    while (each.target() instanceof MemberRef member && member.owner().equals(ARRAY)) {
      if (FLOATING.contains(member.name())) {
        return true;
      }
      boolean keepsType =
          member.parameters().equals(List.of(NUMBER))
              && (NAMES.contains(member.name())
                  || (member.name().endsWith("i")
                      && NAMES.contains(member.name().substring(0, member.name().length() - 1))));
      if (!keepsType || !(each.arg(0) instanceof Node operand)) {
        return false;
      }
      each = operand;
    }
    return false;
  }

  /** Whether a parameter is among what it is computed from; what a region makes counts as one. */
  private static boolean dependsOnCall(Node node) {
    Set<Node> seen = new HashSet<>(Set.of(node));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Node each = open.pop();
      if (each.op() == Opcode.PLACEHOLDER || !(each.target() instanceof MemberRef)) {
        if (each.op() != Opcode.GET_ATTR) {
          return true;
        }
      }
      each.inputNodes().stream().filter(seen::add).forEach(open::push);
    }
    return false;
  }

  @Override
  public Graph replacement(Match match) {
    String name = ((MemberRef) match.anchor().target()).name();
    ArrayGraph graph = new ArrayGraph();
    Argument[] operands = {graph.array("a"), graph.parameter("n", NUMBER)};
    Node changed = graph.call(ArrayGraph.method(name + "i", NUMBER), operands);
    changed.setEffects(CHANGES_OWN);
    return graph.returning(changed);
  }
}
