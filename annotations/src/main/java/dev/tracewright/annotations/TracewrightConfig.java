package dev.tracewright.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What holds for all captured code of a package; stands in its {@code package-info.java}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface TracewrightConfig {
  /** Rules that apply after those that the captured class names itself. */
  Class<?>[] rules() default {};
}
