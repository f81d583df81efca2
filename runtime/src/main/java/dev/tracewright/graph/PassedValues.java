package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds carried values and results that are always one other value, and uses that value in their
 * place: a literal, or what the region is given anyway. Operands that are equal become one.
 *
 * <p>At first every carried value and every result is taken to be the one value that any of its
 * sources is; where two sources turn out to differ it is a value of its own, and what depended on
 * it is looked at again. So values that only go round are found through any nesting of loops.
 */
final class PassedValues {
  private final RegionFlow flow;

  /** What a carried value or a result is; itself where its sources differ. */
  private final Map<Node, Argument> merged = new HashMap<>();

  private final Map<Node, Set<Node>> dependents = new HashMap<>();
  private final Map<Node, Argument> replacements = new HashMap<>();

  /** What the nodes that stand for other values stand for, once this is settled. */
  private final Map<Node, Argument> values = new HashMap<>();

  private PassedValues(RegionFlow flow) {
    this.flow = flow;
  }

  /** Replaces the uses; what is not used any more stays. */
  static boolean replace(Graph graph, RegionFlow flow) {
    PassedValues passed = new PassedValues(flow);
    passed.settle();
    for (RegionFlow.Entry region : flow.regions()) {
      passed.replaceResults(region);
      for (List<Node> operands : region.operands()) {
        passed.replaceParameters(region, operands);
      }
    }
    return passed.rewrite(graph);
  }

  private void settle() {
    Deque<Node> open = new ArrayDeque<>();
    for (RegionFlow.Entry region : flow.regions()) {
      open.addAll(region.carried());
      for (List<Node> result : region.results()) {
        open.addAll(result.subList(0, Math.min(1, result.size())));
      }
    }
    while (!open.isEmpty()) {
      Node node = open.poll();
      Argument before = merged.get(node);
      Argument now = before == node ? node : merge(node);
      if (now != null && !now.equals(before)) {
        merged.put(node, now);
        open.addAll(dependents.getOrDefault(node, Set.of()));
      }
    }
  }

  /** The one value of all sources, the node itself if there are two, or null if none is known. */
  private @Nullable Argument merge(Node node) {
    Argument only = null;
    for (Argument source : sources(node)) {
      if (!(source instanceof Node) && !isConstant(source)) {
        return node;
      }
      Argument value = value(source, node);
      if (value == null || value == node) {
        continue;
      }
      if (only != null && !only.equals(value)) {
        return node;
      }
      only = value;
    }
    return only instanceof Node outside && isInside(outside, region(node)) ? node : only;
  }

  private Node region(Node merging) {
    RegionFlow.Parameter parameter = flow.parameter(merging);
    return parameter == null
        ? java.util.Objects.requireNonNull(flow.result(merging)).region().node()
        : parameter.region().node();
  }

  private static boolean isInside(Node node, Node region) {
    Node owner = node.graph().ownerOrNull();
    while (owner != null && owner != region) {
      owner = owner.graph().ownerOrNull();
    }
    return owner == region;
  }

  private List<Argument> sources(Node merging) {
    List<Argument> sources = new ArrayList<>();
    RegionFlow.Parameter carried = flow.parameter(merging);
    if (carried != null) {
      sources.add(carried.given());
      carried.region().bringingCarried().forEach(each -> sources.add(each.arg(carried.index())));
    }
    RegionFlow.Result result = flow.result(merging);
    if (result != null) {
      result.region().bringingResults().forEach(each -> sources.add(each.arg(result.index())));
    }
    return sources;
  }

  /**
   * What an argument is: a constant or the node that makes it; null as long as nothing is known.
   */
  private @Nullable Argument value(Argument argument, Node dependent) {
    Argument each = argument;
    while (each instanceof Node node) {
      RegionFlow.Parameter parameter = flow.parameter(node);
      RegionFlow.Result result = flow.result(node);
      if (parameter != null && !parameter.isCarried()) {
        each = parameter.given();
      } else if (parameter != null || result != null) {
        Node merging = result == null ? node : result.region().results().get(result.index()).get(0);
        dependents.computeIfAbsent(merging, key -> new LinkedHashSet<>()).add(dependent);
        return merged.get(merging);
      } else {
        return node;
      }
    }
    return each;
  }

