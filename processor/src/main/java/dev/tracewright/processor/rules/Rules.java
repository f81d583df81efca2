package dev.tracewright.processor.rules;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.policy.FoundServices;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.declaration.PlannedMethod;
import dev.tracewright.processor.declaration.RuleUse;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.lowering.LoweredProgram;
import dev.tracewright.rewrite.RewriteRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Which rules apply to a captured method, and in which order: those that its {@code @Traceable}
 * names, those of its package, those of the option, those that providers on the processor path hand
 * out. A rule that is named twice counts at its first place.
 */
public final class Rules {
  private static final ClassLoader LOADER = Rules.class.getClassLoader();

  private final Report report;
  private final Inquiry inquiry;
  private final PackageRules packages;
  private final List<String> named;
  private final DisabledRules disabled;
  private final VerifiedRules verified;
  private final LoadedRules loaded = new LoadedRules(LOADER);
  private final ProvidedRules provided = ProvidedRules.load(LOADER);
  private final RuleConflicts conflicts = new RuleConflicts();
  private final Set<Object> said = new HashSet<>();

  /** Takes what is wrong where no method is to blame. */
  public interface Report {
    /** A problem without a place. */
    void problem(Key key, String... arguments);

    /** A problem at a value of an annotation. */
    void problem(
        Element element,
        AnnotationMirror annotation,
        AnnotationValue value,
        Key key,
        String... arguments);
  }

  /**
   * The rules of a compilation.
   *
   * @param named the names of the rules that the option adds
   * @param disabled the names of those that are taken out
   * @param verified tries those in source on values
   * @param inquiry what is to be told about their work
   */
  public Rules(
      ProcessingEnvironment environment,
      List<String> named,
      List<String> disabled,
      VerifiedRules verified,
      Inquiry inquiry,
      Report report) {
    this.verified = verified;
    this.inquiry = inquiry;
    this.packages = new PackageRules(environment);
    this.named = List.copyOf(named);
    this.disabled = new DisabledRules(disabled);
    this.report = report;
  }

  /** The rules of one round by class. */
  public RuleBook book(AttributedRound round, LoweredProgram program) {
    return new RuleBook(round, program, loaded, verified);
  }

  /**
   * A method that is to be rewritten.
   *
   * @param plan the method
   * @param captured what was captured of it
   * @param type its class, an element of this round
   * @param view what it sees of the dependencies
   */
  public record Subject(
      PlannedMethod plan, CapturedMethod captured, TypeElement type, RuleBook.View view) {}

  /** The classes of the rules in source that a method was given to, beside what they made of it. */
  public record Rewritten(AppliedRules applied, List<ClassType> sources) {}

  /** Applies the rules of a method. */
  public Rewritten apply(
      Subject subject, RuleBook book, LoweredProgram program, Problems problems) {
    Map<String, NamedRule> found = new LinkedHashMap<>();
    RuleBook.View view = subject.view();
    for (RuleUse use : subject.plan().rules()) {
      ofMethod(use, book, view, problems).forEach(each -> found.putIfAbsent(each.name(), each));
    }
    for (PackageRules.Use use : packages.of(subject.type())) {
      ofPackage(use, subject, book, view, problems)
          .forEach(each -> found.putIfAbsent(each.name(), each));
    }
    for (String name : named) {
      ofOption(name, book, view, problems).forEach(each -> found.putIfAbsent(each.name(), each));
    }
    provided().forEach(each -> found.putIfAbsent(each.name(), each));
    found.keySet().removeIf(disabled::has);
    List<RewriteRule> rules = new ArrayList<>();
    found.values().forEach(each -> rules.addAll(each.forms()));
    if (!problems.hasErrors()) {
      conflicts.check(
          rules, program::isSubtype, subject.plan().method().span(), book::place, problems);
    }
    AppliedRules applied =
        problems.hasErrors()
            ? AppliedRules.none(subject.captured())
            : AppliedRules.of(
                subject.plan(),
                subject.captured(),
                rules,
                program::isSubtype,
                inquiry,
                book::place,
                problems);
    List<ClassType> sources =
        found.values().stream().flatMap(each -> each.source().stream()).toList();
    return new Rewritten(applied, sources);
  }

  private static List<NamedRule> ofMethod(
      RuleUse use, RuleBook book, RuleBook.View view, Problems problems) {
    if (use.type().isEmpty()) {
      problems.add(Problem.at(use.place(), Key.UNRESOLVED_TYPE, use.text()));
      return List.of();
    }
    return book.findAll(
        use.type().get(),
        view,
        (key, arguments) -> problems.add(Problem.at(use.place(), key, arguments)),
        problems::add);
  }

  private List<NamedRule> ofPackage(
      PackageRules.Use use, Subject subject, RuleBook book, RuleBook.View view, Problems problems) {
    if (use.type().isEmpty()) {
      problems.add(
          Problem.at(subject.plan().method().span(), Key.UNRESOLVED_TYPE, use.value().toString()));
      return List.of();
    }
    return book.findAll(
        use.type().get(),
        view,
        (key, arguments) -> {
          if (said.add(
              List.of(use.home().getQualifiedName().toString(), key, List.of(arguments)))) {
            report.problem(use.home(), use.config(), use.value(), key, arguments);
          }
        },
        problems::add);
  }

  private List<NamedRule> ofOption(
      String name, RuleBook book, RuleBook.View view, Problems problems) {
    Complaint complaint =
        (key, arguments) -> {
          if (said.add(List.of(name, key, List.of(arguments)))) {
            report.problem(key, arguments);
          }
        };
    Optional<ClassType> type = book.find(name);
    if (type.isPresent()) {
      return book.findAll(type.get(), view, complaint, problems::add);
    }
    if (loaded.has(name)) {
      return loaded.find(name, name, complaint).stream().toList();
    }
    complaint.about(Key.RULE_NAME, "tracewright.rules", name);
    return List.of();
  }

  private List<NamedRule> provided() {
    for (FoundServices.Failure each : provided.failures()) {
      if (said.add(each)) {
        report.problem(Key.RULE_PROVIDER, each.provider(), each.reason());
      }
    }
    return provided.rules();
  }

  /** A rule that this compilation has in source, whether anything names it or not. */
  public void meet(SourceRule rule) {
    disabled.has(rule.type().canonicalName());
  }

  /** Says which of the names that are to be taken out stand for no rule. */
  public void finish() {
    provided().forEach(each -> disabled.has(each.name()));
    disabled.unmet().forEach(each -> report.problem(Key.RULE_DISABLED_STRAY, each));
  }
}
