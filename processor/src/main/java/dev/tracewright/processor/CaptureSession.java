package dev.tracewright.processor;

import dev.tracewright.annotations.Preset;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.Specialize;
import dev.tracewright.annotations.Traceable;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.policy.PolicyFault;
import dev.tracewright.policy.TracingPolicies;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.attribution.Attribution;
import dev.tracewright.processor.attribution.AttributionResult;
import dev.tracewright.processor.attribution.AttributionUnavailable;
import dev.tracewright.processor.attribution.JavacVerdict;
import dev.tracewright.processor.declaration.NameRegistry;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.effects.PurityValidator;
import dev.tracewright.processor.library.JarGraphLibrary;
import dev.tracewright.processor.library.JarRuleLibrary;
import dev.tracewright.processor.lock.GraphLock;
import dev.tracewright.processor.lock.LockMode;
import dev.tracewright.processor.rules.Inquiry;
import dev.tracewright.processor.rules.RuleBook;
import dev.tracewright.processor.rules.Rules;
import dev.tracewright.processor.rules.SourceRule;
import dev.tracewright.processor.rules.StrayAnnotations;
import dev.tracewright.processor.rules.VerifiedRules;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The captures of one compilation, over its rounds.
 *
 * <p>A class is captured in the first round in which everything that its captured code names is
 * known. While a name is unknown another processor may be about to generate it, so the class waits;
 * an empty source file makes sure that there is a next round. When a round brings no new types
 * there is nothing left to wait for: then the generated class is written with its signatures alone,
 * so that code that uses it compiles, and the unknown name is left to javac, which will report it.
 * Should javac find nothing wrong with it (another tool adds members to the class while it is
 * compiled), we report it.
 */
final class CaptureSession {
  private static final List<Class<? extends Annotation>> ANNOTATIONS =
      List.of(Traceable.class, Preset.class, Specialize.class);

  private final ProcessingEnvironment environment;
  private final ProblemPrinter printer;
  private final ModuleWriter writer;
  private final PurityValidator purity;
  private final StrayAnnotations strays;
  private final NameRegistry names = new NameRegistry();
  private final Explained explained;
  private final GraphLock lock;
  private final TracingPolicies policies =
      TracingPolicies.load(CaptureSession.class.getClassLoader());
  private final Set<PolicyFault> faults = new HashSet<>();
  private final SortedSet<Subject> waiting = new TreeSet<>();

  /** The rules that were compiled for themselves, whether the compiler shows them or not. */
  private final Set<Subject> compiledRules = new HashSet<>();

  private final Set<Subject> modules = new HashSet<>();
  private final Rules rules;
  private final List<Outcome> leftToJavac = new ArrayList<>();

  CaptureSession(ProcessingEnvironment environment) {
    this.environment = environment;
    this.printer = new ProblemPrinter(environment);
    this.writer = new ModuleWriter(environment, printer);
    this.purity = new PurityValidator(environment, printer::print);
    this.strays = new StrayAnnotations(environment, printer::print);
    this.explained = new Explained(ProcessorOption.EXPLAIN.value(environment.getOptions()));
    this.lock = lock(environment);
    this.rules =
        new Rules(
            environment,
            NameList.of(ProcessorOption.RULES.value(environment.getOptions())),
            NameList.of(ProcessorOption.RULES_DISABLE.value(environment.getOptions())),
            new VerifiedRules(
                ProcessorOption.VERIFY.isOn(environment.getOptions()),
                ProcessorOption.VERBOSE.isOn(environment.getOptions())),
            new Inquiry(ProcessorOption.REPORT.isOn(environment.getOptions()), explained::isAsked),
            printer);
    for (ProcessorOption option : ProcessorOption.values()) {
      if (!option.isValid(environment.getOptions())) {
        String value = option.value(environment.getOptions());
        printer.print(Key.OPTION, option.text(), value, option.takes());
      }
    }
  }

  private static GraphLock lock(ProcessingEnvironment environment) {
    Map<String, String> options = environment.getOptions();
    Optional<Path> folder =
        Optional.of(ProcessorOption.LOCK_DIR)
            .filter(each -> each.isValid(options))
            .map(each -> each.value(options))
            .filter(each -> !each.isEmpty())
            .map(Path::of);
    return new GraphLock(environment, LockMode.of(ProcessorOption.LOCK.value(options)), folder);
  }

