package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.Span;

/** Where something happens: a piece of source in the frame that runs it. */
record Site(Span span, Frame frame) {}
