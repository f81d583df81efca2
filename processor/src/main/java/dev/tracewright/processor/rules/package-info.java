/** Rewrite rules while code is compiled: where they come from, and applying them. */
@NullMarked
package dev.tracewright.processor.rules;

import org.jspecify.annotations.NullMarked;
