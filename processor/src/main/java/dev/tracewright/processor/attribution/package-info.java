/** Types for the user's source, from a nested compilation of a private copy. */
@NullMarked
package dev.tracewright.processor.attribution;

import org.jspecify.annotations.NullMarked;
