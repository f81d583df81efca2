package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Stmt;
import dev.tracewright.processor.trace.Value.Known;
import java.util.List;
import java.util.Optional;

/** A switch some of whose cases have patterns or guards: one test after the other. */
final class PatternSwitch {
  private final Tracing tracing;
  private final List<Stmt.Case> cases;
  private final Destination destination;
  private final Expr selector;
  private final Value value;
  private final Site site;

  PatternSwitch(
      Tracing tracing,
      List<Stmt.Case> cases,
      Destination destination,
      Expr selector,
      Value value,
      Site site) {
    this.tracing = tracing;
    this.cases = cases;
    this.destination = destination;
    this.selector = selector;
    this.value = value;
    this.site = site;
  }

  /** Whether a switch is one of these. */
  static boolean isOne(List<Stmt.Case> cases) {
    return cases.stream().anyMatch(each -> each.test() != null);
  }

  /** Runs it. */
  Completion run() {
    int ofNull = indexOfNull();
    if (ofNull < 0) {
      if (!tracing.operations().isNeverNull(value) && !selector.type().isPrimitive()) {
        tracing.operations().nullCheck(value, site.span(), site.frame());
      }
      return from(0);
    }
    return branch(same(Known.of(null, selector.type())), () -> taken(ofNull), () -> from(0));
  }

  private int indexOfNull() {
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).labels().stream().anyMatch(PatternSwitch::isNull)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNull(Expr label) {
    return label instanceof Expr.Constant constant && constant.value() == null;
  }

  /** Tries the cases from one on; the selector is not null. */
  private Completion from(int first) {
    for (int i = first; i < cases.size(); i++) {
      Stmt.Case each = cases.get(i);
      int index = i;
      List<Expr> labels = each.labels().stream().filter(label -> !isNull(label)).toList();
      if (!labels.isEmpty()) {
        return labels(labels, 0, index);
      }
      if (each.test() != null) {
        return test(each.test(), index);
      }
    }
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).isDefault()) {
        return taken(i);
      }
    }
    return Completion.NORMAL;
  }

  private Completion labels(List<Expr> labels, int label, int index) {
    if (label == labels.size()) {
      Expr test = cases.get(index).test();
      return test == null ? from(index + 1) : test(test, index);
    }
    // Several labels of one case become one condition, so that its code stands once.
    Value any = is(labels.get(label));
    for (int i = label + 1; i < labels.size(); i++) {
      any = either(any, labels.get(i));
    }
    return branch(any, () -> taken(index), () -> labels(labels, labels.size(), index));
  }

  private Value either(Value left, Expr label) {
    if (left instanceof Known known) {
      return Boolean.TRUE.equals(known.value()) ? left : is(label);
    }
    return tracing
        .operations()
        .operator(
            "or",
            List.of(PrimitiveType.BOOLEAN, PrimitiveType.BOOLEAN),
            List.of(left, is(label)),
            PrimitiveType.BOOLEAN,
            label.span(),
            site.frame());
  }

  private Completion test(Expr test, int index) {
    Frame frame = site.frame();
    cases.get(index).bindings().forEach(each -> frame.set(each, Value.Unassigned.VALUE));
    Value holds = frame.withCurrent(value, () -> tracing.expressions().evaluate(test, frame));
    return branch(holds, () -> taken(index), () -> from(index + 1));
  }

  private Completion branch(Value condition, Code then, Code otherwise) {
    if (condition instanceof Value.Poison) {
      return Completion.NORMAL;
    }
    Optional<Boolean> known = tracing.expressions().known(condition);
    if (known.isPresent()) {
      return known.get() ? then.run() : otherwise.run();
    }
    tracing.explanation().branch("switch", site, condition);
    return tracing.regions().branch(condition, then, otherwise, destination.type(), site);
  }

  private Completion taken(int index) {
    return tracing
        .branches()
        .ended(tracing.branches().from(index, cases, site.frame()), destination, site.frame());
  }

  private Value is(Expr label) {
    if (label instanceof Expr.FieldRead read) {
      return same(tracing.expressions().evaluate(read, site.frame()));
    }
    Object constant = ((Expr.Constant) label).value();
    if (constant instanceof String text) {
      return equal(text, label);
    }
    Optional<PrimitiveType> primitive = PrimitiveType.unboxed(selector.type());
    TypeRef type = primitive.<TypeRef>map(each -> each).orElse(label.type());
    Value number =
        primitive.isEmpty()
            ? value
            : tracing.operations().unboxed(value, type, label.span(), site.frame());
    return tracing
        .operations()
        .operator(
            "eq",
            List.of(type, type),
            List.of(number, Known.of(constant, type)),
            PrimitiveType.BOOLEAN,
            label.span(),
            site.frame());
  }

  private Value equal(String text, Expr label) {
    if (value instanceof Known known) {
      return Known.of(text.equals(known.value()), PrimitiveType.BOOLEAN);
    }
    MemberRef equals =
        MemberRef.ofVirtual(
            ClassType.STRING, "equals", List.of(ClassType.OBJECT), PrimitiveType.BOOLEAN);
    Argument operand =
        tracing.operands().of(value, label.span(), site.frame()).orElse(Literal.NULL);
    return new Value.NodeValue(
        tracing
            .recorder()
            .call(
                equals,
                null,
                List.of(new Literal(text), operand),
                PrimitiveType.BOOLEAN,
                label.span(),
                site.frame()));
  }

  private Value same(Value other) {
    return tracing.operations().isSame(value, other, site.span(), site.frame());
  }
}
