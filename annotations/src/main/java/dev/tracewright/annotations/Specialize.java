package dev.tracewright.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Captures the method for one value of the annotated parameter. The parameter stays in the
 * generated method's signature; a call with another value is an {@link IllegalArgumentException}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Specialize {
  /**
   * The value as Java text of the parameter's type: {@code "false"}, {@code "3"}, {@code "2.5f"},
   * {@code "null"}; for a {@code String} the text itself, for an enum the constant's name.
   */
  String value();
}
