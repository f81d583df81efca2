package dev.tracewright.codegen;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What loaded classes say of themselves; classes that cannot be loaded are unknown. */
final class ReflectiveFacts implements ClassFacts {
  private final @Nullable ClassLoader loader;

  ReflectiveFacts(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public boolean isAccessible(MemberRef member, String fromPackage) {
    Optional<Class<?>> owner = load(member.owner());
    if (owner.isEmpty()) {
      return true;
    }
    List<TypeRef> named = new ArrayList<>(member.parameters());
    named.add(member.owner());
    named.add(member.result());
    return named.stream().allMatch(type -> isNameable(type, fromPackage))
        && find(owner.get(), member)
            .map(
                found -> isAccessible(found.getModifiers(), found.getDeclaringClass(), fromPackage))
            .orElse(true);
  }

  @Override
  public ClassType nearestAccessible(ClassType type, String fromPackage) {
    return load(type).map(known -> nearest(known, fromPackage)).orElse(type);
  }

  private static ClassType nearest(Class<?> known, String fromPackage) {
    for (Class<?> each = known; each != null; each = each.getSuperclass()) {
      boolean onlyObjectLeft = each == Object.class && known != Object.class;
      if (!onlyObjectLeft && isNameable(each, fromPackage)) {
        return ClassType.of(each);
      }
    }
    return firstInterface(known, fromPackage);
  }

  private static ClassType firstInterface(Class<?> type, String fromPackage) {
    return supertypes(type).stream()
        .filter(each -> each.isInterface() && isNameable(each, fromPackage))
        .findFirst()
        .map(ClassType::of)
        .orElse(ClassType.OBJECT);
  }

  @Override
  public boolean isInner(ClassType type) {
    return load(type)
        .filter(each -> each.isMemberClass() && !Modifier.isStatic(each.getModifiers()))
        .isPresent();
  }

  @Override
  public Optional<List<Overload>> overloads(MemberRef member) {
    return load(member.owner()).map(owner -> overloads(owner, member));
  }

  @Override
  public Set<Integer> generic(MemberRef member) {
    return load(member.owner()).stream()
        .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
        .filter(each -> each.getName().equals(member.name()) && isOf(member, overload(each)))
        .flatMap(
            each ->
                IntStream.range(0, each.getParameterCount())
                    .filter(i -> isGeneric(each.getGenericParameterTypes()[i]))
                    .boxed())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isGeneric(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return variable.getGenericDeclaration() instanceof Class<?>;
    }
    if (type instanceof GenericArrayType array) {
      return isGeneric(array.getGenericComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getLowerBounds(), wildcard.getUpperBounds())
          .flatMap(Arrays::stream)
          .anyMatch(ReflectiveFacts::isGeneric);
    }
    return type instanceof ParameterizedType named
        && Arrays.stream(named.getActualTypeArguments()).anyMatch(ReflectiveFacts::isGeneric);
  }

  private static List<Overload> overloads(Class<?> owner, MemberRef member) {
    if (member.kind() == MemberRef.Kind.CONSTRUCTOR) {
      return Arrays.stream(owner.getDeclaredConstructors()).map(ReflectiveFacts::overload).toList();
    }
    Set<Overload> found = new LinkedHashSet<>();
    Set<Overload> overridden = new HashSet<>();
    for (Class<?> each : supertypes(owner)) {
      for (Method method : each.getDeclaredMethods()) {
        if (method.getName().equals(member.name())) {
          // A bridge stands in for a method of a supertype with other erased parameters.
          (method.isBridge() ? overridden : found).add(overload(method));
        }
      }
    }
    found.removeIf(each -> overridden.contains(each) && !isOf(member, each));
    return List.copyOf(found);
  }

  private static boolean isOf(MemberRef member, Overload overload) {
    return overload.parameters().equals(member.parameters());
  }

  private static Overload overload(Executable executable) {
    return new Overload(
        Arrays.stream(executable.getParameterTypes()).map(ReflectiveFacts::typeOf).toList(),
        executable.isVarArgs());
  }

  @Override
  public boolean mayBeSubtype(TypeRef type, TypeRef of) {
    Optional<Class<?>> left = loadType(type);
    Optional<Class<?>> right = loadType(of);
    return left.isEmpty() || right.isEmpty() || right.get().isAssignableFrom(left.get());
  }

  @Override
  public boolean mayBeBoth(ClassType one, ClassType other) {
    Optional<Class<?>> left = load(one);
    Optional<Class<?>> right = load(other);
    return left.isPresent()
        && right.isPresent()
        && (left.get().isInterface() || right.get().isInterface())
        && isOpen(left.get())
        && isOpen(right.get());
  }

  private static boolean isOpen(Class<?> type) {
    return !Modifier.isFinal(type.getModifiers()) && !type.isSealed();
  }

  @Override
  public Optional<FunctionType> functionType(ClassType type) {
    return load(type.erasure()).flatMap(known -> ReflectiveFunctions.of(known, type.arguments()));
  }

  /** The class, its superclasses and all its interfaces, each once, nearest first. */
  private static Set<Class<?>> supertypes(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      Class<?> each = open.removeFirst();
      if (found.add(each)) {
        Optional.ofNullable(each.getSuperclass()).ifPresent(open::addLast);
        open.addAll(List.of(each.getInterfaces()));
      }
    }
    if (type.isInterface()) {
      found.add(Object.class);
    }
    return found;
  }

