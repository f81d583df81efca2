package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TypeRef;
import java.util.Map;

/**
 * What is decided about the graph of a method or function object before it becomes statements.
 *
 * @param graph the graph
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
    Regions regions,
    Schedule schedule,
    Reads reads,
    Flow flow,
    Returns returns,
    Storage storage,
    TypeNames types,
    TypeRef result) {

  /** Decides, given the variables of the parameters. */
  static BodyPlan of(Graph graph, TypeNames types, TypeRef result, Map<Node, Local> parameters) {
    Regions regions = new Regions(graph);
    Schedule schedule = new Schedule(graph, regions);
    Reads reads = new Reads(regions, schedule);
    Flow flow = new Flow(graph, regions, schedule, reads);
    Returns returns = new Returns(graph, regions, schedule, result);
    Storage storage = new Storage(graph, regions, schedule, flow, returns, types, parameters);
    return new BodyPlan(graph, regions, schedule, reads, flow, returns, storage, types, result);
  }

  /** The variable that an argument names where it stands for one. */
  Local variable(Argument argument) {
    if (regions.resolve(argument) instanceof Node node) {
      return storage.local(node);
    }
    throw new IllegalArgumentException("no variable: " + argument);
  }
}
