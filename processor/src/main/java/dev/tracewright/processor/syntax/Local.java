package dev.tracewright.processor.syntax;

import dev.tracewright.graph.TypeRef;

/**
 * A local variable or parameter.
 *
 * @param id tells apart variables of one name; unique in the method, local classes included
 * @param name its name in the source
 * @param type its declared or inferred type
 */
public record Local(int id, String name, TypeRef type) {
  @Override
  public String toString() {
    return name;
  }
}
