package dev.tracewright.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on generated classes and names the graph they were generated from, so that a changed graph
 * changes the class file and whatever depends on it is compiled again. Not written by hand.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GraphDigest {
  /** The digest of the graph's text: the name of the function, a colon, lower-case hex digits. */
  String value();
}
