package dev.tracewright;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What generated classes call. It is public because they are in other packages; do not use it. */
public final class GeneratedCode {
  private GeneratedCode() {}

  /**
   * Checks that there is a root.
   *
   * @throws IllegalArgumentException if it is null
   */
  public static void checkRoot(Class<?> type, @Nullable Object root) {
    if (root == null) {
      throw new IllegalArgumentException("the root is null; expected a " + type.getName());
    }
  }

  /**
   * Checks that a value is of exactly one class.
   *
   * @throws IllegalArgumentException if it is null or of another class
   */
  public static void checkClass(String path, @Nullable Object value, Class<?> type) {
    if (value == null || value.getClass() != type) {
      String found = value == null ? "null" : value.getClass().getName();
      throw differs(path, "the class " + type.getName(), found);
    }
  }

  /**
   * Checks that a value is null.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void checkNull(String path, @Nullable Object value) {
    if (value != null) {
      throw differs(path, "null", "a " + value.getClass().getName());
    }
  }

  /**
   * Checks that a value is not null.
   *
   * @throws IllegalArgumentException if it is
   */
  public static void checkNotNull(String path, @Nullable Object value) {
    if (value == null) {
      throw differs(path, "a value", "null");
    }
  }

  /**
   * Checks how many elements an array, collection or map has.
   *
   * @throws IllegalArgumentException if it is null, none of these, or has another size
   */
  public static void checkSize(String path, @Nullable Object value, int size) {
    int found = -1;
    if (value instanceof Collection<?> collection) {
      found = collection.size();
    } else if (value instanceof Map<?, ?> map) {
      found = map.size();
    } else if (value != null && value.getClass().isArray()) {
      found = Array.getLength(value);
    }
    if (found != size) {
      throw differs(path, size + " elements", found < 0 ? show(value) : found + " elements");
    }
  }

  /**
   * Checks the class of the elements of an array or collection; an element may be null.
   *
   * @throws IllegalArgumentException if it is null, neither of these, or an element is of another
   *     class
   */
  public static void checkElements(String path, @Nullable Object value, Class<?> type) {
    Collection<?> elements =
        value instanceof Object[] array
            ? Arrays.asList(array)
            : value instanceof Collection<?> collection ? collection : null;
    if (elements == null) {
      throw differs(path, "elements of the class " + type.getName(), show(value));
    }
    for (Object each : elements) {
      if (each != null && each.getClass() != type) {
        throw differs(
            path, "elements of the class " + type.getName(), "a " + each.getClass().getName());
      }
    }
  }

  /**
   * Checks that a value is a constant.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void checkEquals(String path, @Nullable Object value, @Nullable Object expected) {
    if (!Objects.equals(value, expected)) {
      throw differs(path, show(expected), show(value));
    }
  }

  /**
   * Checks that two paths lead to one object.
   *
   * @throws IllegalArgumentException if they do not
   */
  public static void checkSame(
      String path, @Nullable Object value, String otherPath, @Nullable Object other) {
    if (value != other) {
      throw differs(path, "the same object as '" + otherPath + "'", "another one");
    }
  }

  private static IllegalArgumentException differs(String path, String expected, String found) {
    String place = path.isEmpty() ? "the root" : "'" + path + "' of the root";
    return new IllegalArgumentException(
        place + " differs from what was captured: expected " + expected + ", found " + found);
  }

  private static String show(@Nullable Object value) {
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    return value == null
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof Enum<?>
        ? String.valueOf(value)
        : value instanceof Character ? "'" + value + "'" : "a " + value.getClass().getName();
  }

  /**
   * A constant of an enum that the generated class cannot name.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Object constant(Class<?> type, String name) {
    for (Object each : Objects.requireNonNull(type.getEnumConstants(), type.getName())) {
      if (each instanceof Enum<?> constant && constant.name().equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException(type.getName() + " has no constant " + name);
  }

  /** Says that a method was captured for one value of a parameter and called with another. */
  public static IllegalArgumentException notSpecialized(
      String parameter, @Nullable Object expected, @Nullable Object found) {
    return new IllegalArgumentException(
        "the parameter '%s' was captured for %s only: found %s"
            .formatted(parameter, show(expected), show(found)));
  }

