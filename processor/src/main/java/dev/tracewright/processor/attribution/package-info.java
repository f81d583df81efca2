/**
 * Types for method bodies, without touching the compilation that asks for them.
 *
 * <p>Asking the running javac for the type of an expression during annotation processing attributes
 * the user's class in place, and javac does not undo that completely: valid programs stop
 * compiling. So this package compiles a private copy: the same source text goes through a second,
 * nested {@code JavacTask} that is fed from the outer {@code Elements} and {@code Filer}, and all
 * questions about types go to that copy. Start at {@link
 * dev.tracewright.processor.attribution.Attribution}.
 *
 * <p>Only the lowering reads what comes out of here. Elements, types and trees of the copy must not
 * meet those of the outer compilation: what crosses over is a binary name, a descriptor or a {@link
 * dev.tracewright.processor.syntax.Span}.
 */
@NullMarked
package dev.tracewright.processor.attribution;

import org.jspecify.annotations.NullMarked;
