package dev.tracewright.codegen;

import dev.tracewright.graph.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A method or function object ready to be named and printed.
 *
 * @param plan what was decided about its graph
 * @param parameters its own parameters
 * @param statements its statements, declarations included
 * @param unread variables that are named only where they are assigned first
 * @param functions the function objects in it
 * @param state where the variables are that it shares with the parts of the same method
 */
record Body(
    BodyPlan plan,
    List<Local> parameters,
    List<Statement> statements,
    Set<Local> unread,
    Map<Node, Body> functions,
    Optional<State> state) {

  /** The same with other parameters. */
  Body with(List<Local> newParameters) {
    return new Body(plan, newParameters, statements, unread, functions, state);
  }

  /** Whether a variable is a field of the state. */
  boolean isShared(Local local) {
    return state.filter(each -> each.fields().contains(local)).isPresent();
  }
}
