package dev.tracewright.processor.trace;

import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Span;
import java.util.List;

/**
 * One evaluation: of a captured method, or of a constructor whose result is only looked at. The
 * parts of the evaluator find each other here.
 */
final class Tracing {
  private final Program program;
  private final GraphLibrary library;
  private final Problems problems;
  private final Recorder recorder;
  private final Unnameable names;
  private final int unrollLimit;
  private final boolean constructing;
  private final WholeRecords whole;
  private final Structures structures;
  private final Provenance provenance;
  private final Explanation explanation;
  private final Journal journal = new Journal();
  private final Regions regions = new Regions(this);
  private final Operands operands = new Operands(this);
  private final Expressions expressions = new Expressions(this);
  private final Operations operations = new Operations(this);
  private final Places places = new Places(this);
  private final Calls calls = new Calls(this);
  private final Entering entering = new Entering(this);
  private final KnownCollections collections = new KnownCollections(this);
  private final Statements statements = new Statements(this);
  private final Branches branches = new Branches(this);
  private final Loops loops = new Loops(this);
  private final Lambdas lambdas = new Lambdas(this);
  private final MadeObjects objects = new MadeObjects(this);
  private final ObjectMethods objectMethods = new ObjectMethods(this);
  private final Handlers handlers = new Handlers(this);
  private final Variables variables = new Variables(this);
  private final Elements elements = new Elements(this);
  private final Assertions assertions = new Assertions(this);

  /**
   * Starts an evaluation.
   *
   * @param constructing whether constructors are evaluated: objects under construction may be
   *     written, and the first thing that cannot be evaluated ends it with {@link StructureUnknown}
   * @param isExplained whether somebody asks why things are recorded
   * @param whole the records that are not to be taken apart
   */
  Tracing(
      Program program,
      GraphLibrary library,
      Problems problems,
      Structures structures,
      int unrollLimit,
      int nodeBudget,
      boolean constructing,
      boolean isExplained,
      WholeRecords whole) {
    this.program = program;
    this.library = library;
    this.problems = problems;
    this.structures = structures;
    this.provenance = new Provenance(isExplained);
    this.explanation = new Explanation(problems, provenance);
    // Nothing of a constructor that is only looked at gets into a graph.
    this.names = new Unnameable(program, constructing ? new Problems() : problems);
    this.recorder = new Recorder(problems, names, journal, provenance, nodeBudget);
    this.unrollLimit = unrollLimit;
    this.constructing = constructing;
    this.whole = whole;
  }

  Program program() {
    return program;
  }

  GraphLibrary library() {
    return library;
  }

  Recorder recorder() {
    return recorder;
  }

  /** What has been changed so far. */
  Journal journal() {
    return journal;
  }

  /** Where values stopped being known. */
  Provenance provenance() {
    return provenance;
  }

  /** Why things are recorded. */
  Explanation explanation() {
    return explanation;
  }

  Regions regions() {
    return regions;
  }

  Problems problems() {
    return problems;
  }

  Structures structures() {
    return structures;
  }

  int unrollLimit() {
    return unrollLimit;
  }

  boolean constructing() {
    return constructing;
  }

  /** The records that are not to be taken apart. */
  WholeRecords whole() {
    return whole;
  }

  Operands operands() {
    return operands;
  }

  Expressions expressions() {
    return expressions;
  }

  Operations operations() {
    return operations;
  }

  Places places() {
    return places;
  }

  Calls calls() {
    return calls;
  }

  Entering entering() {
    return entering;
  }

  KnownCollections collections() {
    return collections;
  }

  Statements statements() {
    return statements;
  }

  Branches branches() {
    return branches;
  }

  Lambdas lambdas() {
    return lambdas;
  }

  MadeObjects objects() {
    return objects;
  }

  ObjectMethods objectMethods() {
    return objectMethods;
  }

  Unnameable names() {
    return names;
  }

  Handlers handlers() {
    return handlers;
  }

  Elements elements() {
    return elements;
  }

  Variables variables() {
    return variables;
  }

  Assertions assertions() {
    return assertions;
  }

  Loops loops() {
    return loops;
  }

  /** Reports what cannot be captured; the value of the expression at fault is poison. */
  Value problem(Frame frame, Span span, Key key, String... arguments) {
    Problem problem = new Problem(key, span, frame.caller(), List.of(arguments));
    if (constructing) {
      throw new StructureUnknown(new Site(span, frame), problem.summary());
    }
    problems.add(problem);
    return Value.Poison.VALUE;
  }

  /** Hands on a problem that another part found. */
  void problem(Problem problem) {
    problems.add(problem);
  }
}
