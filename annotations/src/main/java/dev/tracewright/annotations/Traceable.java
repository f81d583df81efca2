package dev.tracewright.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Captures a method as a graph while it is compiled, and generates a {@code GraphModule} beside it.
 *
 * <p>On a class, its method {@link #method()} is captured ({@code Outer.Inner} gives {@code
 * Outer_InnerGraphModule}); on a static method, that function ({@code Formulas.blackScholes} gives
 * {@code Formulas_BlackScholesGraphModule}). A captured method that calls another {@code Traceable}
 * method or module enters it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Traceable {
  /** The name of the method to capture when the annotation stands on a class. */
  String method() default "forward";

  /** The simple name of the generated class; empty for the name derived from the class. */
  String name() default "";

  /** How many iterations a loop over known values may be unrolled to, at least 0. */
  int unrollLimit() default 1024;

  /** How many nodes the graph may hold before capture stops with an error, at least 1. */
  int nodeBudget() default 1_000_000;

  /**
   * The rewrite rules to apply, in this order: classes annotated {@link RewriteRule}, or rules
   * written against the API. Those of the package and of the build follow.
   */
  Class<?>[] rules() default {};

  /**
   * Whether what depends on attributes alone is computed once, when the generated module is made:
   * the promise that no attribute changes afterwards.
   */
  boolean freeze() default false;
}
