package dev.tracewright.processor;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.policy.TracingPolicies;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.declaration.LocalClassValidator;
import dev.tracewright.processor.declaration.NameRegistry;
import dev.tracewright.processor.declaration.PlannedMethod;
import dev.tracewright.processor.declaration.PlannedModule;
import dev.tracewright.processor.declaration.Planner;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.effects.PureBody;
import dev.tracewright.processor.lowering.LoweredProgram;
import dev.tracewright.processor.report.ClassReport;
import dev.tracewright.processor.report.MethodReport;
import dev.tracewright.processor.report.SourceLines;
import dev.tracewright.processor.rules.AppliedRules;
import dev.tracewright.processor.rules.RuleBook;
import dev.tracewright.processor.rules.Rules;
import dev.tracewright.processor.rules.SourceRule;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.SymbolicTracer;
import dev.tracewright.rewrite.CompiledRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;

/** Captures the classes of one round: validate, lower, trace. Nothing is printed or written. */
final class RoundCapture {
  private final AttributedRound round;
  private final LoweredProgram program;
  private final NameRegistry names;
  private final Explained explained;
  private final boolean markGenerated;
  private final Rules rules;
  private final RuleBook book;

  /**
   * Captures of one round.
   *
   * @param policies what is said of libraries
   * @param rules which rules apply
   * @param explained what notes are to explain
   * @param markGenerated whether generated classes can be annotated as such
   */
  RoundCapture(
      AttributedRound round,
      NameRegistry names,
      TracingPolicies policies,
      Rules rules,
      Explained explained,
      boolean markGenerated) {
    this.round = round;
    this.markGenerated = markGenerated;
    this.program = LoweredProgram.of(round, policies);
    this.names = names;
    this.explained = explained;
    this.rules = rules;
    this.book = rules.book(round, program);
  }

  /**
   * What becomes of one class; a failure of ours is one of its problems.
   *
   * @param element the class, of this round
   * @param view what the class can see of the dependencies
   * @param open whether the private members of another class are open to this one
   */
  Outcome capture(
      Subject subject, TypeElement element, RuleBook.View view, Predicate<ClassType> open) {
    Problems problems = new Problems();
    Optional<CompiledRule> rule = Optional.empty();
    List<Outcome.Module> modules = new ArrayList<>();
    Optional<AttributedClass> type = round.find(subject.binaryName());
    if (type.isPresent()) {
      Span place = round.span(type.get().path());
      rule = rule(type.get(), subject, place, view, problems);
      List<PlannedModule> plans =
          guarded(subject.canonicalName(), place, problems, () -> plan(type.get(), problems))
              .orElse(List.of());
      boolean isExplained = !plans.isEmpty() && explained.isAsked(subject);
      Function<EnteredSources, SymbolicTracer> tracer =
          sources -> new SymbolicTracer(sources, view.graphs(), isExplained);
      Rewriter rewriter =
          (method, captured, own) ->
              rules.apply(new Rules.Subject(method, captured, element, view), book, program, own);
      plans.forEach(each -> modules.add(capture(each, tracer, rewriter, open, problems)));
      LocalClassValidator.validate(round, type.get(), problems);
    }
    return new Outcome(subject, modules, rule, problems.all());
  }

  private Optional<CompiledRule> rule(
      AttributedClass type, Subject subject, Span place, RuleBook.View view, Problems problems) {
    Optional<SourceRule> compiled =
        guarded(subject.canonicalName(), place, problems, () -> book.compile(type, view.graphs()))
            .flatMap(each -> each);
    compiled.ifPresent(rules::meet);
    compiled.ifPresent(each -> each.problems().forEach(problems::add));
    return compiled.flatMap(SourceRule::rule);
  }

  /** The rules in source that were compiled so far: some of them because others name them. */
  List<SourceRule> rules() {
    return book.compiled();
  }

  /** Applies the rules of a method. */
  private interface Rewriter {
    Rules.Rewritten rewrite(PlannedMethod method, CapturedMethod captured, Problems problems);
  }

  private List<PlannedModule> plan(AttributedClass type, Problems problems) {
    return new Planner(round, program, names, program::typeOf).plan(type, problems);
  }

