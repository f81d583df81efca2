package dev.tracewright.processor.attribution;

import dev.tracewright.processor.syntax.Span;

/**
 * An expression or type that the private copy has no type for: a class not generated yet, or a
 * mistake of the user's that the outer compilation reports.
 *
 * @param text the name, or the start of the expression, as written
 * @param place where it stands
 */
public record UnresolvedName(String text, Span place) {}
