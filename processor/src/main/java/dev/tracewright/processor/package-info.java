/** The annotation processor's shell: options, rounds and the order of the stages. */
@NullMarked
package dev.tracewright.processor;

import org.jspecify.annotations.NullMarked;
