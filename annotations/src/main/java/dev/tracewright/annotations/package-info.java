/** The annotations a user of Tracewright writes. They hold no code and have no dependency. */
package dev.tracewright.annotations;
