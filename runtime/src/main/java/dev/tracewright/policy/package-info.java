/** What libraries let the tracer know of their members. */
@NullMarked
package dev.tracewright.policy;

import org.jspecify.annotations.NullMarked;
