/** Java source and class files from graphs. */
@NullMarked
package dev.tracewright.codegen;

import org.jspecify.annotations.NullMarked;
