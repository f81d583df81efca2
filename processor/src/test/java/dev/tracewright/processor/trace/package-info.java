@NullMarked
package dev.tracewright.processor.trace;

import org.jspecify.annotations.NullMarked;
