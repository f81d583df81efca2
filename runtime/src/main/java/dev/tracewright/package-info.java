/** What a user of generated modules touches first. */
@NullMarked
package dev.tracewright;

import org.jspecify.annotations.NullMarked;
