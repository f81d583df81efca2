package dev.tracewright.rewrite;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The hierarchy of the classes that a loader sees. */
final class LoadedTypes implements TypeHierarchy {
  private final ClassLoader loader;
  private final Map<TypeRef, Optional<Class<?>>> known = new ConcurrentHashMap<>();

  LoadedTypes(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public boolean isSubtype(TypeRef type, TypeRef of) {
    Optional<Class<?>> sub = find(type);
    Optional<Class<?>> sup = find(of);
    return sub.isPresent() && sup.isPresent() && sup.get().isAssignableFrom(sub.get());
  }

  private Optional<Class<?>> find(TypeRef type) {
    return known.computeIfAbsent(type, this::load);
  }

  private Optional<Class<?>> load(TypeRef type) {
    String name =
        type instanceof ArrayType
            ? type.descriptor().replace('/', '.')
            : type instanceof ClassType named ? named.binaryName() : "";
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }
}