  /** Whether there is one argument for each type and each can be passed as that type. */
  public static boolean accepts(@Nullable Object @Nullable [] args, Class<?>... types) {
    if (args == null || args.length != types.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (!accepts(args[i], types[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean accepts(@Nullable Object value, Class<?> type) {
    return value == null
        ? !type.isPrimitive()
        : MethodType.methodType(type).wrap().returnType().isInstance(value);
  }

  /**
   * Checks the arguments of a call.
   *
   * @throws IllegalArgumentException if number or types are not the method's
   */
  public static void checkArguments(
      String method, @Nullable Object @Nullable [] args, Class<?>... types) {
    int count = args == null ? 0 : args.length;
    if (args == null || count != types.length) {
      throw new IllegalArgumentException(
          "%s takes %d arguments, not %d".formatted(method, types.length, count));
    }
    for (int i = 0; i < types.length; i++) {
      if (!accepts(args[i], types[i])) {
        throw new IllegalArgumentException(
            "argument %d of %s is %s, not a %s"
                .formatted(i, method, show(args[i]), types[i].getTypeName()));
      }
    }
  }

  /** Says that none of several methods takes the arguments. */
  public static IllegalArgumentException notAccepted(
      @Nullable Object @Nullable [] args, String... methods) {
    StringBuilder found = new StringBuilder();
    for (Object each : args == null ? new Object[0] : args) {
      found.append(found.isEmpty() ? "" : ", ").append(show(each));
    }
    return new IllegalArgumentException(
        "none of %s takes (%s)".formatted(String.join(", ", methods), found));
  }

  /** Says that the generated class does not read a path. */
  public static IllegalArgumentException noSuchPath(String path) {
    return new IllegalArgumentException("the graph does not read '" + path + "'");
  }

  /** A class that the generated class cannot name, by its binary name. */
  public static Class<?> type(MethodHandles.Lookup lookup, String name) {
    try {
      return Class.forName(name, false, lookup.lookupClass().getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new LinkageError("the class " + name + " was there at compile time", missing);
    }
  }

  /** A read of an instance field. */
  public static MethodHandle getter(
      MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type) {
    return find(lookup, owner, name, own -> own.findGetter(owner, name, type));
  }

  /** A read of a static field. */
  public static MethodHandle staticGetter(
      MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type) {
    return find(lookup, owner, name, own -> own.findStaticGetter(owner, name, type));
  }

  /** A call of an instance method. */
  public static MethodHandle virtual(
      MethodHandles.Lookup lookup,
      Class<?> owner,
      String name,
      Class<?> result,
      Class<?>... parameters) {
    MethodType type = MethodType.methodType(result, parameters);
    return find(lookup, owner, name, own -> own.findVirtual(owner, name, type));
  }

  /** A call of a static method. */
  public static MethodHandle staticMethod(
      MethodHandles.Lookup lookup,
      Class<?> owner,
      String name,
      Class<?> result,
      Class<?>... parameters) {
    MethodType type = MethodType.methodType(result, parameters);
    return find(lookup, owner, name, own -> own.findStatic(owner, name, type));
  }

  /** A call of a constructor. */
  public static MethodHandle constructor(
      MethodHandles.Lookup lookup, Class<?> owner, Class<?>... parameters) {
    MethodType type = MethodType.methodType(void.class, parameters);
    return find(lookup, owner, "new", own -> own.findConstructor(owner, type));
  }

  private interface Search {
    MethodHandle in(MethodHandles.Lookup own) throws ReflectiveOperationException;
  }

  private static MethodHandle find(
      MethodHandles.Lookup lookup, Class<?> owner, String name, Search search) {
    try {
      return search.in(MethodHandles.privateLookupIn(owner, lookup));
    } catch (ReflectiveOperationException changed) {
      throw new LinkageError(
          owner.getName() + "." + name + " cannot be reached as it was at compile time", changed);
    }
  }

  /**
   * Does nothing, and says that it may throw: javac refuses to catch a checked exception that it
   * sees nothing throw, though one may well come from code that hides what it throws.
   */
  // The type stands for itself at each call.
  @SuppressWarnings("unused")
  public static <X extends Throwable> void mayThrow() throws X {}

  /**
   * Throws what a method handle threw or what javac sees no permission to throw, as it is.
   *
   * @return never; declared so that a caller can write {@code throw}
   */
  public static RuntimeException rethrow(Throwable failure) {
    throw GeneratedCode.<RuntimeException>unchecked(failure);
  }

  // The type is erased: this is what lets a checked exception through.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X unchecked(Throwable failure) throws X {
    throw (X) failure;
  }
}
