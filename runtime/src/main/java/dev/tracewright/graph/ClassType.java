package dev.tracewright.graph;

import java.util.List;

/**
 * A class or interface type.
 *
 * @param packageName the package, empty for the unnamed one
 * @param simpleNames the simple names from the outermost class inwards, at least one
 * @param arguments the type arguments of the innermost class; empty for a raw or non-generic type
 */
public record ClassType(String packageName, List<String> simpleNames, List<TypeRef> arguments)
    implements TypeRef {

  /** The class type {@code java.lang.Object}. */
  public static final ClassType OBJECT = of("java.lang", "Object");

  /** The class type {@code java.lang.String}. */
  public static final ClassType STRING = of("java.lang", "String");

  /** The raw class type {@code java.lang.Class}. */
  public static final ClassType CLASS = of("java.lang", "Class");

  /** Copies the lists. */
  public ClassType {
    if (simpleNames.isEmpty()) {
      throw new IllegalArgumentException("a class type needs a simple name");
    }
    simpleNames = List.copyOf(simpleNames);
    arguments = List.copyOf(arguments);
  }

  /** The raw or non-generic type of a class by its package and its nested simple names. */
  public static ClassType of(String packageName, String... simpleNames) {
    return new ClassType(packageName, List.of(simpleNames), List.of());
  }

  /**
   * The type of a loaded class, without arguments.
   *
   * @throws IllegalArgumentException if {@code type} is primitive, an array, local or anonymous
   */
  public static ClassType of(Class<?> type) {
    if (type.getCanonicalName() == null || type.isPrimitive() || type.isArray()) {
      throw new IllegalArgumentException(type.getName() + " is no class with a name of its own");
    }
    java.util.ArrayDeque<String> names = new java.util.ArrayDeque<>();
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      names.addFirst(each.getSimpleName());
    }
    return new ClassType(type.getPackageName(), List.copyOf(names), List.of());
  }

  /** This class with other type arguments. */
  public ClassType withArguments(List<? extends TypeRef> newArguments) {
    return new ClassType(packageName, simpleNames, List.copyOf(newArguments));
  }

  /** The name of the innermost class alone. */
  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }

  /** The name that {@link Class#getName()} gives: {@code java.util.Map$Entry}. */
  public String binaryName() {
    return prefix() + String.join("$", simpleNames);
  }

  /** The name as source code writes it: {@code java.util.Map.Entry}. */
  public String canonicalName() {
    return prefix() + String.join(".", simpleNames);
  }

  private String prefix() {
    return packageName.isEmpty() ? "" : packageName + ".";
  }

  @Override
  public ClassType erasure() {
    return arguments.isEmpty() ? this : new ClassType(packageName, simpleNames, List.of());
  }

  @Override
  public String descriptor() {
    return "L" + binaryName().replace('.', '/') + ";";
  }

  @Override
  public String text() {
    String name = TextNames.className(this);
    return arguments.isEmpty() ? name : name + "<" + TypeRef.join(arguments) + ">";
  }

  @Override
  public String toString() {
    return text();
  }
}
