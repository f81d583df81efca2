package dev.tracewright.processor.rules;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.declaration.PlannedRule;
import dev.tracewright.processor.declaration.RulePlanner;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.library.JarRuleLibrary;
import dev.tracewright.processor.lowering.LoweredProgram;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.GraphLibrary;
import dev.tracewright.processor.trace.RuleTracer;
import dev.tracewright.rewrite.CompiledRule;
import dev.tracewright.rewrite.RuleConflict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.lang.model.element.TypeElement;

/** The rules of one round, by class: those in its sources, and those that are there ready. */
public final class RuleBook {
  private static final ClassType RULE = ClassType.of("dev.tracewright.rewrite", "RewriteRule");

  private final AttributedRound round;
  private final LoweredProgram program;
  private final LoadedRules loaded;
  private final VerifiedRules verified;
  private final Map<String, SourceRule> compiled = new LinkedHashMap<>();

  RuleBook(
      AttributedRound round, LoweredProgram program, LoadedRules loaded, VerifiedRules verified) {
    this.round = round;
    this.program = program;
    this.loaded = loaded;
    this.verified = verified;
  }

  /**
   * The rule that a class of this compilation is; empty if it is none.
   *
   * @param library the graphs of the dependencies that the class can see
   */
  public Optional<SourceRule> compile(AttributedClass type, GraphLibrary library) {
    if (!RulePlanner.isRule(type)) {
      return Optional.empty();
    }
    SourceRule known = compiled.get(type.binaryName());
    if (known == null) {
      Problems problems = new Problems();
      Optional<CompiledRule> rule =
          RulePlanner.plan(round, program, type, problems)
              .flatMap(plan -> compile(plan, library, problems));
      known =
          new SourceRule(
              program.typeOf(type.element()),
              rule.filter(each -> !problems.hasErrors()),
              problems.all());
      compiled.put(type.binaryName(), known);
    }
    return Optional.of(known);
  }

  private Optional<CompiledRule> compile(
      PlannedRule plan, GraphLibrary library, Problems problems) {
    Optional<CompiledRule> rule =
        new RuleCompiler(round, new RuleTracer(program, library)).compile(plan, problems);
    rule.ifPresent(each -> checkEnd(plan, each, problems));
    rule.ifPresent(each -> verified.check(plan, each, problems));
    return rule;
  }

  private void checkEnd(PlannedRule plan, CompiledRule rule, Problems problems) {
    if (rule.rules().stream()
        .anyMatch(each -> RuleConflict.matchesItself(each, program::isSubtype))) {
      problems.add(
          Problem.at(
              plan.replacement().syntax().span(), Key.RULE_MATCHES_ITSELF, plan.simpleName()));
    }
  }

  /** The rules in source that were compiled so far: some of them because others name them. */
  public List<SourceRule> compiled() {
    return new ArrayList<>(compiled.values());
  }

  /** A class by a name that is written outside of any source. */
  Optional<ClassType> find(String name) {
    TypeElement type = round.elements().getTypeElement(name);
    if (type == null) {
      type = round.elements().getTypeElement(name.replace('$', '.'));
    }
    return Optional.ofNullable(type).map(program::typeOf);
  }

  /**
   * The rules that a class stands for: itself, or the members of the set that it is.
   *
   * @param view what the class that names it sees of the dependencies
   * @param complaint takes what is wrong with that; of a rule in source only that it is none
   * @param problems takes the names in a rule in source that have no type yet
   */
  List<NamedRule> findAll(
      ClassType type, View view, Complaint complaint, Consumer<Problem> problems) {
    List<NamedRule> found = new ArrayList<>();
    for (ClassType each : new RuleSets(round.elements(), program::typeOf).members(type)) {
      find(each, view, complaint, problems).ifPresent(found::add);
    }
    return found;
  }

  /**
   * The rule that a class is.
   *
   * @param view what the class that names it sees of the dependencies
   * @param complaint takes what is wrong with that; of a rule in source only that it is none
   * @param problems takes the names in a rule in source that have no type yet
   */
  private Optional<NamedRule> find(
      ClassType type, View view, Complaint complaint, Consumer<Problem> problems) {
    Optional<AttributedClass> source = round.find(type.binaryName());
    if (source.isPresent()) {
      Optional<SourceRule> rule = compile(source.get(), view.graphs());
      rule.ifPresent(each -> each.unresolved().forEach(problems));
      if (rule.isEmpty()) {
        complainOfSource(type, complaint);
      }
      return rule.flatMap(SourceRule::rule)
          .map(each -> new NamedRule(each.name(), List.copyOf(each.rules()), Optional.of(type)));
    }
    if (view.rules().isRule(type)) {
      return view.rules()
          .find(type, program, complaint::about)
          .map(each -> new NamedRule(each.name(), List.copyOf(each.rules()), Optional.empty()));
    }
    if (!program.isSubtype(type, RULE)) {
      complaint.about(Key.RULE_CLASS, nameOf(type));
      return Optional.empty();
    }
    return loaded.find(type.binaryName(), nameOf(type), complaint);
  }

  /** The span of a place whose source was read in this round. */
  Optional<Span> place(SourcePosition position) {
    return round.spanAt(position.file(), position.line(), position.column());
  }

  /** What the class that names a rule sees of the dependencies. */
  public record View(GraphLibrary graphs, JarRuleLibrary rules) {}

  private void complainOfSource(ClassType type, Complaint complaint) {
    if (program.isSubtype(type, RULE)) {
      complaint.about(
          Key.RULE_NOT_LOADED,
          nameOf(type),
          "its source is part of this compilation, so that its code cannot run yet");
    } else {
      complaint.about(Key.RULE_CLASS, nameOf(type));
    }
  }

  private static String nameOf(ClassType type) {
    return String.join(".", type.simpleNames());
  }
}
