package dev.tracewright.processor.effects;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.KnownEffects;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.policy.TracingPolicies;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Marks;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Program;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is said of the effects of members. The first that speaks is right: the annotation on the
 * method, on its class, on what it overrides and the classes of that, the nearest first; then the
 * policies, about the method and about what it overrides; then what is known of the JDK. An
 * annotation or a policy thus speaks of every method that overrides the one it names.
 */
public final class SaidEffects {
  private final Program program;
  private final TracingPolicies policies;
  private final Map<MethodInfo, Said> said = new HashMap<>();

  /** What is said of the members of a program. */
  public SaidEffects(Program program, TracingPolicies policies) {
    this.program = program;
    this.policies = policies;
  }

  /**
   * The effects of a call, where they are not those that the target alone tells.
   *
   * @param args the operands, the receiver first where there is one
   */
  public Optional<Effects> ofCall(MethodInfo method, List<Argument> args) {
    Said known = said.get(method);
    if (known == null) {
      known = said(method);
      said.put(method, known);
    }
    Optional<Effects> marked = known.marked();
    return marked.isPresent()
        ? marked
        : ofPolicies(known.refs(), args).or(() -> ofDeclaring(method, args));
  }

  /**
   * What does not depend on the operands.
   *
   * @param marked what annotations say
   * @param refs the names under which policies may know the method
   */
  private record Said(Optional<Effects> marked, List<MemberRef> refs) {}

  private Said said(MethodInfo method) {
    List<MethodInfo> overridden = program.overridden(method);
    Optional<Effects> marked = ofMarks(method);
    for (int i = 0; i < overridden.size() && marked.isEmpty(); i++) {
      marked = ofMarks(overridden.get(i));
    }
    Set<MemberRef> refs = new LinkedHashSet<>(List.of(method.ref()));
    refs.add(declared(method));
    overridden.forEach(each -> refs.add(each.ref()));
    return new Said(marked, List.copyOf(refs));
  }

  private Optional<Effects> ofPolicies(List<MemberRef> refs, List<Argument> args) {
    return refs.stream().flatMap(each -> policies.effects(each, args).stream()).findFirst();
  }

  /** The effects of reading a static field, where they are not those that the target tells. */
  public Optional<Effects> ofStaticRead(MemberRef getter, FieldInfo field) {
    Optional<ClassInfo> owner = program.info(field.owner());
    Marks marks = owner.map(ClassInfo::marks).orElse(Marks.NONE);
    if (marks.impure()) {
      return Optional.of(Effects.UNKNOWN);
    }
    if (marks.pure()) {
      return Optional.of(field.modifiers().isFinal() ? Effects.NONE : Effects.READS);
    }
    boolean settled =
        field.modifiers().isFinal() && owner.filter(ClassInfo::constantInitializer).isPresent();
    return policies
        .effects(getter, List.of())
        .or(() -> settled ? Optional.of(Effects.NONE) : Optional.empty());
  }

  private Optional<Effects> ofMarks(MethodInfo method) {
    return of(method.marks(), method)
        .or(() -> program.info(method.declaring()).flatMap(type -> ofClass(type.marks(), method)));
  }

  /** A class speaks of methods that have a result: one without would have nothing pure to do. */
  private Optional<Effects> ofClass(Marks marks, MethodInfo method) {
    boolean nothing = method.ref().result() == PrimitiveType.VOID;
    return nothing && !marks.impure() ? Optional.empty() : of(marks, method);
  }

  private Optional<Effects> of(Marks marks, MethodInfo method) {
    if (marks.impure()) {
      return Optional.of(Effects.UNKNOWN);
    }
    return marks.pure()
        ? Optional.of(KnownEffects.ofPureCall(declared(method), this::isPure))
        : Optional.empty();
  }

  private boolean isPure(ClassType type) {
    return program.info(type).filter(each -> each.marks().pure()).isPresent();
  }

  /** What is known of the method that a user's class inherits or has from the compiler. */
  private Optional<Effects> ofDeclaring(MethodInfo method, List<Argument> args) {
    if (isMadeForEnum(method)) {
      return Optional.of(method.ref().name().equals("values") ? Effects.FRESH : Effects.THROWS);
    }
    if (method.declaring().equals(method.ref().owner())) {
      return Optional.empty();
    }
    Effects inherited = KnownEffects.ofCall(declared(method), args);
    return inherited.equals(Effects.UNKNOWN) ? Optional.empty() : Optional.of(inherited);
  }

  /** Whether this is {@code values()} or {@code valueOf(String)} of an enum that is harmless. */
  private boolean isMadeForEnum(MethodInfo method) {
    MemberRef ref = method.ref();
    boolean named =
        ref.name().equals("values")
            ? ref.parameters().isEmpty()
            : ref.name().equals("valueOf") && ref.parameters().equals(List.of(ClassType.STRING));
    return named
        && ref.kind() == MemberRef.Kind.STATIC
        && program
            .info(method.declaring())
            .filter(each -> each.kind() == ClassInfo.Kind.ENUM && each.constantInitializer())
            .isPresent();
  }

  /** The method by the class that declares it. */
  private MemberRef declared(MethodInfo method) {
    MemberRef ref = method.ref();
    if (method.declaring().equals(ref.owner())) {
      return ref;
    }
    boolean isInterface =
        program
            .info(method.declaring())
            .filter(each -> each.kind() == ClassInfo.Kind.INTERFACE)
            .isPresent();
    return new MemberRef(
        ref.kind(), method.declaring(), isInterface, ref.name(), ref.parameters(), ref.result());
  }
}
