package dev.tracewright.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the two operands of calls in a {@link Pattern} match either way round. Operators of {@code
 * int}, {@code long} and {@code boolean} that commute always do; with this annotation so do the
 * floating-point sums and products, {@code Math.min} and {@code Math.max}, or the methods that are
 * named.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Commutative {
  /**
   * The names of the methods of two operands, the receiver counting as one, that commute; empty for
   * those of the language and of {@code Math}.
   */
  String[] value() default {};
}
