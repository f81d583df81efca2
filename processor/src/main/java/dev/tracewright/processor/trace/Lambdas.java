package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are passed on: their code becomes the sub-graph of a lambda. It runs when and as
 * often as whoever gets it likes, so it changes nothing that is known outside, and knows nothing
 * that may change.
 */
final class Lambdas {
  private final Tracing tracing;

  Lambdas(Tracing tracing) {
    this.tracing = tracing;
  }

  /** Makes the node of a function that others will call. */
  Node make(Value.Closure closure) {
    Expr.Lambda lambda = closure.lambda();
    Site site = new Site(lambda.span(), closure.frame());
    if (!lambda.markers().isEmpty()) {
      tracing.problem(site.frame(), site.span(), Key.LAMBDA, simpleName(lambda.markers().get(0)));
    }
    Node[] made = new Node[1];
    tracing
        .regions()
        .build(
            Region.LAMBDA,
            site,
            draft -> {
              // What had to be made first may have made this one, too.
              made[0] = closure.escaped() == null ? trace(closure, draft) : closure.escaped();
              return Completion.NORMAL;
            });
    return made[0];
  }

  private Node trace(Value.Closure closure, RegionDraft draft) {
    Expr.Lambda lambda = closure.lambda();
    Frame frame = tracing.entering().frame(closure);
    Site site = new Site(lambda.span(), frame);
    Scope body = draft.bodyWithParameters();
    for (Local each : lambda.parameters()) {
      TypeRef type = frame.types().apply(each.type());
      frame.set(each, new Value.NodeValue(body.parameter(each.name(), type)));
    }
    draft.complete(body);
    Destination caller =
        new Destination(Destination.Kind.METHOD, null, frame.types().apply(lambda.result()));
    Meeting returns = tracing.regions().open(null);
    caller.setEnd(returns);
    frame.enter(caller);
    List<Meeting.Arrival> ends = new ArrayList<>();
    try {
      Meeting.Arrival end =
          tracing.regions().run(body, site, () -> tracing.statements().run(lambda.body(), frame));
      ends.addAll(returns.arrivals());
      if (!(end.completion() instanceof Completion.Stopped)) {
        ends.add(end);
      }
    } finally {
      frame.leave(caller);
      tracing.regions().close(returns);
    }
    Node node = draft.commit(tracing.recorder(), List.of(body.graph()), closure.type(), site);
    for (Meeting.Arrival each : ends) {
      Joining.leave(tracing, each, Exit.RETURN, null, results(each.value(), caller));
    }
    return node;
  }

  private static String simpleName(TypeRef type) {
    return type.erasure() instanceof ClassType named ? named.simpleName() : type.text();
  }

  private static List<Value> results(@Nullable Value value, Destination caller) {
    return value == null || caller.type() == PrimitiveType.VOID ? List.of() : List.of(value);
  }

  /**
   * Has to be told before anything is taken as known of what traced code may change. Inside a
   * lambda that was there before it, the code that runs in between may have changed it; so it has
   * to be made, for all to see, before the lambda.
   */
  void use(Value.Aggregate aggregate) {
    if (!aggregate.isShared() && isAround(aggregate)) {
      throw new Unwinding.NeedsMaking(aggregate);
    }
  }

  /** Has to be told before something is made: what was there before a lambda is made before it. */
  void make(Value.Aggregate aggregate) {
    if (aggregate.escaped() == null && isAround(aggregate)) {
      throw new Unwinding.NeedsMaking(aggregate);
    }
  }

  /** Whether something was there before the lambda that is being traced. */
  private boolean isAround(Value.Aggregate aggregate) {
    RegionDraft lambda = tracing.recorder().scope().lambda();
    return lambda != null && aggregate.path() == null && lambda.existsBefore(aggregate);
  }
}
