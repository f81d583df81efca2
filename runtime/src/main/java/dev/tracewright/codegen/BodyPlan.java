package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TypeRef;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is decided about the graph of a method or function object before it becomes statements.
 *
 * @param graph the graph
 * @param inputs what it starts with
 * @param regions what its regions are given and lead to
 * @param schedule which nodes are statements
 * @param reads which variables expressions read
 * @param flow what runs after what
 * @param returns which regions' values are returned
 * @param storage which nodes share a variable
 * @param types types where it stands
 * @param result what it returns
 */
record BodyPlan(
    Graph graph,
    Inputs inputs,
    Regions regions,
    Schedule schedule,
    Reads reads,
    Flow flow,
    Returns returns,
    Storage storage,
    TypeNames types,
    TypeRef result) {

  /**
   * What a body starts with.
   *
   * @param parameters the variables of its own parameters
   * @param captured the variables around a function object that it reads
   * @param constants what further parameters stand for
   */
  record Inputs(
      Map<Node, Local> parameters, Map<Node, Local> captured, Map<Node, Argument> constants) {}

  /** Decides. */
  static BodyPlan of(Graph graph, TypeNames types, TypeRef result, Inputs inputs) {
    Regions regions = new Regions(graph, inputs.constants());
    Schedule schedule = new Schedule(graph, regions);
    Reads reads = new Reads(regions, schedule);
    Flow flow = new Flow(graph, regions, schedule, reads);
    Returns returns = new Returns(graph, regions, schedule, result);
    Storage storage = new Storage(graph, regions, schedule, flow, returns, types, inputs);
    return new BodyPlan(
        graph, inputs, regions, schedule, reads, flow, returns, storage, types, result);
  }

  /** The variable that an argument names where it stands for one. */
  Local variable(Argument argument) {
    if (regions.resolve(argument) instanceof Node node) {
      return storage.local(node);
    }
    throw new IllegalArgumentException("no variable: " + argument);
  }

  /** The variables that are declared around a function object. */
  Set<Local> declaredAround() {
    return new HashSet<>(inputs.captured().values());
  }
}
