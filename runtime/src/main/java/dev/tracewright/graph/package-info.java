/**
 * The graph: nodes in execution order, their targets, types and positions, and its one text form.
 * This package imports no other package of Tracewright.
 */
@NullMarked
package dev.tracewright.graph;

import org.jspecify.annotations.NullMarked;
