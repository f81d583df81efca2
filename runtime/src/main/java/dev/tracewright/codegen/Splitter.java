package dev.tracewright.codegen;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits statements that are too long for one method into parts: as many statements as fit become a
 * part, and a statement that does not fit gets parts inside.
 */
final class Splitter {
  /** What a statement that is a part of its own leaves for what is inside a finally. */
  private static final int MAX_FINALIZER = 64;

  /** The share that is left for the body and the handlers: the more exits, the more finallys. */
  private static final int GUARDED_SHARE = 6;

  /** How many cases a switch has at most that has parts inside. */
  static final int MAX_CASES = 64;

  private final BodyPlan plan;
  private final Cost cost;
  private final int longest;
  private final List<TypeRef> thrown;
  private final List<Part> parts = new ArrayList<>();
  private final Local kept;

  /**
   * For one method or function object.
   *
   * @param thrown what it declares to throw
   * @param longest how many bytes of code a method may have
   */
  Splitter(BodyPlan plan, List<? extends TypeRef> thrown, int longest) {
    this.plan = plan;
    this.longest = longest;
    this.cost = new Cost(plan);
    this.thrown = List.copyOf(thrown);
    this.kept = new Local(plan.types().declared(plan.result()), "result", Local.Kind.VARIABLE);
  }

  /** The statements, which fit one method now. */
  List<Statement> split(List<Statement> statements) {
    return fit(statements, longest, List.of());
  }

  /** The parts that were made on the way, the inner ones first. */
  List<Part> parts() {
    return parts;
  }

  /** The variables that several of the statements and parts name, and what is kept for a return. */
  Set<Local> shared(List<Statement> main) {
    Map<Local, Integer> namedIn = new HashMap<>();
    Set<Local> shared = new LinkedHashSet<>();
    for (Local each : plan.inputs().parameters().values()) {
      namedIn.put(each, parts.size());
    }
    for (Local each : plan.inputs().captured().values()) {
      namedIn.put(each, parts.size());
    }
    namedIn.put(kept, -1);
    for (int i = 0; i <= parts.size(); i++) {
      List<Statement> statements = i < parts.size() ? parts.get(i).statements() : main;
      for (Local each : new Spans(plan, statements).locals()) {
        Integer before = namedIn.putIfAbsent(each, i);
        if (before != null && before != i) {
          shared.add(each);
        }
      }
    }
    return shared;
  }

  private List<Statement> fit(List<Statement> statements, int room, List<ClassType> caught) {
    List<Statement> out = statements;
    boolean shorter = true;
    while (shorter && cost.of(out) > room) {
      List<Statement> next = inParts(out, caught);
      shorter = next.size() < out.size() || out == statements;
      out = next;
    }
    return out;
  }

  /** As many statements in each part as fit there. */
  private List<Statement> inParts(List<Statement> statements, List<ClassType> caught) {
    List<Statement> out = new ArrayList<>();
    List<Statement> part = new ArrayList<>();
    int room = longest;
    for (Statement each : statements) {
      int own = cost.of(each);
      if (own > room && !part.isEmpty()) {
        out.add(part(part, caught));
        part = new ArrayList<>();
        room = longest;
      }
      part.add(each);
      room -= own;
    }
    if (!part.isEmpty()) {
      out.add(part(part, caught));
    }
    return out;
  }

  private Statement part(List<Statement> statements, List<ClassType> caught) {
    Statement only = statements.get(0);
    if (statements.size() == 1 && only instanceof Statement.Run) {
      return only;
    }
    List<Statement> fitting =
        cost.of(statements) > longest
            ? statements.stream().map(each -> smaller(each, caught)).toList()
            : statements;
    List<TypeRef> all = new ArrayList<>(thrown);
    caught.stream().filter(each -> !all.contains(each)).forEach(all::add);
    Statement.Run run = new Exits(kept).part(fitting, all);
    parts.add(run.part());
    return run;
  }

  /** A statement with parts inside it. */
  private Statement smaller(Statement statement, List<ClassType> caught) {
    int lists = Mentions.inside(statement).size();
    if (lists == 0) {
      return statement;
    }
    if (statement instanceof Statement.Try guarded) {
      return smaller(guarded, caught);
    }
    if (statement instanceof Statement.Switch choice && choice.cases().size() > MAX_CASES) {
      return smaller(halved(choice), caught);
    }
    int room = Math.max(MAX_FINALIZER, (longest - cost.own(statement)) / lists);
    return statement.withBodies(each -> fit(each, room, caught));
  }

  private Statement smaller(Statement.Try guarded, List<ClassType> caught) {
    List<ClassType> inBody = new ArrayList<>(caught);
    guarded.catches().forEach(each -> inBody.addAll(each.classes()));
    int room = Math.max(MAX_FINALIZER, longest / GUARDED_SHARE / (1 + guarded.catches().size()));
    List<Statement> body = fit(guarded.body(), room, inBody);
    List<Statement.Catch> catches = new ArrayList<>();
    for (Statement.Catch each : guarded.catches()) {
      catches.add(
          new Statement.Catch(each.classes(), each.exception(), fit(each.body(), room, caught)));
    }
    List<Statement> last = fit(guarded.last(), MAX_FINALIZER, caught);
    return new Statement.Try(body, catches, last, guarded.origin());
  }

  /** A switch whose default is a switch for the second half of the cases. */
  private static Statement.Switch halved(Statement.Switch choice) {
    List<Statement.Case> labelled =
        choice.cases().stream().filter(each -> !each.labels().isEmpty()).toList();
    Statement.Case last =
        choice.cases().stream().filter(each -> each.labels().isEmpty()).findFirst().orElseThrow();
    int half = MAX_CASES / 2;
    List<Statement.Case> first = new ArrayList<>(labelled.subList(0, half));
    List<Statement.Case> second = new ArrayList<>(labelled.subList(half, labelled.size()));
    second.add(last);
    Statement rest =
        new Statement.Switch(choice.selector(), second, choice.label().inner(), choice.origin());
    first.add(new Statement.Case(List.of(), List.of(rest)));
    return new Statement.Switch(choice.selector(), first, choice.label(), choice.origin());
  }
}
