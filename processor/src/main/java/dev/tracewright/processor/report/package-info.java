/** What rules did to captured methods, for people to read. */
@NullMarked
package dev.tracewright.processor.report;

import org.jspecify.annotations.NullMarked;
