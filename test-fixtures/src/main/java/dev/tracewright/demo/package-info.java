/** The demonstration that the README runs: a real sentence encoder, traced and checked. */
@NullMarked
package dev.tracewright.demo;

import org.jspecify.annotations.NullMarked;
