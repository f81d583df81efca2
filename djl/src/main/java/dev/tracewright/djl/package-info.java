/** What capture, rules and generated code know of DJL's {@code NDArray}. */
@NullMarked
package dev.tracewright.djl;

import org.jspecify.annotations.NullMarked;
