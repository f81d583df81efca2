/** Rewrite rules: patterns, matches and what takes their place. */
@NullMarked
package dev.tracewright.rewrite;

import org.jspecify.annotations.NullMarked;
