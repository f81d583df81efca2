/** Running both sides of rewrite rules on generated values to see whether they agree. */
@NullMarked
package dev.tracewright.verify;

import org.jspecify.annotations.NullMarked;
