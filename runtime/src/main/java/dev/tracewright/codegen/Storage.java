package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Projection;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes share a variable. What a loop carries or a region results in has a variable that is
 * assigned on every way there; the values that are assigned to it are computed right into it
 * wherever no other value is still needed from it then.
 */
final class Storage {
  /** How many pairs of values are compared before two variables are left apart. */
  private static final int MAX_PAIRS = 10_000;

  private static final Pattern NUMBER = Pattern.compile("_[0-9]+$");

  private final Regions regions;
  private final Schedule schedule;
  private final Flow flow;
  private final Returns returns;
  private final TypeNames types;
  private final Set<Node> captured = new HashSet<>();
  private final Map<Node, List<Node>> sharing = new HashMap<>();
  private final Map<Node, Local> locals = new HashMap<>();
  private @Nullable Set<Local> capturedLocals;

  /** Decides for one method or function object. */
  Storage(
      Graph root,
      Regions regions,
      Schedule schedule,
      Flow flow,
      Returns returns,
      TypeNames types,
      BodyPlan.Inputs inputs) {
    this.regions = regions;
    this.schedule = schedule;
    this.flow = flow;
    this.returns = returns;
    this.types = types;
    locals.putAll(inputs.parameters());
    locals.putAll(inputs.captured());
    captured.addAll(inputs.captured().keySet());
    collectCaptured(root);
    for (Node region : regions.inOrder()) {
      if (schedule.isRegionStatement(region)) {
        share(region);
      }
    }
  }

  private void collectCaptured(Graph graph) {
    for (Node node : graph.nodes()) {
      if (node.target() == Region.LAMBDA) {
        for (Argument each : regions.parts(node).operands()) {
          if (regions.resolve(each) instanceof Node operand) {
            captured.add(operand);
          }
        }
      } else if (Regions.isRegion(node)) {
        regions.parts(node).graphs().forEach(this::collectCaptured);
      }
    }
  }

  private void share(Node region) {
    if (region.target() == Region.LOOP) {
      List<Node> carried = regions.carried(region);
      for (int i = 0; i < carried.size(); i++) {
        for (Node exit : regions.turns(region)) {
          share(carried.get(i), exit.arg(i));
        }
        share(carried.get(i), regions.parts(region).initial().get(i));
      }
    }
    if (returns.isReturned(region)) {
      return;
    }
    List<@Nullable Node> results = regions.results(region);
    for (int i = 0; i < results.size(); i++) {
      Node result = results.get(i);
      if (result != null && flow.isRead(result)) {
        for (Node exit : regions.ends(region)) {
          share(result, exit.arg(i));
        }
      }
    }
  }

  /** Lets a value be computed right into the variable to which it is assigned, if that is safe. */
  private void share(Node target, Argument value) {
    if (!(regions.resolve(value) instanceof Node source)
        || schedule.isInlined(source)
        || !belongs(source, target)) {
      return;
    }
    List<Node> first = together(target);
    List<Node> second = together(source);
    if (first == second
        || (long) first.size() * second.size() > MAX_PAIRS
        || !declared(target).equals(declared(source))
        || !mayShare(target)
        || !mayShare(source)
        || interfere(first, second)
        || interfere(second, first)) {
      return;
    }
    List<Node> all = new ArrayList<>(first);
    all.addAll(second);
    all.forEach(each -> sharing.put(each, all));
  }

  /** Whether a function object reads the variable later, at a time that nobody knows. */
  boolean isCaptured(Local local) {
    if (capturedLocals == null) {
      Set<Local> found = new HashSet<>();
      captured.stream()
          .filter(each -> !Schedule.isStable(each))
          .map(this::local)
          .forEach(found::add);
      capturedLocals = found;
    }
    return capturedLocals.contains(local);
  }

  /** The nodes that share a variable with this one, itself included. */
  List<Node> together(Node node) {
    return sharing.getOrDefault(node, List.of(node));
  }

  /**
   * Whether a value reads well in the variable of another: that of a region does, one of the same
   * name does, and so does one that is computed for nothing else.
   */
  private boolean belongs(Node source, Node target) {
    return isAssignedAnyway(source)
        || baseName(source).equals(baseName(target))
        || (source.op() != Opcode.PLACEHOLDER
            && source.users().stream()
                .allMatch(each -> each.op() == Opcode.OUTPUT || each.target() == Region.LOOP));
  }

  /** The name without the number that tells it from others. */
  private static String baseName(Node node) {
    return NUMBER.matcher(node.name()).replaceFirst("");
  }

  /** A value that a function object captures is never assigned again, so that Java lets it. */
  private boolean mayShare(Node node) {
    return node.target() != Variable.VARIABLE
        && !isParameterOf(node, Region.TRY)
        && (isAssignedAnyway(node) || !captured.contains(node));
  }

  private boolean isAssignedAnyway(Node node) {
    return node.target() instanceof Projection
        || schedule.isRegionStatement(node)
        || isParameterOf(node, Region.LOOP);
  }

  private static boolean isParameterOf(Node node, Region region) {
    return node.op() == Opcode.PLACEHOLDER
        && node.graph().owner().filter(owner -> owner.target() == region).isPresent();
  }

  private boolean interfere(List<Node> values, List<Node> others) {
    for (Node value : values) {
      for (Flow.Moment moment : flow.definitions(value)) {
        for (Node other : others) {
          if (flow.isLive(other, moment)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The type with which Java declares the variable of a node. */
  private TypeRef declared(Node node) {
    Local known = locals.get(node);
    if (known != null) {
      return known.type();
    }
    return types.declared(regions.isException(node) ? regions.caught(node) : node.type());
  }

  /** The variable that holds the value of a node. */
  Local local(Node node) {
    Local known = locals.get(node);
    if (known != null) {
      return known;
    }
    List<Node> all = together(node);
    Local made = null;
    for (Node each : all) {
      made = made == null ? locals.get(each) : made;
    }
    if (made == null) {
      Local.Kind kind = isCaught(node) ? Local.Kind.PARAMETER : Local.Kind.VARIABLE;
      made = new Local(declared(node), name(all), kind);
    }
    for (Node each : all) {
      locals.put(each, made);
    }
    return made;
  }

  /** Whether Java has a name for each class that a try catches. */
  boolean catchesByName(Node region) {
    return regions.parts(region).entries().stream()
        .flatMap(List::stream)
        .allMatch(
            each -> each instanceof ClassLiteral literal && types.isAccessible(literal.type()));
  }

  /** Whether the head of a handler declares the variable. */
  private boolean isCaught(Node node) {
    return regions.isException(node) && catchesByName(node.graph().owner().orElseThrow());
  }

  /** The name of the outermost and first that has one of its own. */
  private String name(List<Node> all) {
    return all.stream()
        .min(
            Comparator.comparing(Node::isTemporary)
                .thenComparing(flow::depth)
                .thenComparing(flow::position))
        .orElseThrow()
        .name();
  }
}
