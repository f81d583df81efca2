package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Appends nodes to the graph of one capture and keeps what it assumes of the root. */
final class Recorder {
  private final Set<Assumption> assumptions = new LinkedHashSet<>();
  private final Problems problems;
  private final Unnameable names;
  private final Journal journal;
  private final Provenance provenance;
  private final int nodeBudget;
  private Scope scope = new Scope(null);
  private int made;
  private @Nullable Node last;

  Recorder(
      Problems problems, Unnameable names, Journal journal, Provenance provenance, int nodeBudget) {
    this.problems = problems;
    this.names = names;
    this.journal = journal;
    this.provenance = provenance;
    this.nodeBudget = nodeBudget;
  }

  /** The graph that nodes are added to now. */
  Graph graph() {
    return scope.graph();
  }

  /** Where nodes are added now. */
  Scope scope() {
    return scope;
  }

  /** Adds nodes elsewhere from now on; the result is where they were added before. */
  Scope enter(Scope other) {
    Scope before = scope;
    scope = other;
    provenance.enter(other);
    return before;
  }

  /** A moment of recording, to which {@link #rollBack} returns. */
  record Point(Scope scope, @Nullable Node last, int made, int assumptions) {}

  Point point() {
    Node end = scope.graph().size() == 0 ? null : lastNode(scope.graph());
    return new Point(scope, end, made, assumptions.size());
  }

  /** Erases what was recorded since then; parameters that stand for operands stay. */
  void rollBack(Point point) {
    scope = point.scope();
    made = point.made();
    Graph graph = scope.graph();
    while (graph.size() > 0) {
      Node end = lastNode(graph);
      if (end == point.last() || end.op() == Opcode.PLACEHOLDER) {
        break;
      }
      graph.erase(end);
    }
    List<Assumption> kept = assumptions().subList(0, point.assumptions());
    assumptions.retainAll(Set.copyOf(kept));
    last = null;
  }

  /** Looks at what is known of the root without relying on it. */
  <T> T looking(Supplier<T> look) {
    Set<Assumption> before = Set.copyOf(assumptions);
    T seen = look.get();
    assumptions.retainAll(before);
    return seen;
  }

  private static Node lastNode(Graph graph) {
    return graph.nodes().reversed().iterator().next();
  }

  /** The node made last, or null. */
  @Nullable Node last() {
    return last;
  }

  /** Says which node counts as made last: what was made behind it belongs to it. */
  void setLast(Node node) {
    last = node;
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
    return scope
        .graph()
        .createNode(Opcode.PLACEHOLDER, name, List.of(), type, name.name(), span.position(null));
  }

  /** The value at a path: one node for all reads, unless a field on the path can change. */
  Node attribute(AttributePath path, TypeRef type, Span span, Frame frame) {
    Node known = path.isMutable() ? null : scope.attribute(path);
    if (known != null) {
      return known;
    }
    Node node = append(Opcode.GET_ATTR, path, List.of(), type, span, frame);
    provenance.attribute(node, path, new Site(span, frame));
    if (!path.isMutable()) {
      journal.note(new Cell.Attribute(scope, path));
      scope.setAttribute(path, node);
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

  /** Ends the graph of the scope. */
  Node exit(Exit exit, List<Argument> values, TypeRef type, Site site) {
    return append(Opcode.OUTPUT, exit, values, type, site.span(), site.frame());
  }

  /** Ends the graph of the scope; the type is that of its only value. */
  Node end(Exit exit, List<Argument> values, Site site) {
    List<Argument> local = Arguments.mapNodes(values, scope::local);
    TypeRef type =
        local.size() == 1 && local.get(0) instanceof Node node ? node.type() : PrimitiveType.VOID;
    return exit(exit, local, type, site);
  }

  /** Whether the graph of the scope has its end. */
  boolean isEnded() {
    return scope.graph().outputNode().isPresent();
  }

  Node append(
      Opcode op, Target target, List<Argument> arguments, TypeRef type, Span span, Frame frame) {
    if (made >= nodeBudget) {
      problems.add(
          new Problem(
              Key.NODE_BUDGET, span, frame.caller(), List.of(Integer.toString(nodeBudget))));
      throw new CaptureAborted();
    }
    made++;
    names.check(target, arguments, type, new Site(span, frame));
    List<Argument> local =
        scope.region() == null ? arguments : Arguments.mapNodes(arguments, scope::local);
    return created(
        scope.graph().createNode(op, target, local, type, null, span.position(frame.caller())));
  }
}