  private static boolean isConstant(Argument argument) {
    return argument instanceof Literal
        || argument instanceof EnumConstant
        || argument instanceof ClassLiteral;
  }

  /** As {@link #value}, when everything is settled. */
  private Argument settled(Node node) {
    Argument known = values.get(node);
    if (known == null) {
      known = value(node, node);
      known = known == null ? node : known;
      values.put(node, known);
    }
    return known;
  }

  private void replaceResults(RegionFlow.Entry region) {
    for (List<Node> result : region.results()) {
      for (Node each : result) {
        Argument value = settled(each);
        if (fits(value, each.type())) {
          replacements.put(each, value);
        } else if (value != result.get(0)) {
          Node given = given(region.parts(), value, each.type());
          if (given != null) {
            replacements.put(each, replacements.getOrDefault(given, given));
          }
        }
      }
    }
  }

  /** What a region is given that is a value and has its type. */
  private @Nullable Node given(RegionParts parts, Argument value, TypeRef type) {
    for (List<Argument> arguments : List.of(parts.operands(), parts.initial())) {
      for (Argument each : arguments) {
        if (each instanceof Node node && node.type().equals(type) && settled(node).equals(value)) {
          return node;
        }
      }
    }
    return null;
  }

  /** What two parameters of a sub-graph must have in common for one to stand for both. */
  private record Kind(Argument value, TypeRef type) {}

  /** Replaces the parameters of one sub-graph: those for the operands, and the carried ones. */
  private void replaceParameters(RegionFlow.Entry region, List<Node> parameters) {
    Map<Kind, Node> operands = new HashMap<>();
    for (Node each : parameters) {
      Argument value = settled(each);
      if (fits(value, each.type())) {
        replacements.put(each, value);
      } else {
        Node same = operands.putIfAbsent(new Kind(value, each.type()), each);
        if (same != null) {
          replacements.put(each, same);
        }
      }
    }
    replaceCarried(region, operands);
  }

  /** What a loop carries without changing it is given to it as an operand instead. */
  private void replaceCarried(RegionFlow.Entry region, Map<Kind, Node> operands) {
    List<Argument> added = new ArrayList<>();
    for (int i = 0; i < region.carried().size(); i++) {
      Node each = region.carried().get(i);
      Argument value = settled(each);
      if (fits(value, each.type())) {
        replacements.put(each, value);
      } else if (value != each && !each.users().isEmpty()) {
        Kind kind = new Kind(value, each.type());
        if (!operands.containsKey(kind)) {
          added.add(region.parts().initial().get(i));
          operands.put(kind, operandLike(each));
        }
        replacements.put(each, operands.get(kind));
      }
    }
    if (!added.isEmpty()) {
      added.addAll(0, region.node().args());
      region.node().setArgs(added);
    }
  }

  /** A new last parameter that takes over the name and the value of another. */
  private Node operandLike(Node parameter) {
    Graph body = parameter.graph();
    Node operand = body.addParameter(new ParameterName(parameter.name()), parameter.type());
    operand.setPosition(parameter.position().orElse(null));
    body.swapNames(parameter, operand);
    values.put(operand, settled(parameter));
    return operand;
  }

  /** A constant of a type: elsewhere the static type would not be what it was. */
  private static boolean fits(Argument value, TypeRef type) {
    if (value instanceof Literal literal) {
      return literal.value() == null ? !type.isPrimitive() : literal.type().equals(type);
    }
    if (value instanceof EnumConstant constant) {
      return constant.type().equals(type.erasure());
    }
    return value instanceof ClassLiteral && type.erasure().equals(ClassType.CLASS);
  }

  /** Replaces all at once, so that each node is given new arguments only once. */
  private boolean rewrite(Graph graph) {
    boolean[] changed = new boolean[1];
    Walk.preOrder(
        graph,
        node -> {
          List<Argument> args =
              Arguments.mapNodes(node.args(), each -> replacements.getOrDefault(each, each));
          if (args != node.args()) {
            node.setArgs(args);
            changed[0] = true;
          }
        });
    return changed[0];
  }
}
