package dev.tracewright.processor.syntax;

/** The conversions of Java that have a meaning at run time. */
public enum Conversion {
  /** Between primitive numeric types, widening or narrowing. */
  PRIMITIVE,
  /** From a primitive type to its box. */
  BOX,
  /** From a box to its primitive type; throws on null. */
  UNBOX,
  /** A checked cast between reference types. */
  CAST,
  /** Between reference types, known to succeed: only the static type changes. */
  STATIC
}
