package dev.tracewright.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Promises that a call depends on its operands alone, changes nothing, always comes back, and that
 * nobody relies on what it throws: it may be removed where its result is unused. It counts as
 * reading what can change of its operands, and its result as a new object where it may be one.
 *
 * <p>On a type the promise is that of every constructor, of every method with a result, and of the
 * static initialiser; and operands of the type count as never changing. Whatever overrides a method
 * keeps its promise. The annotation nearest to a method is the one that counts: on itself, on its
 * class, on what it overrides.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Pure {}
