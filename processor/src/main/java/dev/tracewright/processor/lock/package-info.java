/** Graphs as committed files: a change of a graph is seen in review. */
@NullMarked
package dev.tracewright.processor.lock;

import org.jspecify.annotations.NullMarked;
