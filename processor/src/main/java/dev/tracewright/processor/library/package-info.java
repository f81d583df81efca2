/** The graphs shipped beside the class files of dependencies. */
@NullMarked
package dev.tracewright.processor.library;

import org.jspecify.annotations.NullMarked;
