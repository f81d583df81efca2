package dev.tracewright.processor.lowering;

import dev.tracewright.codegen.ClassFacts;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.TupleType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.policy.TracingPolicies;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.effects.SaidEffects;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The program of one round, lowered from the attributed private copy as it is asked for and kept
 * for the next question. Of no use after the round; not thread-safe.
 */
public final class LoweredProgram implements Program {

  private final JavacView view;
  private final TypeLowering types;
  private final MemberLowering members;
  private final LocalClasses localClasses;
  private final MethodLowering methods;
  private final Overrides overrides;
  private final FunctionClasses functionClasses;
  private final Supertypes supertypes;
  private final StaticInitializers staticInitializers;
  private final SaidEffects effects;

  private final Map<ClassType, Optional<ClassInfo>> infos = new HashMap<>();
  private final Map<ClassType, Optional<ClassLowering>> classes = new HashMap<>();
  private final Map<ClassType, ClassSyntax> sources = new HashMap<>();
  private final Map<ClassType, Optional<Expr.Lambda>> functions = new HashMap<>();

  private LoweredProgram(AttributedRound round, TracingPolicies policies) {
    this.view = new JavacView(round);
    this.types = new TypeLowering(view);
    this.members = new MemberLowering(view, types);
    this.localClasses = new LocalClasses();
    ConversionLowering conversions = new ConversionLowering(view, types);
    this.methods = new MethodLowering(view, types, members, conversions, localClasses);
    this.overrides = new Overrides(view);
    this.functionClasses = new FunctionClasses(methods, members, types, overrides);
    this.supertypes = new Supertypes(types);
    this.staticInitializers = new StaticInitializers(view);
    this.effects = new SaidEffects(this, policies);
  }

  /**
   * The program of a round's private copy. The round stays open while the program is in use.
   *
   * @param policies what is said of libraries
   */
  public static LoweredProgram of(AttributedRound round, TracingPolicies policies) {
    return new LoweredProgram(round, policies);
  }

  /** What the classes of the round say of themselves, for the writer of generated source. */
  public ClassFacts facts() {
    return new ProgramFacts(view, types, members);
  }

  /** A type of the round's own compilation, or its nearest denotable supertype. */
  public TypeRef typeOf(TypeMirror type) {
    return types.lower(type);
  }

  /** The class of an element of the round's own compilation, without type arguments. */
  public ClassType typeOf(TypeElement element) {
    return types.classType(element);
  }

  @Override
  public Optional<ClassInfo> info(ClassType type) {
    ClassType erased = type.erasure();
    Optional<ClassInfo> known = infos.get(erased);
    if (known == null) {
      known = types.element(erased).map(this::describe);
      infos.put(erased, known);
    }
    return known;
  }

  private ClassInfo describe(TypeElement element) {
    ClassType type = types.classType(element);
    ClassType superclass =
        Overrides.superclass(element) == null
            ? null
            : (ClassType) types.lower(view.types().erasure(element.getSuperclass()));
    List<ClassType> interfaces =
        element.getInterfaces().stream()
            .map(each -> types.erased(view.types().erasure(each)))
            .filter(ClassType.class::isInstance)
            .map(ClassType.class::cast)
            .toList();
    return new ClassInfo(
        type,
        kind(element),
        MemberLowering.modifiers(element),
        superclass,
        interfaces,
        MemberLowering.marks(element),
        lowering(type).isPresent(),
        staticInitializers.isUnnoticeable(element),
        nesting(element),
        members.enclosing(element).map(types::classType));
  }

  private static ClassInfo.Nesting nesting(TypeElement element) {
    if (LocalClasses.local(element) == null) {
      return ClassInfo.Nesting.NAMED;
    }
    return element.getNestingKind() == NestingKind.ANONYMOUS
        ? ClassInfo.Nesting.ANONYMOUS
        : ClassInfo.Nesting.LOCAL;
  }

  private static ClassInfo.Kind kind(TypeElement element) {
    return switch (element.getKind()) {
      case INTERFACE -> ClassInfo.Kind.INTERFACE;
      case RECORD -> ClassInfo.Kind.RECORD;
      case ENUM -> MemberLowering.isEnum(element) ? ClassInfo.Kind.ENUM : ClassInfo.Kind.CLASS;
      case ANNOTATION_TYPE -> ClassInfo.Kind.ANNOTATION;
      default -> ClassInfo.Kind.CLASS;
    };
  }

  @Override
  public Optional<ClassSyntax> source(ClassType type) {
    ClassType erased = type.erasure();
    ClassSyntax known = sources.get(erased);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ClassSyntax> syntax = lowering(erased).flatMap(each -> info(erased).map(each::syntax));
    syntax.ifPresent(each -> sources.put(erased, each));
    return syntax;
  }