  private Optional<Member> find(Class<?> owner, MemberRef member) {
    for (Class<?> each : supertypes(owner)) {
      Optional<Member> found =
          members(each, member.kind()).filter(candidate -> matches(candidate, member)).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Stream<Member> members(Class<?> owner, MemberRef.Kind kind) {
    Member[] all =
        switch (kind) {
          case GETTER, STATIC_GETTER -> owner.getDeclaredFields();
          case CONSTRUCTOR -> owner.getDeclaredConstructors();
          case STATIC, VIRTUAL -> owner.getDeclaredMethods();
        };
    return Arrays.stream(all);
  }

  private static boolean matches(Member candidate, MemberRef member) {
    if (candidate instanceof Field) {
      return candidate.getName().equals(member.name());
    }
    Executable executable = (Executable) candidate;
    boolean named =
        candidate instanceof Constructor<?> || executable.getName().equals(member.name());
    return named
        && Arrays.stream(executable.getParameterTypes())
            .map(ReflectiveFacts::typeOf)
            .toList()
            .equals(member.parameters());
  }

  private boolean isNameable(TypeRef type, String fromPackage) {
    return loadType(type).map(found -> isNameable(found, fromPackage)).orElse(true);
  }

  private static boolean isNameable(Class<?> type, String fromPackage) {
    Class<?> element = type;
    while (element.isArray()) {
      element = Objects.requireNonNull(element.getComponentType());
    }
    if (element.isPrimitive()) {
      return true;
    }
    if (element.getCanonicalName() == null) {
      return false;
    }
    for (Class<?> each = element; each != null; each = each.getEnclosingClass()) {
      if (!isAccessible(each.getModifiers(), each, fromPackage)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAccessible(int modifiers, Class<?> declaring, String fromPackage) {
    return Modifier.isPublic(modifiers)
        || (!Modifier.isPrivate(modifiers) && declaring.getPackageName().equals(fromPackage));
  }

  private Optional<Class<?>> loadType(TypeRef type) {
    if (type instanceof ArrayType array) {
      return loadType(array.component()).map(Class::arrayType);
    }
    if (type instanceof PrimitiveType primitive) {
      return Optional.of(
          MethodType.fromMethodDescriptorString("()" + primitive.descriptor(), loader)
              .returnType());
    }
    return type instanceof ClassType named ? load(named) : Optional.empty();
  }

  private Optional<Class<?>> load(ClassType type) {
    try {
      return Optional.of(Class.forName(type.binaryName(), false, loader));
    } catch (ClassNotFoundException | LinkageError unknown) {
      return Optional.empty();
    }
  }

  static TypeRef typeOf(Class<?> type) {
    if (type.isArray()) {
      return typeOf(Objects.requireNonNull(type.getComponentType())).array();
    }
    if (type.isPrimitive()) {
      return PrimitiveType.ofKeyword(type.getName()).orElseThrow();
    }
    return type.getCanonicalName() == null ? ClassType.OBJECT : ClassType.of(type);
  }
}
