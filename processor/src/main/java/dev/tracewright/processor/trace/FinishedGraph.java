package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The traced graph anew: temporaries are numbered without the gaps that renamed and erased nodes
 * left, parameters of sub-graphs are named after what they stand for, and exits name the regions
 * they mean.
 */
final class FinishedGraph {
  /** By region, its node in the finished graph. */
  private final Map<Node, Node> regions = new LinkedHashMap<>();

  /** By exit in the finished graph, the region that it names. */
  private final Map<Node, Node> labelled = new LinkedHashMap<>();

  /** The finished form of a traced graph. */
  Graph of(Graph traced) {
    dropUnusedLoads(traced);
    NullChecks.drop(traced);
    traced.eliminateDeadResults();
    Graph graph = copy(traced, List.of());
    labelled.forEach(
        (exit, region) -> Joining.name(exit, Objects.requireNonNull(regions.get(region))));
    return graph;
  }

  /** What a variable holds behind a region is read whether somebody asks for it or not. */
  private static void dropUnusedLoads(Graph traced) {
    Deque<Graph> open = new ArrayDeque<>(List.of(traced));
    while (!open.isEmpty()) {
      Graph graph = open.pop();
      for (Node node : graph.nodes()) {
        if (node.target() == Variable.LOAD && node.users().isEmpty()) {
          graph.erase(node);
        } else {
          open.addAll(Arguments.subGraphs(node));
        }
      }
    }
  }

  private Graph copy(Graph traced, List<@Nullable String> names) {
    Graph graph = new Graph();
    Map<Node, Node> copies = new HashMap<>();
    int parameter = 0;
    for (Node node : traced.nodes()) {
      boolean isNamed = !node.isTemporary() && node.type() != PrimitiveType.VOID;
      String name = isNamed ? node.name() : null;
      Target target = node.target();
      if (node.op() == Opcode.PLACEHOLDER) {
        String given = parameter < names.size() ? names.get(parameter) : null;
        parameter++;
        if (given != null) {
          name = given;
          target = new ParameterName(given);
        }
      }
      Node copy =
          graph.createNode(
              node.op(),
              target,
              args(node, copies),
              node.type(),
              name,
              node.position().orElse(null));
      node.ownEffects().ifPresent(copy::setEffects);
      copies.put(node, copy);
      if (node.target() instanceof Region) {
        regions.put(node, copy);
      }
      Node meant =
          node.target() instanceof Exit exit && exit.label() != null ? labelled(node, exit) : null;
      if (meant != null) {
        labelled.put(copy, meant);
      }
    }
    return graph;
  }

  /** The region that an exit names: the nearest of that name. */
  private static @Nullable Node labelled(Node node, Exit exit) {
    Node around = node.graph().owner().orElse(null);
    while (around != null && !around.name().equals(exit.label())) {
      around = around.graph().owner().orElse(null);
    }
    return around;
  }

  private List<Argument> args(Node node, Map<Node, Node> copies) {
    if (!(node.target() instanceof Region)) {
      return Arguments.mapNodes(node.args(), copies::get);
    }
    List<Argument> mapped = Arguments.mapNodes(node.args(), copies::get);
    int last = -1;
    for (int i = 0; i < mapped.size(); i++) {
      if (mapped.get(i) instanceof Graph) {
        last = i;
      }
    }
    int operands = node.target() == Region.LOOP ? last + 2 : last + 1;
    List<Argument> args = new ArrayList<>();
    for (Argument each : mapped) {
      if (each instanceof Graph body) {
        int own = body.placeholders().size() - (mapped.size() - operands);
        List<@Nullable String> names = new ArrayList<>(java.util.Collections.nCopies(own, null));
        for (Argument operand : mapped.subList(operands, mapped.size())) {
          names.add(operand instanceof Node used ? used.name() : null);
        }
        args.add(copy(body, names));
      } else {
        args.add(each);
      }
    }
    return args;
  }
}
