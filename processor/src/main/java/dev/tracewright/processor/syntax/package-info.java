/**
 * The user's code as the tracer reads it: a typed tree of our own in which every conversion is
 * explicit and every name is resolved. No javac object gets this far.
 */
@NullMarked
package dev.tracewright.processor.syntax;

import org.jspecify.annotations.NullMarked;
