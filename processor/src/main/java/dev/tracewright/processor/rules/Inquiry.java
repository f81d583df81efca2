package dev.tracewright.processor.rules;

import java.util.function.Predicate;

/**
 * What somebody wants to know of rules at work.
 *
 * @param reports whether reports are to be written
 * @param explained the names of the rules for which notes are to say where they were applied, or
 *     why not
 */
public record Inquiry(boolean reports, Predicate<String> explained) {}
