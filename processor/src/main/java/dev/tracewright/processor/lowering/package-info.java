/** From javac's trees to the syntax of our own. */
@NullMarked
package dev.tracewright.processor.lowering;

import org.jspecify.annotations.NullMarked;
