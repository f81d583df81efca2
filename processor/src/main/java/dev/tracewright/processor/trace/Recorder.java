package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Appends nodes to the graph of one capture and keeps what it assumes of the root. */
final class Recorder {
  private final Graph graph = new Graph();
  private final Set<Assumption> assumptions = new LinkedHashSet<>();
  private final Map<AttributePath, Node> attributes = new HashMap<>();
  private final Problems problems;
  private final int nodeBudget;
  private @Nullable Node last;

  Recorder(Problems problems, int nodeBudget) {
    this.problems = problems;
    this.nodeBudget = nodeBudget;
  }

  Graph graph() {
    return graph;
  }

  /** The node made last, or null. */
  @Nullable Node last() {
    return last;
  }

  /** What {@code of(root)} has to check. */
  List<Assumption> assumptions() {
    return new ArrayList<>(assumptions);
  }

  /** Takes something as known about the root. */
  void assume(Assumption assumption) {
    assumptions.add(assumption);
  }

  Node placeholder(ParameterName name, TypeRef type, Span span) {
    return graph.createNode(
        Opcode.PLACEHOLDER, name, List.of(), type, name.name(), span.position(null));
  }

  /** The value at a path: one node for all reads, unless a field on the path can change. */
  Node attribute(AttributePath path, TypeRef type, Span span, Frame frame) {
    Node known = path.isMutable() ? null : attributes.get(path);
    if (known != null) {
      return known;
    }
    Node node = append(Opcode.GET_ATTR, path, List.of(), type, span, frame);
    if (!path.isMutable()) {
      attributes.put(path, node);
    }
    return node;
  }

  /** A call of an operator. */
  Node operator(
      String name,
      List<? extends TypeRef> parameters,
      TypeRef erasedResult,
      List<Argument> arguments,
      TypeRef type,
      Span span,
      Frame frame) {
    return append(
        Opcode.CALL_FUNCTION,
        MemberRef.operator(name, parameters, erasedResult),
        arguments,
        type,
        span,
        frame);
  }

  /**
   * A call of a method or constructor, or a read of a field.
   *
   * @param said what it may do, or null for what is known of its target
   */
  Node call(
      MemberRef member,
      @Nullable Effects said,
      List<Argument> arguments,
      TypeRef type,
      Span span,
      Frame frame) {
    boolean hasReceiver =
        member.kind() == MemberRef.Kind.VIRTUAL || member.kind() == MemberRef.Kind.GETTER;
    Node node =
        append(
            hasReceiver ? Opcode.CALL_METHOD : Opcode.CALL_FUNCTION,
            member,
            arguments,
            type,
            span,
            frame);
    node.setEffects(said);
    return node;
  }

  /**
   * A call of a method of a leaf submodule.
   *
   * @param said what it may do, or null for what is known of its target
   */
  Node callModule(
      ModuleTarget target,
      @Nullable Effects said,
      List<Argument> arguments,
      TypeRef type,
      Span span,
      Frame frame) {
    Node node = append(Opcode.CALL_MODULE, target, arguments, type, span, frame);
    node.setEffects(said);
    return node;
  }

  private Node created(Node node) {
    last = node;
    return node;
  }

  Node append(
      Opcode op, Target target, List<Argument> arguments, TypeRef type, Span span, Frame frame) {
    if (graph.size() >= nodeBudget) {
      problems.add(
          new Problem(
              Key.NODE_BUDGET, span, frame.caller(), List.of(Integer.toString(nodeBudget))));
      throw new CaptureAborted();
    }
    return created(
        graph.createNode(op, target, arguments, type, null, span.position(frame.caller())));
  }
}
