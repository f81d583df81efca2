package dev.tracewright.processor.declaration;

import dev.tracewright.annotations.Traceable;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** Reads what is to be captured of a class, and checks all of it. */
public final class Planner {
  private final AttributedRound round;
  private final Program program;
  private final NameRegistry names;
  private final Function<TypeMirror, TypeRef> types;

  /**
   * A planner of one round.
   *
   * @param types converts types of the private copy
   */
  public Planner(
      AttributedRound round,
      Program program,
      NameRegistry names,
      Function<TypeMirror, TypeRef> types) {
    this.round = round;
    this.program = program;
    this.names = names;
    this.types = types;
  }

  /**
   * Plans the classes to generate for one class of the user's.
   *
   * @param problems takes everything that is wrong with the declarations
   * @return the classes, those among them that cannot be captured included
   */
  public List<PlannedModule> plan(AttributedClass type, Problems problems) {
    Optional<Declaration> declaration = Declaration.of(round, program, type, problems);
    return declaration.map(this::plan).orElse(List.of());
  }

  private List<PlannedModule> plan(Declaration declaration) {
    List<PlannedModule> modules = new ArrayList<>();
    Set<ExecutableElement> captured = new HashSet<>();
    Optional<TraceableMark> mark = declaration.annotations().traceable(declaration.element());
    List<ExecutableElement> presets = PresetValidator.presetsOf(declaration, mark.isPresent());
    if (mark.isPresent()) {
      planInstances(declaration, mark.get(), presets, captured, modules);
    }
    planFunctions(declaration, captured, modules);
    if (mark.isEmpty() && !modules.isEmpty()) {
      ClassValidator.validateVisible(declaration);
    }
    if (!declaration.problems().hasErrors()) {
      SpecializeValidator.validateStray(declaration, captured);
    }
    return declaration.isHidden() ? List.of() : modules;
  }

  private void planInstances(
      Declaration declaration,
      TraceableMark mark,
      List<ExecutableElement> presets,
      Set<ExecutableElement> captured,
      List<PlannedModule> modules) {
    int before = declaration.errors();
    ClassValidator.validateInstances(declaration);
    boolean hasInstances = declaration.errors() == before;
    SuperclassValidator.validate(declaration);
    MethodValidator.validateLimits(declaration, mark);
    Optional<ExecutableElement> method =
        hasInstances
            ? MethodValidator.methodOf(declaration, mark)
            : MethodValidator.named(declaration, mark).stream().findFirst();
    method.ifPresent(captured::add);
    Optional<MethodSyntax> syntax = method.flatMap(declaration::syntaxOf);
    syntax.ifPresent(each -> SpecializeValidator.validateTexts(declaration, each));
    boolean capturable = declaration.errors() == before;
    String name = mark.name().isEmpty() ? GeneratedNames.ofClass(declaration.type()) : mark.name();
    add(
        new Draft(name, declaration.name(), place(declaration, mark), method, capturable),
        declaration,
        syntax.map(each -> planned(declaration, mark, each, Optional.empty())),
        modules);
    for (ExecutableElement preset : presets) {
      String simple = preset.getSimpleName().toString();
      add(
          new Draft(
              GeneratedNames.ofMethod(declaration.type(), simple),
              declaration.name() + "." + simple,
              declaration.annotations().nameOf(preset),
              method,
              capturable),
          declaration,
          syntax.map(each -> planned(declaration, mark, each, declaration.syntaxOf(preset))),
          modules);
    }
  }

  /** What is known of a class to generate before its name has been claimed. */
  private record Draft(
      String name,
      String source,
      Span place,
      Optional<ExecutableElement> method,
      boolean capturable) {}

  private void add(
      Draft draft,
      Declaration declaration,
      Optional<PlannedMethod> method,
      List<PlannedModule> modules) {
    ClassType type = ClassType.of(declaration.type().packageName(), draft.name());
    if (names.claim(round, type, draft.source(), draft.place(), declaration.problems())) {
      List<TypeRef> interfaces =
          draft
              .method()
              .map(each -> DropInInterfaces.of(declaration, each, draft.name()))
              .orElse(List.of())
              .stream()
              .map(types)
              .toList();
      modules.add(
          new PlannedModule(
              type,
              declaration.syntax(),
              false,
              draft.source(),
              method.stream().toList(),
              interfaces,
              draft.capturable() && method.isPresent(),
              draft.place()));
    }
  }

  private void planFunctions(
      Declaration declaration, Set<ExecutableElement> captured, List<PlannedModule> modules) {
    Map<String, Overloads> byName = new LinkedHashMap<>();
    for (ExecutableElement method : declaration.methods()) {
      if (!Annotations.has(method, Traceable.class)) {
        continue;
      }
      captured.add(method);
      TraceableMark mark = declaration.annotations().traceable(method).orElseThrow();
      int before = declaration.errors();
      MethodValidator.validateLimits(declaration, mark);
      boolean good = MethodValidator.validateFunction(declaration, method);
      Optional<MethodSyntax> syntax = declaration.syntaxOf(method);
      syntax.ifPresent(each -> SpecializeValidator.validateTexts(declaration, each));
      String simple = method.getSimpleName().toString();
      String name =
          mark.name().isEmpty() ? GeneratedNames.ofMethod(declaration.type(), simple) : mark.name();
      Overloads overloads =
          byName.computeIfAbsent(
              simple + "/" + name,
              key -> new Overloads(name, simple, place(declaration, mark, method)));
      syntax.ifPresent(
          each -> overloads.methods.add(planned(declaration, mark, each, Optional.empty())));
      overloads.capturable &= good && syntax.isPresent() && declaration.errors() == before;
    }
    byName.values().forEach(each -> add(each, declaration, modules));
  }

  /** The functions of one name that share one generated class. */
  private static final class Overloads {
    private final String name;
    private final String function;
    private final Span place;
    private final List<PlannedMethod> methods = new ArrayList<>();
    private boolean capturable = true;

    Overloads(String name, String function, Span place) {
      this.name = name;
      this.function = function;
      this.place = place;
    }
  }

  private void add(Overloads overloads, Declaration declaration, List<PlannedModule> modules) {
    ClassType type = ClassType.of(declaration.type().packageName(), overloads.name);
    String source = declaration.name() + "." + overloads.function;
    if (names.claim(round, type, source, overloads.place, declaration.problems())) {
      modules.add(
          new PlannedModule(
              type,
              declaration.syntax(),
              true,
              source,
              overloads.methods,
              List.of(),
              overloads.capturable,
              overloads.place));
    }
  }

  private static PlannedMethod planned(
      Declaration declaration,
      TraceableMark mark,
      MethodSyntax method,
      Optional<MethodSyntax> preset) {
    return new PlannedMethod(
        declaration.syntax(),
        method,
        preset,
        mark.unrollLimit(),
        mark.nodeBudget(),
        mark.rules(),
        mark.freeze());
  }

  private static Span place(Declaration declaration, TraceableMark mark) {
    return mark.values().containsKey("name")
        ? mark.placeOf("name")
        : declaration.annotations().nameOf(declaration.element());
  }

  private static Span place(Declaration declaration, TraceableMark mark, ExecutableElement method) {
    return mark.values().containsKey("name")
        ? mark.placeOf("name")
        : declaration.annotations().nameOf(method);
  }
}
