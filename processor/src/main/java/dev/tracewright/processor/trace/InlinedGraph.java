package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Copies a graph shipped by a dependency to where its method is called. */
final class InlinedGraph {
  private final Tracing tracing;
  private final CapturedMethod captured;
  private final AttributePath prefix;
  private final Span span;
  private final Frame frame;
  private final Map<Node, Argument> copies = new HashMap<>();

  InlinedGraph(
      Tracing tracing, CapturedMethod captured, @Nullable Value receiver, Span span, Frame frame) {
    this.tracing = tracing;
    this.captured = captured;
    this.prefix = receiver instanceof Value.ModuleValue module ? module.path() : AttributePath.ROOT;
    this.span = span;
    this.frame = frame;
  }

  /** Copies the nodes; the value of the call, or empty if the graph does not end in a return. */
  Optional<Value> copy(List<Argument> arguments) {
    captured.assumptions().forEach(each -> tracing.recorder().assume(moved(each)));
    Graph graph = captured.captured().copy();
    move(graph);
    if (returnsInside(graph)) {
      return Optional.of(block(graph, arguments));
    }
    int parameter = 0;
    for (Node node : graph.nodes()) {
      if (node.op() == Opcode.PLACEHOLDER) {
        copies.put(node, arguments.get(parameter++));
      } else if (node.op() == Opcode.OUTPUT) {
        return node.target().equals(Exit.RETURN) ? Optional.of(result(node)) : raised(node);
      } else {
        copies.put(node, copy(node));
      }
    }
    return Optional.empty();
  }

  /** The graph ends in a throw, or its end is not reached. */
  private Optional<Value> raised(Node output) {
    tracing.recorder().end(Exit.THROW, mapped(output.args()), new Site(span, frame));
    throw new Unwinding.NeverCompletes();
  }

  /** Whether there are returns inside regions: here they have to leave a block. */
  private static boolean returnsInside(Graph graph) {
    return subGraphs(graph).stream()
        .flatMap(each -> each.outputNode().stream())
        .anyMatch(each -> each.target().equals(Exit.RETURN));
  }

  /** The sub-graphs at any depth, but those of function objects, which return for themselves. */
  private static List<Graph> subGraphs(Graph graph) {
    List<Graph> found = new ArrayList<>();
    Deque<Graph> open = new ArrayDeque<>(List.of(graph));
    while (!open.isEmpty()) {
      for (Node node : open.pop().nodes()) {
        if (node.target() != Region.LAMBDA) {
          found.addAll(Arguments.subGraphs(node));
          open.addAll(Arguments.subGraphs(node));
        }
      }
    }
    return found;
  }

  private Value block(Graph body, List<Argument> arguments) {
    List<Argument> args = new ArrayList<>();
    args.add(body);
    args.addAll(arguments);
    TypeRef type = captured.signature().result();
    Node block =
        tracing.recorder().append(Opcode.CALL_FUNCTION, Region.BLOCK, args, type, span, frame);
    for (Graph each : subGraphs(body)) {
      each.outputNode()
          .filter(exit -> exit.target().equals(Exit.RETURN))
          .ifPresent(
              exit -> {
                exit.setTarget(Exit.BREAK);
                Joining.name(exit, block);
              });
    }
    body.outputNode()
        .filter(exit -> exit.target().equals(Exit.RETURN))
        .ifPresent(exit -> exit.setTarget(Exit.YIELD));
    return type == PrimitiveType.VOID
        ? Value.Known.of(null, PrimitiveType.VOID)
        : new Value.NodeValue(block);
  }

  /** Lets paths start where the callee lies, and positions be entered through the call. */
  private void move(Graph graph) {
    graph.forEachNode(
        node -> {
          Target target = moved(node.target());
          if (!target.equals(node.target())) {
            node.setTarget(target);
          }
          node.position().ifPresent(each -> node.setPosition(moved(each)));
        });
  }

  private Value result(Node output) {
    return output.args().isEmpty()
        ? Value.Known.of(null, PrimitiveType.VOID)
        : Calls.ofArgument(mapped(output.args()).get(0), captured.signature().result());
  }

  private Node copy(Node node) {
    if (node.op() == Opcode.GET_ATTR && node.target() instanceof AttributePath path) {
      return tracing.recorder().attribute(path, node.type(), span, frame);
    }
    Node copy =
        tracing
            .recorder()
            .append(node.op(), node.target(), mapped(node.args()), node.type(), span, frame);
    node.position().ifPresent(copy::setPosition);
    node.ownEffects().ifPresent(copy::setEffects);
    if (!node.isTemporary()) {
      copy.rename(node.name());
    }
    return copy;
  }

  private List<Argument> mapped(List<Argument> args) {
    return Arguments.mapAll(
        args,
        leaf -> {
          if (leaf instanceof Node node) {
            return copies.getOrDefault(node, node);
          }
          return leaf instanceof Graph graph ? graph.copy() : leaf;
        });
  }

  private SourcePosition moved(SourcePosition position) {
    SourcePosition caller = position.caller();
    return position.calledFrom(caller == null ? Calls.position(span, frame) : moved(caller));
  }

  private Target moved(Target target) {
    if (target instanceof AttributePath path) {
      return moved(path);
    }
    return target instanceof ModuleTarget module
        ? new ModuleTarget(moved(module.path()), module.method())
        : target;
  }

  private AttributePath moved(AttributePath path) {
    AttributePath result = prefix;
    for (AttributePath.Step step : path.steps()) {
      result = result.then(step);
    }
    return result;
  }

  private Assumption moved(Assumption assumption) {
    if (assumption instanceof Assumption.ExactClass each) {
      return new Assumption.ExactClass(moved(each.path()), each.type());
    }
    if (assumption instanceof Assumption.ElementClass each) {
      return new Assumption.ElementClass(moved(each.path()), each.type());
    }
    if (assumption instanceof Assumption.IsNull each) {
      return new Assumption.IsNull(moved(each.path()));
    }
    if (assumption instanceof Assumption.NotNull each) {
      return new Assumption.NotNull(moved(each.path()));
    }
    if (assumption instanceof Assumption.Size each) {
      return new Assumption.Size(moved(each.path()), each.size());
    }
    if (assumption instanceof Assumption.Equals each) {
      return new Assumption.Equals(moved(each.path()), each.value());
    }
    Assumption.Same same = (Assumption.Same) assumption;
    return new Assumption.Same(moved(same.path()), moved(same.other()));
  }
}
