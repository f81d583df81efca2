package dev.tracewright.codegen;

import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds a method or function object from its plan: in one body, or with parts beside it. */
final class RoutineBuilder {
  private final ClassPlan around;
  private final List<State> states;

  /**
   * For the methods of a class.
   *
   * @param states takes the states that are shared by parts, with these
   */
  RoutineBuilder(ClassPlan around, List<State> states) {
    this.around = around;
    this.states = states;
  }

  /**
   * The body.
   *
   * @param first what is done before anything else
   * @param thrown what is declared to be thrown
   */
  Body build(BodyPlan plan, List<Statement> first, List<? extends TypeRef> thrown) {
    List<Statement> statements = new ArrayList<>(first);
    Exceptions exceptions = new Exceptions(around.facts(), thrown);
    statements.addAll(
        new Simplifier(plan).simplify(new StatementBuilder(plan, exceptions).build()));
    if (around.shape().dropReferences()) {
      statements = new Drops(plan, new Spans(plan, statements)).in(statements);
    }
    Splitter splitter = new Splitter(plan, thrown, around.longest());
    List<Statement> main = splitter.split(statements);
    List<Part> parts = splitter.parts();
    if (parts.isEmpty()) {
      return new BodyBuilder(this, around, plan, Optional.empty()).build(main);
    }
    Set<Local> shared = splitter.shared(main);
    Set<Local> given = new LinkedHashSet<>(plan.inputs().parameters().values());
    given.addAll(plan.inputs().captured().values());
    given.retainAll(shared);
    State state = new State(shared, List.copyOf(given), parts);
    states.add(state);
    for (Part each : parts) {
      each.setBody(
          new BodyBuilder(this, around, plan, Optional.of(state)).build(each.statements()));
    }
    List<Statement> begun = new ArrayList<>(List.of(new Statement.Begin(state)));
    begun.addAll(main);
    return new BodyBuilder(this, around, plan, Optional.of(state)).build(begun);
  }
}
