package dev.tracewright.processor.lowering;

import dev.tracewright.codegen.ClassFacts;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import dev.tracewright.graph.Wildcard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What the classes of one round say of themselves, for the writer of generated source. */
final class ProgramFacts implements ClassFacts {
  private final JavacView view;
  private final Elements elements;
  private final FunctionalInterfaces functional;
  private final TypeLowering types;
  private final MemberLowering members;

  ProgramFacts(JavacView view, TypeLowering types, MemberLowering members) {
    this.view = view;
    this.elements = view.elements();
    this.functional = new FunctionalInterfaces(view);
    this.types = types;
    this.members = members;
  }

  @Override
  public boolean isAccessible(MemberRef member, String fromPackage) {
    List<TypeRef> named = new ArrayList<>(member.parameters());
    named.add(member.owner());
    named.add(member.result());
    return named.stream().allMatch(type -> isNameable(type, fromPackage))
        && find(member).map(found -> isAccessible(found, fromPackage)).orElse(true);
  }

  @Override
  public ClassType nearestAccessible(ClassType type, String fromPackage) {
    Optional<TypeElement> known = types.element(type);
    if (known.isEmpty()) {
      return type;
    }
    for (TypeElement each = known.get(); each != null; each = Overrides.superclass(each)) {
      boolean onlyObjectLeft = isObject(each) && !isObject(known.get());
      if (!onlyObjectLeft && isNameable(each, fromPackage)) {
        return types.classType(each);
      }
    }
    return supertypes(known.get()).stream()
        .filter(each -> each.getKind().isInterface() && isNameable(each, fromPackage))
        .findFirst()
        .map(types::classType)
        .orElse(ClassType.OBJECT);
  }

  @Override
  public boolean isInner(ClassType type) {
    return types.element(type).flatMap(members::enclosing).isPresent();
  }

  @Override
  public Optional<List<Overload>> overloads(MemberRef member) {
    return types.element(member.owner()).map(owner -> overloads(owner, member));
  }

