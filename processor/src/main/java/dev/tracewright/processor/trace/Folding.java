package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Operators;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.trace.Value.Known;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes calls on known values now. Only functions that are specified to one exact result on
 * every JDK from 17 on are computed: no locale, no Unicode tables, no text of floating-point
 * numbers, no approximated functions.
 */
final class Folding {
  private static final Set<String> ANY = Set.of();

  /** The functions of the JDK that are computed now; by class, their names. */
  private static final Map<String, Set<String>> LISTED =
      Map.of(
          "java.lang.Math",
          Set.of(
              "abs",
              "max",
              "min",
              "sqrt",
              "fma",
              "ceil",
              "floor",
              "rint",
              "round",
              "signum",
              "copySign",
              "floorDiv",
              "floorMod",
              "addExact",
              "subtractExact",
              "multiplyExact",
              "negateExact",
              "incrementExact",
              "decrementExact",
              "toIntExact",
              "nextUp",
              "nextDown",
              "ulp",
              "scalb",
              "getExponent",
              "multiplyHigh",
              "multiplyFull"),
          "java.lang.Integer",
          Set.of(
              "parseInt",
              "compare",
              "max",
              "min",
              "sum",
              "signum",
              "bitCount",
              "reverse",
              "rotateLeft",
              "rotateRight",
              "highestOneBit",
              "lowestOneBit",
              "numberOfLeadingZeros",
              "numberOfTrailingZeros",
              "divideUnsigned",
              "remainderUnsigned",
              "compareUnsigned",
              "toUnsignedLong"),
          "java.lang.Long",
          Set.of(
              "parseLong",
              "compare",
              "max",
              "min",
              "sum",
              "signum",
              "bitCount",
              "reverse",
              "rotateLeft",
              "rotateRight",
              "highestOneBit",
              "lowestOneBit",
              "numberOfLeadingZeros",
              "numberOfTrailingZeros",
              "divideUnsigned",
              "remainderUnsigned",
              "compareUnsigned"),
          "java.lang.Float",
          Set.of(
              "isNaN",
              "isInfinite",
              "isFinite",
              "compare",
              "max",
              "min",
              "sum",
              "floatToIntBits",
              "intBitsToFloat",
              "floatToRawIntBits"),
          "java.lang.Double",
          Set.of(
              "isNaN",
              "isInfinite",
              "isFinite",
              "compare",
              "max",
              "min",
              "sum",
              "doubleToLongBits",
              "longBitsToDouble",
              "doubleToRawLongBits"),
          "java.lang.Boolean",
          Set.of("compare", "logicalAnd", "logicalOr", "logicalXor", "parseBoolean"),
          "java.lang.Character",
          Set.of("compare"),
          "java.lang.String",
          Set.of(
              "length",
              "charAt",
              "isEmpty",
              "equals",
              "concat",
              "substring",
              "startsWith",
              "endsWith",
              "indexOf",
              "lastIndexOf",
              "contains",
              "compareTo",
              "hashCode"));

  private static final Map<String, Class<?>> PRIMITIVES =
      Map.of(
          "boolean", boolean.class,
          "byte", byte.class,
          "short", short.class,
          "char", char.class,
          "int", int.class,
          "long", long.class,
          "float", float.class,
          "double", double.class);

  private Folding() {}

  /**
   * The value of an operator of {@link Operators}.
   *
   * @return empty if computing it throws: then it is recorded and throws at run time
   */
  static Optional<Object> operator(
      String name, List<? extends TypeRef> parameters, List<?> arguments) {
    return invoke(Operators.class, name, parameters, null, arguments).map(Folding::canonical);
  }

  /** Arithmetic leaves open which NaN it yields and processors differ: graphs hold one of them. */
  private static Object canonical(Object value) {
    if (value instanceof Double number && number.isNaN()) {
      return Double.NaN;
    }
    return value instanceof Float number && number.isNaN() ? Float.NaN : value;
  }

  /** Whether a call of this method with known arguments is computed now. */
  static boolean isListed(MemberRef method) {
    return LISTED.getOrDefault(method.owner().binaryName(), ANY).contains(method.name())
        && (!method.name().startsWith("parse") || method.parameters().size() == 1);
  }

  /**
   * The value of a listed method.
   *
   * @param arguments what it takes, the receiver of an instance method first
   * @return empty if it throws or is not listed
   */
  static Optional<Known> call(MemberRef method, List<Known> arguments, TypeRef type) {
    if (!isListed(method)
        || arguments.stream().anyMatch(each -> !(isPlain(each.value()) || each.isNull()))) {
      return Optional.empty();
    }
    List<Object> values = new java.util.ArrayList<>();
    arguments.forEach(each -> values.add(each.value()));
    Object receiver = method.kind() == MemberRef.Kind.VIRTUAL ? values.remove(0) : null;
    if (method.kind() == MemberRef.Kind.VIRTUAL && receiver == null) {
      return Optional.empty();
    }
    try {
      Class<?> owner = Class.forName(method.owner().binaryName());
      return invoke(owner, method.name(), method.parameters(), receiver, values)
          .filter(Folding::isPlain)
          .map(value -> Known.of(value, type));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof String;
  }

  private static Optional<Object> invoke(
      Class<?> owner,
      String name,
      List<? extends TypeRef> parameters,
      @org.jspecify.annotations.Nullable Object receiver,
      List<?> arguments) {
    try {
      Class<?>[] types = new Class<?>[parameters.size()];
      for (int i = 0; i < types.length; i++) {
        types[i] = classOf(parameters.get(i));
      }
      Method method = owner.getMethod(name, types);
      return Optional.ofNullable(method.invoke(receiver, arguments.toArray()));
    } catch (InvocationTargetException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Class<?> classOf(TypeRef type) throws ClassNotFoundException {
    if (type instanceof PrimitiveType primitive) {
      Class<?> found = PRIMITIVES.get(primitive.keyword());
      if (found == null) {
        throw new ClassNotFoundException(primitive.keyword());
      }
      return found;
    }
    if (type.erasure() instanceof ClassType named) {
      return Class.forName(named.binaryName());
    }
    throw new ClassNotFoundException(type.text());
  }
}
