package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph that is being made together with the regions in it: what a sub-graph uses of the graphs
 * around it becomes an operand by itself.
 */
final class DraftBody {
  private final Graph graph = new Graph();
  private final @Nullable Draft region;
  private final Map<Node, Node> operands = new LinkedHashMap<>();

  /** A region whose sub-graphs are being made. */
  static final class Draft {
    private final DraftBody outer;
    private final List<Node> operands = new ArrayList<>();
    private final List<DraftBody> bodies = new ArrayList<>();

    Draft(DraftBody outer) {
      this.outer = outer;
    }

    /** The next sub-graph, which is to be given parameters of its own before anything else. */
    DraftBody body() {
      return new DraftBody(this);
    }

    /** Adds the parameters for the operands so far. */
    DraftBody complete(DraftBody body) {
      operands.forEach(body::addOperand);
      bodies.add(body);
      return body;
    }

    /** The next sub-graph, without parameters of its own. */
    DraftBody plainBody() {
      return complete(body());
    }

    private void require(Node operand) {
      if (!operands.contains(operand)) {
        operands.add(operand);
        bodies.forEach(each -> each.addOperand(operand));
      }
    }

    /** Makes the node from the arguments before the operands. */
    Node commit(Region kind, List<? extends Argument> fixed, TypeRef type, @Nullable String name) {
      List<Argument> args = new ArrayList<>(fixed);
      args.addAll(operands);
      return outer.graph.createNode(Opcode.CALL_FUNCTION, kind, args, type, name, null);
    }
  }

  /** The outermost graph. */
  DraftBody() {
    this.region = null;
  }

  private DraftBody(Draft region) {
    this.region = region;
  }

  Graph graph() {
    return graph;
  }

  /** A parameter of this graph itself. */
  Node parameter(String name, TypeRef type) {
    return graph.placeholder(name, type);
  }

  private void addOperand(Node operand) {
    operands.put(operand, graph.placeholder(operand.name(), operand.type()));
  }

  /** What stands here for a value of this graph or of one around it. */
  Argument use(Argument value) {
    if (!(value instanceof Node node) || node.graph() == graph) {
      return value;
    }
    if (region == null) {
      throw new IllegalArgumentException("%" + node + " is of no graph around");
    }
    Node outer = (Node) region.outer.use(node);
    region.require(outer);
    return java.util.Objects.requireNonNull(operands.get(outer));
  }

  List<Argument> use(List<? extends Argument> values) {
    List<Argument> used = new ArrayList<>();
    values.forEach(each -> used.add(use(each)));
    return used;
  }

  /** Starts a region. */
  Draft region() {
    return new Draft(this);
  }

  /** Calls a function. */
  Node call(Target target, TypeRef type, @Nullable String name, Argument... args) {
    return graph.createNode(Opcode.CALL_FUNCTION, target, use(List.of(args)), type, name, null);
  }
}
