package dev.tracewright.graph;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A constant of a primitive type, a string, or null. Two literals are equal when type and value
 * are, bit for bit: {@code 0.0} is not {@code -0.0}, {@code 1} is not {@code 1L}.
 *
 * @param value a {@code Boolean}, {@code Byte}, {@code Short}, {@code Character}, {@code Integer},
 *     {@code Long}, {@code Float}, {@code Double}, {@code String}, or null
 */
public record Literal(@Nullable Object value) implements Argument {
  private static final Set<Class<?>> KINDS =
      Set.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          String.class);

  /** The null literal. */
  public static final Literal NULL = new Literal(null);

  /** Checks the kind; strings are interned. */
  public Literal {
    if (value != null && !KINDS.contains(value.getClass())) {
      throw new IllegalArgumentException("no literal of Java: " + value.getClass().getName());
    }
    // Equal string literals are one object (JLS 3.10.5).
    value = value instanceof String text ? text.intern() : value;
  }

  /** The literal's type: a primitive type, {@code String}, or the null type. */
  public TypeRef type() {
    if (value == null) {
      return NullType.NULL;
    }
    if (value instanceof String) {
      return ClassType.STRING;
    }
    return PrimitiveType.unboxed(ClassType.of(value.getClass())).orElseThrow();
  }

  /** The literal as the text format prints and parses it: {@code 1}, {@code 1L}, {@code 'a'}. */
  public String text() {
    return LiteralText.print(value);
  }

  /** Compares type and value, floating-point numbers by their bits. */
  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Literal other
        && Objects.equals(value, other.value)
        && bits(value) == bits(other.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  /** The bits that {@code equals} of the box classes does not see: those of the many NaNs. */
  private static long bits(@Nullable Object value) {
    if (value instanceof Double number) {
      return Double.doubleToRawLongBits(number);
    }
    return value instanceof Float number ? Float.floatToRawIntBits(number) : 0;
  }

  @Override
  public String toString() {
    return text();
  }
}