  @Override
  public Set<Integer> generic(MemberRef member) {
    return types.element(member.owner()).stream()
        .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
        .filter(each -> each.getSimpleName().contentEquals(member.name()))
        .filter(each -> overload(each).parameters().equals(member.parameters()))
        .flatMap(
            each ->
                IntStream.range(0, each.getParameters().size())
                    .filter(i -> isGeneric(each.getParameters().get(i).asType()))
                    .boxed())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isGeneric(@Nullable TypeMirror type) {
    if (type instanceof javax.lang.model.type.TypeVariable variable) {
      return variable.asElement().getEnclosingElement() instanceof TypeElement;
    }
    if (type instanceof javax.lang.model.type.ArrayType array) {
      return isGeneric(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return isGeneric(wildcard.getExtendsBound()) || isGeneric(wildcard.getSuperBound());
    }
    return type instanceof DeclaredType named
        && named.getTypeArguments().stream().anyMatch(ProgramFacts::isGeneric);
  }

  private List<Overload> overloads(TypeElement owner, MemberRef member) {
    if (member.kind() == MemberRef.Kind.CONSTRUCTOR) {
      return ElementFilter.constructorsIn(owner.getEnclosedElements()).stream()
          .map(this::overload)
          .toList();
    }
    List<ExecutableElement> nearer = new ArrayList<>();
    Set<Overload> found = new LinkedHashSet<>();
    for (TypeElement type : supertypes(owner)) {
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (method.getSimpleName().contentEquals(member.name())
            && nearer.stream().noneMatch(each -> elements.overrides(each, method, owner))) {
          nearer.add(method);
          found.add(overload(method));
        }
      }
    }
    return List.copyOf(found);
  }

  private Overload overload(ExecutableElement method) {
    return new Overload(members.method(method).ref().parameters(), method.isVarArgs());
  }

  @Override
  public boolean mayBeSubtype(TypeRef type, TypeRef of) {
    Optional<TypeMirror> left = types.mirror(type);
    Optional<TypeMirror> right = types.mirror(of);
    return left.isEmpty()
        || right.isEmpty()
        || type.isPrimitive()
        || of.isPrimitive()
        || types.isErasedSubtype(left.get(), right.get());
  }

  @Override
  public boolean mayBeBoth(ClassType one, ClassType other) {
    Optional<TypeElement> left = types.element(one);
    Optional<TypeElement> right = types.element(other);
    return left.isPresent()
        && right.isPresent()
        && (left.get().getKind().isInterface() || right.get().getKind().isInterface())
        && isOpen(left.get())
        && isOpen(right.get());
  }

  private static boolean isOpen(TypeElement type) {
    return !type.getModifiers().contains(Modifier.FINAL)
        && !type.getModifiers().contains(Modifier.SEALED);
  }

  @Override
  public Optional<FunctionType> functionType(ClassType type) {
    return types
        .element(type)
        .filter(each -> each.getKind().isInterface())
        .flatMap(each -> functional.of(each).map(method -> functionType(each, method, type)));
  }

  private FunctionType functionType(TypeElement owner, ExecutableElement method, ClassType type) {
    ExecutableType seen =
        (ExecutableType) view.types().asMemberOf((DeclaredType) owner.asType(), method);
    Map<String, TypeRef> scope = new HashMap<>();
    for (int i = 0; i < Math.min(owner.getTypeParameters().size(), type.arguments().size()); i++) {
      if (!(type.arguments().get(i) instanceof Wildcard)) {
        String name = owner.getTypeParameters().get(i).getSimpleName().toString();
        scope.put(name, type.arguments().get(i));
      }
    }
    return new FunctionType(
        resolve(seen.getParameterTypes(), scope),
        resolve(seen.getReturnType(), scope),
        resolve(seen.getThrownTypes(), scope));
  }

  private List<TypeRef> resolve(List<? extends TypeMirror> declared, Map<String, TypeRef> scope) {
    return declared.stream().map(each -> resolve(each, scope)).toList();
  }

  private TypeRef resolve(TypeMirror declared, Map<String, TypeRef> scope) {
    TypeRef lowered = types.lower(declared);
    TypeRef known = lowered instanceof TypeVariable variable ? scope.get(variable.name()) : null;
    return known == null ? lowered.erasure() : known;
  }

  private Optional<? extends Element> find(MemberRef member) {
    Optional<TypeElement> owner = types.element(member.owner());
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    if (member.kind() == MemberRef.Kind.CONSTRUCTOR) {
      return members.declared(owner.get(), "new", member.parameters());
    }
    boolean isField =
        member.kind() == MemberRef.Kind.GETTER || member.kind() == MemberRef.Kind.STATIC_GETTER;
    for (TypeElement type : supertypes(owner.get())) {
      Optional<? extends Element> found =
          isField
              ? ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                  .filter(each -> each.getSimpleName().contentEquals(member.name()))
                  .findFirst()
              : members.declared(type, member.name(), member.parameters());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The class, its superclasses and all its interfaces, each once, nearest first. */
  private Set<TypeElement> supertypes(TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    Deque<TypeElement> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      TypeElement each = open.removeFirst();
      if (found.add(each)) {
        TypeElement superclass = Overrides.superclass(each);
        if (superclass != null) {
          open.addLast(superclass);
        }
        for (TypeMirror implemented : each.getInterfaces()) {
          if (((DeclaredType) implemented).asElement() instanceof TypeElement element) {
            open.addLast(element);
          }
        }
      }
    }
    if (type.getKind().isInterface()) {
      types.element(ClassType.OBJECT).ifPresent(found::add);
    }
    return found;
  }

  private boolean isNameable(TypeRef type, String fromPackage) {
    if (type instanceof ArrayType array) {
      return isNameable(array.component(), fromPackage);
    }
    return !(type instanceof ClassType named)
        || types.element(named).map(each -> isNameable(each, fromPackage)).orElse(true);
  }

  private boolean isNameable(TypeElement type, String fromPackage) {
    if (LocalClasses.local(type) != null) {
      return false;
    }
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (!isAccessible(each, fromPackage)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAccessible(Element element, String fromPackage) {
    Set<Modifier> modifiers = element.getModifiers();
    boolean isOfInterface =
        element.getEnclosingElement() != null
            && element.getEnclosingElement().getKind() == ElementKind.INTERFACE
            && !modifiers.contains(Modifier.PRIVATE);
    if (modifiers.contains(Modifier.PUBLIC) || isOfInterface) {
      return true;
    }
    PackageElement home = elements.getPackageOf(element);
    return !modifiers.contains(Modifier.PRIVATE)
        && home.getQualifiedName().contentEquals(fromPackage);
  }

  private static boolean isObject(TypeElement type) {
    return type.getQualifiedName().contentEquals("java.lang.Object");
  }
}
