package dev.tracewright.verify;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.KnownEffects;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which calls verification makes: those that change nothing but their operands. */
final class Calls {
  /** Methods of interfaces and base classes; the objects are those that a rule is tried on. */
  private static final Map<String, Set<String>> OF_VALUES =
      Map.of(
          "java.lang.Object", Set.of("equals", "toString", "clone"),
          "java.lang.CharSequence",
              Set.of("length", "charAt", "isEmpty", "subSequence", "toString"),
          "java.lang.Comparable", Set.of("compareTo"),
          "java.lang.Number", Set.of("intValue", "longValue", "doubleValue", "floatValue"),
          "java.lang.Iterable", Set.of("iterator"),
          "java.util.Iterator", Set.of("hasNext", "next"));

  private static final Set<String> OF_LISTS =
      Set.of(
          "size",
          "isEmpty",
          "get",
          "contains",
          "indexOf",
          "lastIndexOf",
          "iterator",
          "equals",
          "toString",
          "set",
          "add",
          "remove",
          "clear",
          "addAll",
          "subList",
          "containsAll");

  private static final Set<String> LISTS =
      Set.of("java.util.List", "java.util.ArrayList", "java.util.Collection");

  /** Only functions of the rule itself are ever at hand. */
  private static final String FUNCTIONS = "java.util.function";

  private final Predicate<? super Node> allowed;
  private final Set<ClassType> owners;

  /**
   * Calls that verification knows, and others.
   *
   * @param allowed which others may be made
   * @param owners the classes of which values are generated
   */
  Calls(Predicate<? super Node> allowed, Set<ClassType> owners) {
    this.allowed = allowed;
    this.owners = Set.copyOf(owners);
  }

  /** What forbids to run a graph, in words, if something does. */
  Optional<String> obstacle(Graph graph) {
    List<Node> parameters = graph.placeholders();
    Deque<Graph> open = new ArrayDeque<>(List.of(graph));
    while (!open.isEmpty()) {
      for (Node node : open.pop().nodes()) {
        open.addAll(Arguments.subGraphs(node));
        Optional<String> obstacle = obstacle(node, parameters);
        if (obstacle.isPresent()) {
          return obstacle;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> obstacle(Node node, List<Node> parameters) {
    if (node.target() instanceof AttributePath path) {
      return ofPath(path, parameters);
    }
    if (node.target() instanceof ModuleTarget module) {
      return ofPath(module.path(), parameters).or(() -> ofCall(node, module.method()));
    }
    return node.target() instanceof MemberRef member ? ofCall(node, member) : Optional.empty();
  }

  private static Optional<String> ofPath(AttributePath path, List<Node> parameters) {
    boolean isKnown = parameters.stream().anyMatch(each -> Execution.startsAt(path, each));
    return isKnown ? Optional.empty() : Optional.of("it reads " + path.text());
  }

  private Optional<String> ofCall(Node node, MemberRef member) {
    boolean isHarmless =
        isOfLanguage(member, node.args()) || owners.contains(member.owner()) || allowed.test(node);
    return isHarmless ? Optional.empty() : Optional.of("it calls " + member.text());
  }

  private static boolean isOfLanguage(MemberRef member, List<Argument> args) {
    if (member.isOperator()) {
      return !member.name().equals("initialize");
    }
    return switch (member.kind()) {
      case STATIC_GETTER -> KnownEffects.ofCall(member, args).equals(Effects.NONE);
      case GETTER -> true;
      default -> KnownEffects.isRepeatable(member) || isOfValues(member);
    };
  }

  private static boolean isOfValues(MemberRef member) {
    String owner = member.owner().binaryName();
    return OF_VALUES.getOrDefault(owner, Set.of()).contains(member.name())
        || (LISTS.contains(owner) && OF_LISTS.contains(member.name()))
        || (member.owner().packageName().equals(FUNCTIONS) && member.ownerIsInterface());
  }
}
