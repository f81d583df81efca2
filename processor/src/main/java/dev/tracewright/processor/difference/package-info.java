/** What is different between two texts, line by line. */
@NullMarked
package dev.tracewright.processor.difference;

import org.jspecify.annotations.NullMarked;