  private Outcome.Module capture(
      PlannedModule plan,
      Function<EnteredSources, SymbolicTracer> tracer,
      Rewriter rewriter,
      Predicate<ClassType> open,
      Problems problems) {
    EnteredSources sources = new EnteredSources(program);
    Set<ClassType> read = new LinkedHashSet<>();
    List<AppliedRules> captured = new ArrayList<>();
    List<MethodReport> reports = new ArrayList<>();
    if (plan.capturable()) {
      for (PlannedMethod method : plan.methods()) {
        Problems own = new Problems();
        Optional<Rules.Rewritten> result =
            capture(method, sources, tracer.apply(sources), own)
                .flatMap(
                    each ->
                        guarded(
                            method.text(),
                            method.method().span(),
                            own,
                            () -> rewriter.rewrite(method, each, own)));
        result.ifPresent(each -> read.addAll(each.sources()));
        Optional<AppliedRules> applied = result.map(Rules.Rewritten::applied);
        applied.flatMap(AppliedRules::report).ifPresent(reports::add);
        applied.ifPresent(each -> checkReach(plan, method, each.method(), open, own));
        applied.ifPresent(each -> checkPurity(method, each.method(), own));
        applied.filter(each -> !own.hasErrors()).ifPresent(captured::add);
        own.all().forEach(problems::add);
      }
    }
    read.addAll(sources.classes());
    return new Outcome.Module(
        plan, text(plan, captured, problems), List.copyOf(read), reports(plan, reports));
  }

  /** The report on the rules of a generated class in both its forms. */
  private Map<String, String> reports(PlannedModule plan, List<MethodReport> methods) {
    if (methods.isEmpty()) {
      return Map.of();
    }
    SourceLines lines = place -> round.lineAt(place.file(), place.line());
    ClassReport report = new ClassReport(plan.type().canonicalName(), plan.source(), methods);
    String name = plan.type().simpleName() + ".report.";
    return Map.of(name + "txt", report.text(lines), name + "html", report.html(lines));
  }

  private void checkReach(
      PlannedModule plan,
      PlannedMethod method,
      CapturedMethod captured,
      Predicate<ClassType> open,
      Problems problems) {
    new ReachCheck(
            round,
            program.facts(),
            open,
            plan.type().packageName(),
            method.method().span(),
            problems)
        .check(captured);
  }

  private void checkPurity(PlannedMethod method, CapturedMethod captured, Problems problems) {
    Optional<Node> offence =
        PureBody.offence(captured, method.method().info().marks(), method.owner().info().marks());
    if (offence.isEmpty()) {
      return;
    }
    String what =
        offence.get().target() instanceof MemberRef member && !member.isOperator()
            ? "'" + member.name() + "'"
            : "the array store";
    SourcePosition position = offence.get().position().orElse(null);
    Span place =
        Optional.ofNullable(position)
            .flatMap(each -> round.spanAt(each.file(), each.line(), each.column()))
            .orElse(method.method().span());
    problems.add(
        new Problem(
            Key.PURE_BODY,
            place,
            position == null ? null : position.caller(),
            List.of(method.text(), what)));
  }

  private Optional<ModuleText> text(
      PlannedModule plan, List<AppliedRules> captured, Problems problems) {
    if (plan.methods().isEmpty()) {
      return Optional.empty();
    }
    Optional<ModuleText> text = Optional.empty();
    if (captured.size() == plan.methods().size()) {
      text =
          guarded(
              plan.source(),
              plan.place(),
              problems,
              () -> ModuleText.captured(plan, captured, program.facts(), markGenerated));
    }
    return text.isPresent()
        ? text
        : guarded(
            plan.source(),
            plan.place(),
            problems,
            () -> ModuleText.signaturesOnly(plan, program.facts(), markGenerated));
  }

  private Optional<CapturedMethod> capture(
      PlannedMethod method, EnteredSources sources, SymbolicTracer tracer, Problems problems) {
    UnresolvedNames.inMethod(method, problems);
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    Optional<CapturedMethod> captured =
        guarded(
                method.text(),
                method.method().span(),
                problems,
                () -> tracer.capture(method.request(), problems))
            .flatMap(each -> each)
            .map(each -> method.freeze() ? each.freeze() : each);
    UnresolvedNames.inConstructors(program, sources.classes(), problems);
    return captured;
  }

  private interface Step<T> {
    T run();
  }

  /** Runs a part of the work; what it did not foresee becomes a problem that asks for a report. */
  private static <T> Optional<T> guarded(
      String construct, Span place, Problems problems, Step<T> step) {
    try {
      return Optional.of(step.run());
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      problems.add(Problem.at(place, Key.INTERNAL, construct, InternalFailure.describe(e)));
      return Optional.empty();
    }
  }
}
