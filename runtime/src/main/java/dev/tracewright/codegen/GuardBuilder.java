package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.RegionParts;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes {@code try} and {@code synchronized} of the regions that watch over a body. */
final class GuardBuilder {
  private static final List<ClassType> ALL = List.of(ClassType.of("java.lang", "Throwable"));

  private final BodyPlan plan;
  private final StatementBuilder bodies;
  private final Jumps jumps;
  private final Exceptions exceptions;
  private final Map<Node, Handled> handled = new HashMap<>();

  /** What a handler catches, and what javac has seen thrown where it is caught. */
  private record Handled(List<ClassType> classes, Set<TypeRef> thrown) {}

  GuardBuilder(BodyPlan plan, StatementBuilder bodies, Jumps jumps, Exceptions exceptions) {
    this.plan = plan;
    this.bodies = bodies;
    this.jumps = jumps;
    this.exceptions = exceptions;
  }

  /** A synchronized. */
  Sequence locked(Node node, StatementBuilder.Frame frame) {
    RegionParts parts = plan.regions().parts(node);
    Sequence body = bodies.body(parts.body(), frame.behind());
    Sequence out = new Sequence();
    out.add(
        new Statement.Synchronized(parts.subject().orElseThrow(), body.statements(), node),
        body.completes());
    return out;
  }

  /** A try. */
  Sequence tryCatch(Node node, StatementBuilder.Frame frame) {
    RegionParts parts = plan.regions().parts(node);
    Sequence last =
        parts
            .finalizer()
            .map(each -> bodies.body(each, Jumps.Point.here()))
            .orElseGet(Sequence::new);
    if (!last.completes()) {
      jumps.enterSwallowed();
    }
    List<List<ClassType>> caught = caught(parts);
    boolean named = plan.storage().catchesByName(node);
    exceptions.enter(named ? caught.stream().flatMap(List::stream).toList() : ALL);
    Sequence body = bodies.body(parts.body(), frame.behind());
    Set<TypeRef> thrown = exceptions.leave();
    boolean completes = body.completes();
    List<Statement.Catch> handlers = new ArrayList<>();
    for (int i = 0; i < caught.size(); i++) {
      if (!caught.get(i).isEmpty() && !body.isEmpty()) {
        Graph handler = parts.handlers().get(i);
        Node exception = handler.placeholders().get(0);
        // What a variable holds that no handler's head declares, javac sees as it is declared.
        handled.put(exception, new Handled(caught.get(i), named ? thrown : Set.copyOf(ALL)));
        Sequence handling = bodies.body(handler, frame.behind());
        completes |= handling.completes();
        handlers.add(
            new Statement.Catch(
                caught.get(i), plan.storage().local(exception), handling.statements()));
      }
    }
    if (!last.completes()) {
      jumps.leaveSwallowed();
    }
    List<Statement.Catch> catches =
        named || handlers.isEmpty() ? handlers : List.of(dispatch(node, handlers));
    return guarded(node, body, catches, last, completes);
  }

  /** One handler for all, which looks for the one that is meant. */
  private static Statement.Catch dispatch(Node node, List<Statement.Catch> handlers) {
    Local thrown = new Local(ALL.get(0), "thrown", Local.Kind.PARAMETER);
    List<Statement.Catch> all = new ArrayList<>();
    for (Statement.Catch each : handlers) {
      List<Statement> body = new ArrayList<>();
      body.add(new Statement.Copy(each.exception(), thrown, false));
      body.addAll(each.body());
      all.add(new Statement.Catch(each.classes(), each.exception(), body));
    }
    return new Statement.Catch(ALL, thrown, List.of(new Statement.Dispatch(thrown, all, node)));
  }

  /** Whether javac sees that a caught exception is thrown. */
  boolean isThrownAgain(Node exception) {
    Handled all = Objects.requireNonNull(handled.get(exception), exception.name());
    return exceptions.isThrownAgain(all.classes(), all.thrown());
  }

  private Sequence guarded(
      Node node, Sequence body, List<Statement.Catch> catches, Sequence last, boolean completes) {
    Sequence out = new Sequence();
    if (catches.isEmpty() && last.isEmpty()) {
      out.addAll(body);
      return out;
    }
    plan.regions()
        .copies(node)
        .forEach((kept, value) -> out.add(bodies.keep(plan.storage().local(kept), value, node)));
    if (body.isEmpty()) {
      out.addAll(last);
      return out;
    }
    List<Statement> statements = new ArrayList<>();
    for (Statement.Catch each : catches) {
      for (ClassType type : each.classes()) {
        if (!exceptions.isAlwaysCaught(type)) {
          statements.add(new Statement.MayThrow(type));
        }
      }
    }
    statements.addAll(body.statements());
    out.add(
        new Statement.Try(statements, catches, last.statements(), node),
        completes && last.completes());
    return out;
  }

  /** The classes that each handler still has to name. */
  private List<List<ClassType>> caught(RegionParts parts) {
    List<List<ClassType>> caught = new ArrayList<>();
    List<ClassType> earlier = new ArrayList<>();
    for (List<Argument> entry : parts.entries()) {
      List<ClassType> classes = entry.stream().map(GuardBuilder::classOf).toList();
      caught.add(exceptions.distinct(classes, earlier));
      earlier.addAll(classes);
    }
    return caught;
  }

  private static ClassType classOf(Argument argument) {
    return Optional.of(argument)
        .map(ClassLiteral.class::cast)
        .map(ClassLiteral::type)
        .map(ClassType.class::cast)
        .orElseThrow();
  }
}
