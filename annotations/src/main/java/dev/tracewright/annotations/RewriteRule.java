package dev.tracewright.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class that says what code may be replaced by what: static {@link Pattern} methods, each an
 * alternative, and one static {@link Replacement} with the same parameters and result. They are
 * captured as all code is; a parameter stands for any value of its type, one of a module's type for
 * any submodule of it. The rule applies where it is registered.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RewriteRule {
  /** What the rule promises of the values it leaves behind. */
  Precision precision() default Precision.EXACT;
}
