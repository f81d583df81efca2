package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A region whose sub-graphs are being traced; they share its operands. */
final class RegionDraft {
  private final Region kind;
  private final Scope outer;
  private final Journal.Mark start;
  private final List<Scope> bodies = new ArrayList<>();
  private final Map<Node, Integer> operands = new LinkedHashMap<>();
  private @Nullable Node node;

  /**
   * Starts a region.
   *
   * @param outer where it will stand
   * @param start the moment at which it begins
   */
  RegionDraft(Region kind, Scope outer, Journal.Mark start) {
    this.kind = kind;
    this.outer = outer;
    this.start = start;
  }

  Region kind() {
    return kind;
  }

  Scope outer() {
    return outer;
  }

  Journal.Mark start() {
    return start;
  }

  /** The region's node, once it is made. */
  @Nullable Node node() {
    return node;
  }

  /** The next sub-graph, without parameters of its own. */
  Scope body() {
    Scope body = new Scope(this);
    complete(body);
    return body;
  }

  /** The next sub-graph, to be given parameters of its own and then to be {@link #complete}d. */
  Scope bodyWithParameters() {
    return new Scope(this);
  }

  /** Adds the parameters for the operands so far and for all that come. */
  void complete(Scope body) {
    operands.keySet().forEach(body::addOperand);
    bodies.add(body);
  }

  /** The place of a node around the region among its operands. */
  int operand(Node used) {
    Integer place = operands.get(used);
    if (place == null) {
      place = operands.size();
      operands.put(used, place);
      bodies.forEach(each -> each.addOperand(used));
      if (node != null) {
        List<Argument> args = new ArrayList<>(node.args());
        args.add(outer.local(used));
        node.setArgs(args);
      }
    }
    return place;
  }

  /** The node at a place among the operands. */
  Node operand(int place) {
    return new ArrayList<>(operands.keySet()).get(place);
  }

  /** Makes the node, in the scope around, from the arguments before the operands. */
  Node commit(Recorder recorder, List<Argument> fixed, TypeRef type, Site site) {
    List<Argument> args = new ArrayList<>(fixed);
    args.addAll(operands.keySet());
    Node made =
        recorder.append(
            dev.tracewright.graph.Opcode.CALL_FUNCTION,
            kind,
            args,
            type,
            site.span(),
            site.frame());
    node = made;
    return made;
  }

  /**
   * Whether an aggregate that has to be seen by others before this region can be made right before
   * it: it exists there, and there is no region around this one that it exists before, too. What a
   * lambda captures is seen where the lambda is made.
   */
  boolean isWhereToMake(Value.Aggregate aggregate) {
    RegionDraft around = outer.region();
    return existsBefore(aggregate)
        && (kind == Region.LAMBDA || around == null || !around.existsBefore(aggregate));
  }

  /** Whether an aggregate exists before the region. */
  boolean existsBefore(Value.Aggregate aggregate) {
    return aggregate.birth() < start.births();
  }
}
