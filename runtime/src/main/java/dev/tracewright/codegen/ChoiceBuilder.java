package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.RegionParts;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes {@code if} and {@code switch} of the regions of which one sub-graph runs. */
final class ChoiceBuilder {
  private static final List<Argument> ONLY_NULL = List.of(Literal.NULL);

  private final BodyPlan plan;
  private final StatementBuilder bodies;
  private final Jumps jumps;

  ChoiceBuilder(BodyPlan plan, StatementBuilder bodies, Jumps jumps) {
    this.plan = plan;
    this.bodies = bodies;
    this.jumps = jumps;
  }

  /** A cond. */
  Sequence cond(Node node, StatementBuilder.Frame frame) {
    RegionParts parts = plan.regions().parts(node);
    Sequence then = bodies.body(parts.graphs().get(0), frame.behind());
    Sequence otherwise = bodies.body(parts.graphs().get(1), frame.behind());
    Argument test = parts.subject().orElseThrow();
    Sequence out = new Sequence();
    if (then.isEmpty() && otherwise.isEmpty()) {
      bodies.evaluate(test, node, out);
    } else if (bodies.isExitOfHead(parts.graphs().get(1))) {
      guard(Condition.of(test).negate(), otherwise, node, out);
      out.addAll(then);
    } else {
      branch(Condition.of(test), then, otherwise, node, out);
    }
    return out;
  }

  /** What follows a side that leaves needs no {@code else}. */
  private static void branch(
      Condition condition, Sequence then, Sequence otherwise, Node origin, Sequence out) {
    if (then.isEmpty()) {
      guard(condition.negate(), otherwise, origin, out);
    } else if (!then.completes() || otherwise.isEmpty()) {
      guard(condition, then, origin, out);
      out.addAll(otherwise);
    } else if (!otherwise.completes() && otherwise.statements().size() == 1) {
      guard(condition.negate(), otherwise, origin, out);
      out.addAll(then);
    } else {
      out.add(
          new Statement.If(condition, then.statements(), otherwise.statements(), origin),
          then.completes() || otherwise.completes());
    }
  }

  private static void guard(Condition condition, Sequence then, Node origin, Sequence out) {
    out.add(new Statement.If(condition, then.statements(), List.of(), origin));
  }

  /** A switch. Before Java 21 it has no label for null, so null is looked for first. */
  Sequence choose(Node node, StatementBuilder.Frame frame) {
    RegionParts parts = plan.regions().parts(node);
    Argument value = parts.subject().orElseThrow();
    int nullEntry = entryOfNull(parts);
    if (nullEntry < 0 || parts.entries().get(nullEntry).size() > 1) {
      return cases(node, frame, frame.label(), -1);
    }
    Sequence forNull = bodies.body(parts.graphs().get(nullEntry), frame.behind());
    Sequence others = cases(node, frame, jumps.label(node, false), nullEntry);
    Sequence out = new Sequence();
    branch(Condition.isNull(value), forNull, others, node, out);
    return StatementBuilder.named(frame.label(), out);
  }

  private Sequence cases(Node node, StatementBuilder.Frame frame, Label label, int omitted) {
    RegionParts parts = plan.regions().parts(node);
    if (parts.entries().stream().allMatch(each -> each.isEmpty() || each.equals(ONLY_NULL))) {
      return withoutLabels(node, frame, omitted >= 0);
    }
    List<Statement.Case> cases = new ArrayList<>();
    Optional<Argument> nullLabel = Optional.empty();
    boolean completes = false;
    jumps.enter(label);
    for (int i = 0; i < parts.entries().size(); i++) {
      if (i != omitted) {
        Sequence body = bodies.body(parts.graphs().get(i), frame.behind());
        completes |= body.completes();
        List<Argument> labels = new ArrayList<>(parts.entries().get(i));
        if (labels.remove(Literal.NULL)) {
          nullLabel = Optional.of(labels.get(0));
        }
        cases.add(new Statement.Case(labels, body.statements()));
      }
    }
    jumps.leave();
    Statement.Selector selector = new Statement.Selector(parts.subject().orElseThrow(), nullLabel);
    Sequence out = new Sequence();
    out.add(new Statement.Switch(selector, cases, label, node), completes || label.isLeft());
    return out;
  }

  /** A switch that has but its default. */
  private Sequence withoutLabels(Node node, StatementBuilder.Frame frame, boolean isChecked) {
    RegionParts parts = plan.regions().parts(node);
    Argument selector = parts.subject().orElseThrow();
    Sequence out = new Sequence();
    if (isChecked || isPrimitive(selector)) {
      bodies.evaluate(selector, node, out);
    } else {
      out.add(new Statement.NullCheck(selector, node));
    }
    int only = parts.entries().indexOf(List.<Argument>of());
    out.addAll(bodies.body(parts.graphs().get(only), frame.behind()));
    return isChecked ? out : StatementBuilder.named(frame.label(), out);
  }

  private boolean isPrimitive(Argument selector) {
    Argument value = plan.regions().resolve(selector);
    TypeRef type =
        value instanceof Node node
            ? node.type()
            : value instanceof Literal literal ? literal.type() : ClassType.OBJECT;
    return type.isPrimitive();
  }

  private static int entryOfNull(RegionParts parts) {
    for (int i = 0; i < parts.entries().size(); i++) {
      if (parts.entries().get(i).contains(Literal.NULL)) {
        return i;
      }
    }
    return -1;
  }
}
