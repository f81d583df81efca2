package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls and instance creations: computed now, entered, or recorded. */
final class Calls {
  private final Tracing tracing;

  Calls(Tracing tracing) {
    this.tracing = tracing;
  }

  /** A call. */
  Value call(Expr.Call call, Frame frame) {
    Value receiver =
        call.receiver() == null ? null : tracing.expressions().evaluate(call.receiver(), frame);
    return call(call, receiver, tracing.expressions().all(call.arguments(), frame), frame);
  }

  /** A call of an instance method that no code spells out. */
  Value implicit(MemberRef member, Value receiver, List<Value> arguments, TypeRef type, Site site) {
    MethodInfo method = tracing.program().method(member).orElseThrow();
    List<Expr> given =
        member.parameters().stream()
            .<Expr>map(each -> new Expr.CurrentValue(each, site.span()))
            .toList();
    Expr self = new Expr.CurrentValue(member.owner(), site.span());
    Expr.Call call = new Expr.Call(method, self, false, given, type, site.span());
    return call(call, receiver, arguments, site.frame());
  }

  /** From what is decided to what is recorded. */
  private Value call(Expr.Call call, @Nullable Value receiver, List<Value> arguments, Frame frame) {
    if (receiver instanceof Value.Poison
        || arguments.stream().anyMatch(Value.Poison.class::isInstance)) {
      return Value.Poison.VALUE;
    }
    if (call.isSuper()) {
      return superCall(call, receiver, arguments, frame);
    }
    if (receiver instanceof Value.Closure closure && isFunctional(call.method(), closure)) {
      return tracing.entering().enter(closure, arguments, call.span(), frame);
    }
    Optional<Value> now = computedNow(call, receiver, arguments, frame);
    if (now.isPresent()) {
      return now.get();
    }
    Optional<MethodInfo> entered = tracing.entering().target(call.method(), receiver, frame);
    if (entered.isPresent()) {
      return tracing
          .entering()
          .enter(entered.get(), receiver, arguments, call.type(), call.span(), frame);
    }
    Optional<Value> shipped = shippedGraph(call, receiver, arguments, frame);
    if (shipped.isEmpty()) {
      new RecordedCall(tracing, call, receiver, arguments, frame).explain();
    }
    Value result = shipped.orElseGet(() -> record(call, receiver, arguments, frame));
    return receiver != null && isElement(call.method()) && result instanceof Value.NodeValue node
        ? tracing.elements().read(receiver, node.node())
        : result;
  }

  private static boolean isElement(MethodInfo method) {
    return method.ref().owner().binaryName().equals("java.util.List")
        && method.ref().name().equals("get");
  }

  private Optional<Value> computedNow(
      Expr.Call call, @Nullable Value receiver, List<Value> arguments, Frame frame) {
    Optional<Value> known =
        receiver == null
            ? tracing
                .collections()
                .factory(
                    call.method().ref(),
                    arguments,
                    frame.types().apply(call.type()),
                    call.span(),
                    frame)
            : tracing.collections().method(call.method().ref(), receiver, arguments);
    if (known.isPresent()) {
      return known;
    }
    Optional<Value> asked =
        tracing
            .objectMethods()
            .classOf(call.method().ref(), receiver)
            .or(
                () ->
                    tracing
                        .objectMethods()
                        .call(call.method().ref(), arguments, new Site(call.span(), frame)));
    if (asked.isPresent()) {
      return asked;
    }
    if (isRequireNonNull(call.method())
        && !arguments.isEmpty()
        && tracing.operations().isNeverNull(arguments.get(0))) {
      return Optional.of(arguments.get(0));
    }
    List<Known> values = new ArrayList<>();
    List<Value> all = new ArrayList<>();
    if (receiver != null) {
      all.add(receiver);
    }
    all.addAll(arguments);
    for (Value each : all) {
      if (!(each instanceof Known constant)) {
        return Optional.empty();
      }
      values.add(constant);
    }
    return Folding.call(call.method().ref(), values, frame.types().apply(call.type()))
        .map(value -> value);
  }

  private static boolean isRequireNonNull(MethodInfo method) {
    return method.ref().owner().binaryName().equals("java.util.Objects")
        && method.ref().name().equals("requireNonNull");
  }

  private Value superCall(
      Expr.Call call, @Nullable Value receiver, List<Value> arguments, Frame frame) {
    if (tracing.entering().hasBody(call.method())) {
      return tracing
          .entering()
          .enter(call.method(), receiver, arguments, call.type(), call.span(), frame);
    }
    return tracing.problem(
        frame,
        call.span(),
        Key.SUPER_CALL,
        call.method().ref().name(),
        call.method().declaring().simpleName());
  }

  /** Whether a method called on a function is the one that it implements. */
  private boolean isFunctional(MethodInfo method, Value.Closure closure) {
    MethodInfo functional = closure.lambda().functionalMethod();
    return method.modifiers().isAbstract()
        && functional.ref().name().equals(method.ref().name())
        && functional.ref().parameters().size() == method.ref().parameters().size()
        && tracing.program().implementation((ClassType) closure.type().erasure(), method).isEmpty();
  }

