/** Running a graph node by node. */
@NullMarked
package dev.tracewright.interpret;

import org.jspecify.annotations.NullMarked;
