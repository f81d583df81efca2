/**
 * Rules for plain Java, to be named where they are wanted: sets of rules that are classes, and
 * rules that are code.
 */
@NullMarked
package dev.tracewright.rules;

import org.jspecify.annotations.NullMarked;
