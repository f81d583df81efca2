/** The symbolic tracer: runs the user's code on symbolic values and records what is not known. */
@NullMarked
package dev.tracewright.processor.trace;

import org.jspecify.annotations.NullMarked;
