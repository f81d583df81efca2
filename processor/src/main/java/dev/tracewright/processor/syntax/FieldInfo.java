package dev.tracewright.processor.syntax;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import java.util.Optional;

/**
 * A field.
 *
 * @param owner the class that declares it, without arguments
 * @param name its name
 * @param type its declared type
 * @param modifiers its modifiers
 * @param constant its value if it is a constant of the language: a box or a string
 * @param enumConstant whether it is a constant of an enum
 */
public record FieldInfo(
    ClassType owner,
    String name,
    TypeRef type,
    Modifiers modifiers,
    Optional<Object> constant,
    boolean enumConstant) {}
