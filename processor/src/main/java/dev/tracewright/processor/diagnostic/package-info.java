/** Every message of the processor: its key, its words, its remedy. */
@NullMarked
package dev.tracewright.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
