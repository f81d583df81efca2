package dev.tracewright.processor.attribution;

/** What {@link Attribution#attribute} gives: the types of a private copy, or why there are none. */
public sealed interface AttributionResult permits AttributedRound, AttributionUnavailable {}
