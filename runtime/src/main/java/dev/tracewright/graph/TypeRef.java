package dev.tracewright.graph;

import java.util.List;

/**
 * A static type, by name alone: it can be written down while its class is still being compiled.
 *
 * <p>Every type in a graph is denotable in Java source; captured, intersection and anonymous types
 * were replaced by their nearest denotable supertype when the graph was captured.
 */
public sealed interface TypeRef
    permits PrimitiveType, ClassType, ArrayType, TypeVariable, Wildcard, TupleType, NullType {

  /** The type after erasure: no arguments, no variables. Primitive types are themselves. */
  TypeRef erasure();

  /** The descriptor of the erasure in a class file, {@code Ljava/lang/String;} say. */
  String descriptor();

  /**
   * The type as the text format and diagnostics print it: {@code java.util.Map$Entry<K,
   * java.lang.String>}; nesting is written with {@code $}.
   */
  String text();

  /** Whether this is one of the eight primitive types or {@code void}. */
  default boolean isPrimitive() {
    return this instanceof PrimitiveType;
  }

  /** The array type whose elements have this type. */
  default ArrayType array() {
    return new ArrayType(this);
  }

  /** Joins the texts of {@code types} with a comma and a blank. */
  static String join(List<? extends TypeRef> types) {
    return String.join(", ", types.stream().map(TypeRef::text).toList());
  }
}