  /** A call of a method whose class ships its graph: the graph is copied in. */
  private Optional<Value> shippedGraph(
      Expr.Call call, @Nullable Value receiver, List<Value> arguments, Frame frame) {
    boolean possible =
        tracing.entering().isShipped(call.method())
            && (receiver == null
                || (receiver instanceof Value.ModuleValue module && !module.path().isMutable()));
    if (!possible || tracing.constructing()) {
      return Optional.empty();
    }
    Optional<CapturedMethod> captured =
        tracing.library().find(call.method(), call.span(), tracing::problem);
    return captured.flatMap(
        each ->
            tracing
                .operands()
                .all(arguments, call.span(), frame)
                .flatMap(
                    operands ->
                        new InlinedGraph(tracing, each, receiver, call.span(), frame)
                            .copy(operands)));
  }

  /** A recorded call. */
  Value record(Expr.Call call, @Nullable Value receiver, List<Value> arguments, Frame frame) {
    if (receiver instanceof Value.ModuleValue module
        && !module.path().isRoot()
        && tracing.entering().isLeafModule(module)) {
      return operands(call.arguments(), arguments, call.span(), frame)
          .<Value>map(
              operands ->
                  recorded(
                      tracing
                          .recorder()
                          .callModule(
                              new ModuleTarget(module.path(), call.method().ref()),
                              said(call.method(), operands),
                              operands,
                              frame.types().apply(call.type()),
                              call.span(),
                              frame),
                      call.method(),
                      new Site(call.span(), frame)))
          .orElse(Value.Poison.VALUE);
    }
    List<Argument> all = new ArrayList<>();
    if (receiver != null) {
      Optional<Argument> self = tracing.operands().of(receiver, call.span(), frame);
      if (self.isEmpty()) {
        return Value.Poison.VALUE;
      }
      all.add(self.get());
    }
    return record(
        call.method(),
        all,
        call.arguments(),
        arguments,
        frame.types().apply(call.type()),
        call.span(),
        frame);
  }

  private Value record(
      MethodInfo method,
      List<Argument> receiver,
      List<Expr> expressions,
      List<Value> arguments,
      TypeRef type,
      Span span,
      Frame frame) {
    return operands(expressions, arguments, span, frame)
        .<Value>map(
            operands -> {
              List<Argument> all = new ArrayList<>(receiver);
              all.addAll(operands);
              return recorded(
                  tracing
                      .recorder()
                      .call(
                          tracing.names().named(method), said(method, all), all, type, span, frame),
                  method,
                  new Site(span, frame));
            })
        .orElse(Value.Poison.VALUE);
  }

  private Value recorded(Node node, MethodInfo method, Site site) {
    if (!Folding.isListed(method.ref())) {
      tracing.provenance().result(node, method.ref().nameHint(), site);
    }
    return new Value.NodeValue(node);
  }

  private @Nullable Effects said(MethodInfo method, List<Argument> operands) {
    return tracing.program().effects(method, operands).orElse(null);
  }

  /** The operands of a recorded call; the array of variable arity is made by the call itself. */
  private Optional<List<Argument>> operands(
      List<Expr> expressions, List<Value> values, Span span, Frame frame) {
    List<Argument> operands = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Optional<Argument> operand;
      if (expressions.get(i) instanceof Expr.ArrayLiteral literal
          && literal.implicit()
          && values.get(i) instanceof Value.ArrayValue array
          && tracing.places().isKnown(array)) {
        operand =
            tracing
                .operands()
                .all(List.of(array.elements()), span, frame)
                .map(elements -> new ArrayArgument(literal.type().component(), elements));
      } else {
        operand = tracing.operands().of(values.get(i), span, frame);
      }
      if (operand.isEmpty()) {
        return Optional.empty();
      }
      operands.add(operand.get());
    }
    return Optional.of(operands);
  }

  /** {@code new}: a known aggregate, an object under construction, or recorded. */
  Value make(Expr.New made, Frame frame) {
    TypeRef type = frame.types().apply(made.type());
    List<Value> arguments = tracing.expressions().all(made.arguments(), frame);
    if (arguments.stream().anyMatch(Value.Poison.class::isInstance)) {
      return Value.Poison.VALUE;
    }
    Optional<Value> list =
        tracing.collections().constructor(made.constructor().ref(), arguments, type);
    if (list.isPresent()) {
      return list.get();
    }
    return tracing
        .objects()
        .make(made, type, arguments, frame)
        .orElseGet(
            () ->
                record(
                    made.constructor(),
                    List.of(),
                    made.arguments(),
                    arguments,
                    type,
                    made.span(),
                    frame));
  }

  /** The value that an argument of a copied graph stands for. */
  static Value ofArgument(Argument argument, TypeRef type) {
    if (argument instanceof dev.tracewright.graph.Node node) {
      return new Value.NodeValue(node);
    }
    if (argument instanceof dev.tracewright.graph.Literal literal) {
      return Known.of(literal.value(), type);
    }
    return Known.of(argument, type);
  }

  /** A position for what happens at {@code span} in {@code frame}. */
  static dev.tracewright.graph.SourcePosition position(Span span, Frame frame) {
    return span.position(frame.caller());
  }
}
