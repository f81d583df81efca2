/**
 * What the user declared to be captured: reads the annotations of a class of the private copy,
 * checks them and plans the classes to generate. One validator for each concept; none of them
 * prints.
 */
@NullMarked
package dev.tracewright.processor.declaration;

import org.jspecify.annotations.NullMarked;
