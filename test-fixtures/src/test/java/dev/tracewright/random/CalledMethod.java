package dev.tracewright.random;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method that random code calls.
 *
 * @param result what it returns; null for {@code void}
 * @param call the call, with a hole for each argument
 */
record CalledMethod(@Nullable Type result, String call, List<Type> parameters) {}
