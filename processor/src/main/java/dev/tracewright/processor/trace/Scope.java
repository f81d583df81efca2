package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A graph that is being traced into: that of the captured method, or a sub-graph of a region. */
final class Scope {
  private final Graph graph = new Graph();
  private final @Nullable RegionDraft region;
  private final int depth;
  private final @Nullable RegionDraft lambda;
  private final Map<AttributePath, Node> attributes = new HashMap<>();

  /** By place among the region's operands, the parameter that stands for it. */
  private final List<Node> parameters = new ArrayList<>();

  /** The graph of the captured method, or the next sub-graph of a region. */
  Scope(@Nullable RegionDraft region) {
    this.region = region;
    this.depth = region == null ? 0 : region.outer().depth() + 1;
    this.lambda =
        region == null || region.kind() == Region.LAMBDA ? region : region.outer().lambda();
  }

  Graph graph() {
    return graph;
  }

  /** The region of which this is a sub-graph, or null. */
  @Nullable RegionDraft region() {
    return region;
  }

  /** In how many regions this lies. */
  int depth() {
    return depth;
  }

  /** The innermost lambda in which this lies, or null. */
  @Nullable RegionDraft lambda() {
    return lambda;
  }

  /** A parameter of the sub-graph itself, or of the captured method. */
  Node parameter(String name, TypeRef type) {
    return graph.createNode(
        Opcode.PLACEHOLDER, new ParameterName(name), List.of(), type, name, null);
  }

  /** Adds the parameter that stands for the region's next operand. */
  void addOperand(Node operand) {
    Node parameter = parameter(operand.name(), operand.type());
    parameter.setPosition(operand.position().orElse(null));
    parameters.add(parameter);
  }

  /** What stands here for a node of this graph or of one around it. */
  Argument local(Node node) {
    if (node.graph() == graph || region == null) {
      return node;
    }
    if (node.op() == Opcode.GET_ATTR
        && node.target() instanceof AttributePath path
        && !path.isMutable()) {
      return attributeLike(node, path);
    }
    return parameters.get(region.operand(node));
  }

  /** The node around the region for which one of the parameters stands, or null. */
  @Nullable Node standsFor(Node parameter) {
    int place = parameters.indexOf(parameter);
    return place < 0 || region == null ? null : region.operand(place);
  }

  private Node attributeLike(Node node, AttributePath path) {
    Node own = attributes.get(path);
    if (own == null) {
      own =
          graph.createNode(
              Opcode.GET_ATTR, path, List.of(), node.type(), null, node.position().orElse(null));
      attributes.put(path, own);
    }
    return own;
  }

  /** Whether a node can be used here: it belongs to this graph or to one around it. */
  boolean sees(Node node) {
    for (Scope each = this; each != null; each = each.outer()) {
      if (node.graph() == each.graph) {
        return true;
      }
    }
    return false;
  }

  /** The scope around this one, or null. */
  @Nullable Scope outer() {
    return region == null ? null : region.outer();
  }

  /** Whether this is a scope or lies inside it. */
  boolean isWithin(Scope other) {
    for (Scope each = this; each != null; each = each.outer()) {
      if (each == other) {
        return true;
      }
    }
    return false;
  }

  /** The node that reads an immutable attribute, or null. */
  @Nullable Node attribute(AttributePath path) {
    return attributes.get(path);
  }

  void setAttribute(AttributePath path, @Nullable Node node) {
    if (node == null) {
      attributes.remove(path);
    } else {
      attributes.put(path, node);
    }
  }
}
