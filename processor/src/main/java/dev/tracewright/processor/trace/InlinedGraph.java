package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MapArgument;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.graph.Target;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    int parameter = 0;
    for (Node node : captured.captured().nodes()) {
      if (node.op() == Opcode.PLACEHOLDER) {
        copies.put(node, arguments.get(parameter++));
      } else if (node.op() == Opcode.OUTPUT) {
        return Optional.of(result(node));
      } else {
        copies.put(node, copy(node));
      }
    }
    return Optional.empty();
  }

  private Value result(Node output) {
    return output.args().isEmpty()
        ? Value.Known.of(null, PrimitiveType.VOID)
        : Calls.ofArgument(moved(output.args().get(0)), captured.signature().result());
  }

  private Node copy(Node node) {
    if (node.op() == Opcode.GET_ATTR) {
      AttributePath path = (AttributePath) moved(node.target());
      return tracing.recorder().attribute(path, node.type(), span, frame);
    }
    List<Argument> arguments = new ArrayList<>();
    node.args().forEach(each -> arguments.add(moved(each)));
    Node copy =
        tracing
            .recorder()
            .append(node.op(), moved(node.target()), arguments, node.type(), span, frame);
    node.position().ifPresent(each -> copy.setPosition(moved(each)));
    node.ownEffects().ifPresent(copy::setEffects);
    if (!node.isTemporary()) {
      copy.rename(node.name());
    }
    return copy;
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

  private Argument moved(Argument argument) {
    if (argument instanceof Node node) {
      return copies.getOrDefault(node, node);
    }
    if (argument instanceof ListArgument list) {
      return new ListArgument(list.elements().stream().map(this::moved).toList());
    }
    if (argument instanceof ArrayArgument array) {
      return new ArrayArgument(
          array.component(), array.elements().stream().map(this::moved).toList());
    }
    if (argument instanceof MapArgument map) {
      Map<Literal, Argument> entries = new LinkedHashMap<>();
      map.entries().forEach((key, value) -> entries.put(key, moved(value)));
      return new MapArgument(entries);
    }
    if (argument instanceof Graph) {
      tracing.problem(frame, span, Key.CONSTRUCT, "a sub-graph of another jar");
      throw new CaptureAborted();
    }
    return argument;
  }

  private Assumption moved(Assumption assumption) {
    if (assumption instanceof Assumption.ExactClass each) {
      return new Assumption.ExactClass(moved(each.path()), each.type());
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
