package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.RegionParts;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the body of one function object: a lambda expression. */
final class FunctionBuilder {
  private final RoutineBuilder routines;
  private final ClassPlan around;
  private final BodyPlan plan;
  private final Map<Node, Local> parameters = new LinkedHashMap<>();
  private final List<Local> given = new ArrayList<>();
  private final List<Statement> casts = new ArrayList<>();

  FunctionBuilder(RoutineBuilder routines, ClassPlan around, BodyPlan plan) {
    this.routines = routines;
    this.around = around;
    this.plan = plan;
  }

  /**
   * The body of a function object.
   *
   * @param captured the variables around it that it reads, by its parameters that stand for them
   * @param constants what else its parameters stand for
   */
  Body build(Node node, Map<Node, Local> captured, Map<Node, Argument> constants) {
    if (!(node.type() instanceof ClassType type) || !plan.types().isAccessible(type)) {
      throw new UnsupportedGraphException(
          "%" + node.name() + ": its type cannot be named: " + node.type().text());
    }
    RegionParts parts = plan.regions().parts(node);
    Graph graph = parts.body();
    Optional<ClassFacts.FunctionType> known = around.facts().functionType(type);
    List<Node> own = graph.placeholders().subList(0, parts.ownParameters(graph));
    for (int i = 0; i < own.size(); i++) {
      int index = i;
      parameter(own.get(i), known.map(each -> each.parameters().get(index)));
    }
    TypeRef result = known.map(ClassFacts.FunctionType::result).orElseGet(() -> returned(graph));
    BodyPlan inner =
        BodyPlan.of(
            graph, plan.types(), result, new BodyPlan.Inputs(parameters, captured, constants));
    List<TypeRef> thrown = known.map(ClassFacts.FunctionType::thrown).orElse(List.of());
    return routines.build(inner, casts, thrown).with(given);
  }

  /**
   * A parameter has the type that the interface gives it; where that is another one, it is cast.
   */
  private void parameter(Node node, Optional<TypeRef> known) {
    TypeRef wanted = plan.types().declared(node.type());
    TypeRef found = known.map(plan.types()::declared).orElse(wanted);
    if (found.erasure().equals(wanted.erasure())) {
      Local local = new Local(wanted, node.name(), Local.Kind.PARAMETER);
      parameters.put(node, local);
      given.add(local);
    } else {
      Local local = new Local(wanted, node.name(), Local.Kind.VARIABLE);
      Local raw = new Local(found, node.name(), Local.Kind.PARAMETER);
      parameters.put(node, local);
      given.add(raw);
      casts.add(new Statement.Copy(local, raw, false));
    }
  }

  /** What a function object returns, as far as its own graph tells. */
  private static TypeRef returned(Graph graph) {
    for (Node node : graph.nodes()) {
      if (node.target().equals(Exit.RETURN) && !node.args().isEmpty()) {
        return node.type();
      }
      if (Regions.isRegion(node)) {
        for (Graph sub : RegionParts.of(node).graphs()) {
          TypeRef found = returned(sub);
          if (found != PrimitiveType.VOID) {
            return found;
          }
        }
      }
    }
    return PrimitiveType.VOID;
  }
}
