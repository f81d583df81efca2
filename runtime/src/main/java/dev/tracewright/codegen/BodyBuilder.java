package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Declares the variables of statements and builds the function objects among them. A function
 * object captures variables that are never assigned again; of others it captures a copy.
 */
final class BodyBuilder {
  private final RoutineBuilder routines;
  private final ClassPlan around;
  private final BodyPlan plan;
  private final Optional<State> state;
  private final Map<Node, Body> functions = new HashMap<>();
  private final Map<Local, Integer> assigned = new HashMap<>();
  private final Set<Local> declaring = new HashSet<>();

  /**
   * For the statements of one plan, or for some of them.
   *
   * @param state where the variables are that they share with others
   */
  BodyBuilder(RoutineBuilder routines, ClassPlan around, BodyPlan plan, Optional<State> state) {
    this.routines = routines;
    this.around = around;
    this.plan = plan;
    this.state = state;
  }

  /** The body. */
  Body build(List<Statement> statements) {
    List<Statement> kept = state.isPresent() ? keepingExceptions(statements) : statements;
    Set<Local> elsewhere = plan.declaredAround();
    state.ifPresent(each -> elsewhere.addAll(each.fields()));
    Spans spans = new Spans(plan, kept);
    List<Statement> declared = new Declarations(spans, elsewhere).in(kept);
    count(declared);
    List<Statement> complete = withFunctions(declared);
    Set<Local> unread = spans.unread();
    state.ifPresent(each -> unread.removeAll(each.fields()));
    List<Local> parameters = List.copyOf(plan.inputs().parameters().values());
    return new Body(plan, parameters, complete, unread, functions, state);
  }

  private boolean isShared(Local local) {
    return state.filter(each -> each.fields().contains(local)).isPresent();
  }

  /**
   * Parts of a body declare all that is caught around them, so that javac no longer sees what can
   * be thrown again; and an exception that others read is put where they do.
   */
  private List<Statement> keepingExceptions(List<Statement> statements) {
    List<Statement> out = new ArrayList<>();
    for (Statement each : statements) {
      if (each instanceof Statement.Throw end
          && end.value() instanceof Node value
          && plan.regions().isException(value)) {
        out.add(new Statement.Throw(value, true, end.origin()));
      } else if (each.withBodies(this::keepingExceptions) instanceof Statement.Try guarded) {
        List<Statement.Catch> catches = guarded.catches().stream().map(this::keeping).toList();
        out.add(new Statement.Try(guarded.body(), catches, guarded.last(), guarded.origin()));
      } else {
        out.add(each.withBodies(this::keepingExceptions));
      }
    }
    return out;
  }

  private Statement.Catch keeping(Statement.Catch handler) {
    Local exception = handler.exception();
    if (!isShared(exception)) {
      return handler;
    }
    Local given = new Local(exception.type(), exception.wantedName(), Local.Kind.PARAMETER);
    List<Statement> body = new ArrayList<>();
    body.add(new Statement.Copy(exception, given, false));
    body.addAll(handler.body());
    return new Statement.Catch(handler.classes(), given, body);
  }

  private void count(List<Statement> statements) {
    for (Statement each : statements) {
      if (each instanceof Statement.Assignment assignment && assignment.target().isPresent()) {
        assigned.merge(assignment.target().get(), 1, Integer::sum);
        if (assignment.declares()) {
          declaring.add(assignment.target().get());
        }
      } else if (each instanceof Statement.Drop drop) {
        assigned.merge(drop.local(), 1, Integer::sum);
      }
      Mentions.inside(each).forEach(this::count);
    }
  }

  /** Whether Java takes the variable for final: it is assigned where it is declared only. */
  private boolean isFinal(Local local) {
    if (isShared(local)) {
      return false;
    }
    int times = assigned.getOrDefault(local, 0);
    boolean isGiven = local.isParameter() || plan.inputs().captured().containsValue(local);
    return isGiven ? times == 0 : times == 1 && declaring.contains(local);
  }

  private List<Statement> withFunctions(List<Statement> statements) {
    List<Statement> out = new ArrayList<>();
    for (Statement each : statements) {
      if (each instanceof Statement.Compute compute && compute.node().target() == Region.LAMBDA) {
        function(compute.node(), out);
      }
      out.add(each.withBodies(this::withFunctions));
    }
    return out;
  }

  private void function(Node node, List<Statement> out) {
    RegionParts parts = plan.regions().parts(node);
    Graph graph = parts.body();
    List<Node> placeholders = graph.placeholders();
    int own = parts.ownParameters(graph);
    Map<Node, Local> captured = new LinkedHashMap<>();
    Map<Node, Argument> constants = new HashMap<>();
    Map<Local, Local> copies = new HashMap<>();
    for (int i = 0; i < parts.operands().size(); i++) {
      Argument operand = plan.regions().resolve(parts.operands().get(i));
      Node parameter = placeholders.get(own + i);
      if (operand instanceof Node value && !Schedule.isStable(value)) {
        Local variable = plan.storage().local(value);
        captured.put(
            parameter,
            isFinal(variable) ? variable : copies.computeIfAbsent(variable, BodyBuilder::copy));
      } else {
        constants.put(parameter, operand);
      }
    }
    copies.forEach((from, to) -> out.add(new Statement.Copy(to, from, true)));
    functions.put(
        node, new FunctionBuilder(routines, around, plan).build(node, captured, constants));
  }

  private static Local copy(Local local) {
    return new Local(local.type(), local.wantedName(), Local.Kind.VARIABLE);
  }
}
