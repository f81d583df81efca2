/**
 * Random programs: what their user wrote and what was captured of it do the same, and nothing that
 * javac accepts brings the processor down.
 */
@NullMarked
package dev.tracewright.random;

import org.jspecify.annotations.NullMarked;