  /** Does what can be done in this round. */
  void round(RoundEnvironment round) {
    collect(round);
    lock.enter(round);
    purity.validate(round);
    strays.validate(round);
    if (round.processingOver()) {
      lock.finish(round.errorRaised()).forEach(each -> printer.print(each.key(), each.arguments()));
      if (!round.errorRaised()) {
        finish();
        explained.unmet().forEach(each -> printer.print(Key.EXPLAIN_STRAY, each, explained.met()));
        rules.finish();
      }
      return;
    }
    SortedMap<Subject, TypeElement> subjects = new TreeMap<>();
    waiting.forEach(each -> each.in(environment).ifPresent(type -> subjects.put(each, type)));
    if (!subjects.isEmpty()) {
      capture(subjects, round);
    }
  }

  private void collect(RoundEnvironment round) {
    for (Class<? extends Annotation> annotation : ANNOTATIONS) {
      List<Subject> found = annotated(annotation, round);
      modules.addAll(found);
      waiting.addAll(found);
    }
    List<Subject> found = annotated(RewriteRule.class, round);
    compiledRules.addAll(found);
    waiting.addAll(found);
  }

  private List<Subject> annotated(Class<? extends Annotation> annotation, RoundEnvironment round) {
    List<Subject> found = new ArrayList<>();
    TypeElement type = environment.getElementUtils().getTypeElement(annotation.getCanonicalName());
    if (type != null) {
      for (Element each : round.getElementsAnnotatedWith(type)) {
        found.add(Subject.of(classOf(each), environment.getElementUtils()));
      }
    }
    return found;
  }

  private static TypeElement classOf(Element element) {
    Element each = element;
    while (!(each instanceof TypeElement)) {
      each = Objects.requireNonNull(each.getEnclosingElement());
    }
    return (TypeElement) each;
  }

  private void capture(SortedMap<Subject, TypeElement> subjects, RoundEnvironment round) {
    AttributionResult result = Attribution.attribute(environment, subjects.values());
    if (result instanceof AttributionUnavailable unavailable) {
      waiting.clear();
      report(unavailable, subjects);
      return;
    }
    List<Outcome> outcomes = new ArrayList<>();
    boolean reported = false;
    try (AttributedRound copy = (AttributedRound) result) {
      RoundCapture capture =
          new RoundCapture(copy, names, policies, rules, explained, canMarkGenerated());
      Map<String, RuleBook.View> views = new HashMap<>();
      for (Subject subject : List.copyOf(subjects.keySet())) {
        TypeElement element = Objects.requireNonNull(subjects.get(subject));
        if (!modules.contains(subject) || isRuntimeVisible(subject, element)) {
          outcomes.add(
              capture.capture(
                  subject,
                  element,
                  views.computeIfAbsent(subject.module(), this::view),
                  type -> subject.looksInto(environment, type.canonicalName())));
        } else {
          waiting.remove(subject);
          reported = true;
        }
      }
      addRulesOfOthers(capture.rules(), subjects, outcomes);
      settle(outcomes, subjects, round, reported);
    }
    policies.faults().stream().filter(faults::add).forEach(this::report);
  }

  private RuleBook.View view(String module) {
    return new RuleBook.View(
        new JarGraphLibrary(environment, module), new JarRuleLibrary(environment, module));
  }

  /** Rules whose source the compiler reads because others name them: it shows them to nobody. */
  private void addRulesOfOthers(
      List<SourceRule> compiled, SortedMap<Subject, TypeElement> subjects, List<Outcome> outcomes) {
    for (SourceRule rule : compiled) {
      String name = rule.type().canonicalName();
      TypeElement type = environment.getElementUtils().getTypeElement(name);
      if (type != null) {
        Subject subject = Subject.of(type, environment.getElementUtils());
        boolean isNew = !compiledRules.contains(subject);
        if (isNew && rule.unresolved().isEmpty()) {
          compiledRules.add(subject);
        }
        if (isNew) {
          subjects.put(subject, type);
          outcomes.add(new Outcome(subject, List.of(), rule.rule(), rule.problems()));
        }
      }
    }
  }

  /** Decides which classes are written now, and which wait for another round. */
  private void settle(
      List<Outcome> outcomes,
      SortedMap<Subject, TypeElement> subjects,
      RoundEnvironment round,
      boolean reported) {
    boolean isLastChance =
        reported
            || round.getRootElements().isEmpty()
            || round.errorRaised()
            || outcomes.stream().anyMatch(each -> each.hasErrors() && !each.isUnresolved());
    List<Outcome> settled =
        outcomes.stream().filter(each -> isLastChance || !each.isUnresolved()).toList();
    boolean wrote = false;
    for (Outcome outcome : settled) {
      waiting.remove(outcome.subject());
      for (Outcome.Module module : outcome.modules()) {
        TypeElement type = type(outcome, subjects);
        wrote |= writer.write(module, outcome.subject(), type);
        lock(module, type);
      }
      outcome
          .rule()
          .ifPresent(each -> writer.write(each, outcome.subject(), type(outcome, subjects)));
    }
    for (Outcome outcome : settled) {
      TypeElement type = type(outcome, subjects);
      if (outcome.isUnresolved()) {
        leave(outcome, type);
      } else {
        printer.print(outcome.problems(), type);
      }
    }
    if (!waiting.isEmpty() && !wrote) {
      writer.askForAnotherRound(waiting.first());
    }
  }

