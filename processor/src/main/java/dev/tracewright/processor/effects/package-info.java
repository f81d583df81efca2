/** What annotations and policies say of calls, and whether the annotations are sound. */
@NullMarked
package dev.tracewright.processor.effects;

import org.jspecify.annotations.NullMarked;
