package dev.tracewright.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of one side came to.
 *
 * @param tokens the arguments as they are afterwards and what was returned or thrown, taken apart
 * @param arguments the arguments as they are afterwards
 * @param result what was returned: a list where that are several values
 * @param thrown what was thrown
 * @param isReliedOn whether somebody may rely on what was thrown
 * @param roundings how many operations rounded
 * @param overflowed whether one of them came to infinity from finite numbers
 * @param largest the largest magnitude among the finite floating-point numbers involved
 */
record Outcome(
    List<Object> tokens,
    List<@Nullable Object> arguments,
    @Nullable Object result,
    @Nullable Throwable thrown,
    boolean isReliedOn,
    int roundings,
    boolean overflowed,
    double largest) {}
