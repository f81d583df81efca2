/** Measurements. */
@NullMarked
package dev.tracewright.benchmarks;

import org.jspecify.annotations.NullMarked;
