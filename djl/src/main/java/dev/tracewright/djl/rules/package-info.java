/**
 * Rewrite rules for DJL. None is applied unless it is named: in {@code @Traceable(rules = …)},
 * {@code @TracewrightConfig} or the option {@code -Atracewright.rules}.
 */
@NullMarked
package dev.tracewright.djl.rules;

import org.jspecify.annotations.NullMarked;
