/** What holds of the code as a whole: the arrows between its parts, and what the jars hold. */
@NullMarked
package dev.tracewright.architecture;

import org.jspecify.annotations.NullMarked;