  private void lock(Outcome.Module module, TypeElement type) {
    List<CapturedMethod> methods = module.text().map(ModuleText::methods).orElse(List.of());
    lock.visit(module.plan().type(), type, methods)
        .ifPresent(each -> printer.print(type, each.key(), each.arguments()));
  }

  private static TypeElement type(Outcome outcome, Map<Subject, TypeElement> subjects) {
    return Objects.requireNonNull(subjects.get(outcome.subject()));
  }

  /** A name that nobody generated: one of ours is an error of its own, any other is javac's. */
  private void leave(Outcome outcome, TypeElement type) {
    List<Problem> own = new ArrayList<>();
    for (Problem each : outcome.problems()) {
      String name = each.arguments().isEmpty() ? "" : each.arguments().get(0);
      if (each.key() == Key.UNRESOLVED_TYPE && writer.isGenerated(outcome.subject(), name)) {
        own.add(new Problem(Key.OWN_MODULE, each.span(), each.caller(), List.of(name)));
      }
    }
    if (own.isEmpty()) {
      leftToJavac.add(outcome);
    } else {
      printer.print(own, type);
    }
  }

  private void finish() {
    if (leftToJavac.isEmpty()) {
      return;
    }
    Optional<JavacVerdict> verdict = JavacVerdict.listen(environment);
    for (Outcome outcome : leftToJavac) {
      Runnable print =
          () ->
              outcome
                  .subject()
                  .in(environment)
                  .ifPresent(type -> printer.print(outcome.problems(), type));
      if (verdict.isEmpty()) {
        print.run();
      } else {
        outcome.problems().stream()
            .filter(each -> each.key() == Key.UNRESOLVED_TYPE)
            .findFirst()
            .ifPresent(each -> verdict.get().ask(each.span(), print));
      }
    }
  }

  /** The annotation lives in a module of the platform that a user's may do without. */
  private boolean canMarkGenerated() {
    Elements elements = environment.getElementUtils();
    return elements.getTypeElement("javax.annotation.processing.Generated") != null
        && waiting.stream().allMatch(each -> each.module().isEmpty());
  }

  private boolean isRuntimeVisible(Subject subject, TypeElement type) {
    if (subject.find(environment, "dev.tracewright.GraphModule").isPresent()) {
      return true;
    }
    String name = type.getSimpleName().toString();
    if (subject.module().isEmpty()) {
      printer.print(type, Key.RUNTIME_MISSING, name);
    } else {
      printer.print(type, Key.MODULE_REQUIRES, subject.module(), name);
    }
    return false;
  }

  private void report(PolicyFault fault) {
    if (fault instanceof PolicyFault.Failure failure) {
      printer.print(Key.POLICY_FAILED, failure.policy(), failure.reason());
    } else if (fault instanceof PolicyFault.Conflict conflict) {
      printer.print(
          Key.POLICY_CONFLICT,
          conflict.first(),
          conflict.second(),
          conflict.member().text(),
          conflict.firstEffects().text(),
          conflict.secondEffects().text());
    }
  }

  private void report(
      AttributionUnavailable unavailable, SortedMap<Subject, TypeElement> subjects) {
    TypeElement first = Objects.requireNonNull(subjects.get(subjects.firstKey()));
    String name = first.getSimpleName().toString();
    switch (unavailable.reason()) {
      case NO_SOURCE -> printer.print(first, Key.NO_SOURCE, name, unavailable.detail());
      case NO_COMPILER -> printer.print(first, Key.NO_COMPILER, unavailable.detail());
      case BAD_OPTION -> {
        ProcessorOption option = ProcessorOption.ATTRIBUTION_OPTIONS;
        String value = option.value(environment.getOptions());
        String takes = option.takes() + "; javac says: " + unavailable.detail();
        printer.print(Key.OPTION, option.text(), value, takes);
      }
      case COMPILER_FAILED -> printer.print(first, Key.INTERNAL, name, unavailable.detail());
    }
  }
}
