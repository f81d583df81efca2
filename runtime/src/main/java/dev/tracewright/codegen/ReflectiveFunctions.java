package dev.tracewright.codegen;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Wildcard;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of functional interfaces, as reflection tells them. */
final class ReflectiveFunctions {
  private ReflectiveFunctions() {}

  /** The only abstract method of an interface whose type has these arguments. */
  static Optional<ClassFacts.FunctionType> of(Class<?> type, List<TypeRef> arguments) {
    Map<String, List<Method>> abstractMethods = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers()) && !isOfObject(method)) {
        String key = method.getName() + method.getParameterCount();
        abstractMethods.computeIfAbsent(key, each -> new ArrayList<>()).add(method);
      }
    }
    if (!type.isInterface() || abstractMethods.size() != 1) {
      return Optional.empty();
    }
    // What one interface inherits from several is one method.
    Method only = abstractMethods.values().iterator().next().get(0);
    return scope(type, arguments, only.getDeclaringClass())
        .map(
            scope ->
                new ClassFacts.FunctionType(
                    all(only.getGenericParameterTypes(), scope),
                    resolve(only.getGenericReturnType(), scope),
                    all(only.getGenericExceptionTypes(), scope)));
  }

  /** An interface may declare a public method of every object once more. */
  private static boolean isOfObject(Method method) {
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(
            each ->
                each.getName().equals(method.getName())
                    && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
  }

  /** What the type parameters of a supertype are, seen from a type with these arguments. */
  private static Optional<Map<String, TypeRef>> scope(
      Class<?> type, List<TypeRef> arguments, Class<?> wanted) {
    Map<String, TypeRef> own = new HashMap<>();
    TypeVariable<?>[] parameters = type.getTypeParameters();
    for (int i = 0; i < parameters.length; i++) {
      TypeRef bound = resolve(parameters[i].getBounds()[0], Map.of());
      own.put(
          parameters[i].getName(), i < arguments.size() ? plain(arguments.get(i), bound) : bound);
    }
    if (type == wanted) {
      return Optional.of(own);
    }
    for (Type each : type.getGenericInterfaces()) {
      List<TypeRef> inner =
          each instanceof ParameterizedType generic && arguments.size() == parameters.length
              ? all(generic.getActualTypeArguments(), own)
              : List.of();
      Class<?> raw =
          each instanceof ParameterizedType generic
              ? (Class<?>) generic.getRawType()
              : (Class<?>) each;
      Optional<Map<String, TypeRef>> found = scope(raw, inner, wanted);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A wildcard stands for its bound, or for that of the parameter (JLS 9.9). */
  private static TypeRef plain(TypeRef argument, TypeRef bound) {
    if (!(argument instanceof Wildcard wildcard)) {
      return argument;
    }
    return wildcard.kind() == Wildcard.Kind.UNBOUNDED ? bound : wildcard.bound();
  }

  private static List<TypeRef> all(Type[] types, Map<String, TypeRef> scope) {
    return Arrays.stream(types).map(each -> resolve(each, scope)).toList();
  }

  private static TypeRef resolve(Type type, Map<String, TypeRef> scope) {
    if (type instanceof Class<?> plain) {
      return plain == void.class ? PrimitiveType.VOID : ReflectiveFacts.typeOf(plain);
    }
    if (type instanceof TypeVariable<?> variable) {
      TypeRef known = scope.get(variable.getName());
      return known == null ? resolve(variable.getBounds()[0], Map.of()) : known;
    }
    if (type instanceof ParameterizedType generic) {
      return ReflectiveFacts.typeOf((Class<?>) generic.getRawType());
    }
    return type instanceof GenericArrayType array
        ? resolve(array.getGenericComponentType(), scope).array()
        : ClassType.OBJECT;
  }
}
