package dev.tracewright.rewrite;

import dev.tracewright.graph.TypeRef;

/** Which class is a subtype of which, where a rule has to know. */
@FunctionalInterface
public interface TypeHierarchy {
  /** Nothing is known but that every type is its own subtype and one of {@code Object}. */
  TypeHierarchy NONE = (type, of) -> false;

  /** What the classes that a loader sees say of themselves; they are loaded, not initialised. */
  static TypeHierarchy ofLoader(ClassLoader loader) {
    return new LoadedTypes(loader);
  }

  /**
   * Whether every value of one erased reference type is one of another; false when in doubt.
   *
   * @param type an erased class or array type
   * @param of another, not equal to it and not {@code Object}
   */
  boolean isSubtype(TypeRef type, TypeRef of);
}