  private Optional<ClassLowering> lowering(ClassType type) {
    Optional<ClassLowering> known = classes.get(type);
    if (known == null) {
      known = view.round().find(type.binaryName()).map(this::lowering);
      classes.put(type, known);
    }
    return known;
  }

  /** A class; of a local one the code around it is lowered first, for it declares what is read. */
  private ClassLowering lowering(AttributedClass type) {
    TypeElement local = LocalClasses.local(type.element());
    if (local != null && localClasses.around(local) == null) {
      TypeElement around = EnclosingInstances.around(local);
      if (around != null) {
        lowering(types.classType(around)).ifPresent(ClassLowering::lowerAll);
      }
    }
    return new ClassLowering(type, view, members, methods);
  }

  @Override
  public Optional<MethodInfo> implementation(ClassType exact, MethodInfo method) {
    if (method.ref().kind() == MemberRef.Kind.CONSTRUCTOR) {
      return Optional.of(method);
    }
    return types
        .element(exact)
        .flatMap(
            type -> members.element(method).flatMap(each -> overrides.implementation(type, each)))
        .map(members::method);
  }

  @Override
  public Optional<Expr.Lambda> function(ClassType type) {
    ClassType erased = type.erasure();
    Optional<Expr.Lambda> known = functions.get(erased);
    if (known == null) {
      known = lowering(erased).flatMap(functionClasses::of);
      functions.put(erased, known);
    }
    return known;
  }

  @Override
  public Optional<MethodSyntax> body(MethodInfo method) {
    return lowering(method.declaring())
        .flatMap(type -> members.element(method).flatMap(type::method));
  }

  @Override
  public Optional<Effects> effects(MethodInfo method, List<Argument> args) {
    return effects.ofCall(method, args);
  }

  @Override
  public Optional<Effects> effects(MemberRef getter, FieldInfo field) {
    return effects.ofStaticRead(getter, field);
  }

  @Override
  public List<MethodInfo> overridden(MethodInfo method) {
    if (method.ref().kind() != MemberRef.Kind.VIRTUAL) {
      return List.of();
    }
    return members.element(method).map(overrides::overridden).orElse(List.of()).stream()
        .map(members::method)
        .toList();
  }

  @Override
  public boolean isSubtype(TypeRef type, TypeRef supertype) {
    if (type instanceof TupleType || supertype instanceof TupleType) {
      return type.equals(supertype);
    }
    TypeRef lower = type.erasure();
    TypeRef upper = supertype.erasure();
    if (lower.isPrimitive() || upper.isPrimitive() || lower.equals(upper)) {
      return lower.equals(upper);
    }
    if (type instanceof NullType || upper.equals(ClassType.OBJECT)) {
      return true;
    }
    Optional<TypeMirror> below = types.mirror(lower);
    Optional<TypeMirror> above = types.mirror(upper);
    return below.isPresent()
        && above.isPresent()
        && types.isErasedSubtype(below.get(), above.get());
  }

  @Override
  public Optional<FieldInfo> field(ClassType owner, String name) {
    return types
        .element(owner)
        .flatMap(
            type ->
                supertypes.of(type).stream()
                    .flatMap(each -> fieldOf(each, name).stream())
                    .findFirst())
        .map(members::field);
  }

  private static Optional<VariableElement> fieldOf(TypeElement type, String name) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(each -> each.getSimpleName().contentEquals(name))
        .findFirst();
  }

  @Override
  public Optional<MethodInfo> method(MemberRef ref) {
    return switch (ref.kind()) {
      case GETTER, STATIC_GETTER -> Optional.empty();
      case CONSTRUCTOR ->
          types
              .element(ref.owner())
              .flatMap(type -> members.declared(type, "new", ref.parameters()))
              .map(members::method);
      case STATIC, VIRTUAL -> types.element(ref.owner()).flatMap(type -> inherited(type, ref));
    };
  }

  private Optional<MethodInfo> inherited(TypeElement type, MemberRef ref) {
    boolean isStatic = ref.kind() == MemberRef.Kind.STATIC;
    for (TypeElement each : supertypes.of(type)) {
      Optional<ExecutableElement> found =
          members
              .declared(each, ref.name(), ref.parameters())
              .filter(method -> MemberLowering.isStatic(method) == isStatic);
      if (found.isPresent()) {
        return found.map(
            method -> members.method(method, ref.owner(), type.getKind().isInterface()));
      }
    }
    return Optional.empty();
  }
}
