package dev.tracewright.processor.syntax;

import dev.tracewright.graph.Signature;
import java.util.List;

/**
 * A class whose source is part of this compilation.
 *
 * @param info what it is
 * @param typeParameters its type parameters
 * @param fields its fields, in the order of the source
 * @param initializers the initialisers of its instances, in the order of the source: assignments of
 *     field initialisers ({@link Expr.Assign} to the field) and initialiser blocks
 * @param constructors its constructors, the default one included; a record's canonical one with the
 *     assignments of its fields written out
 * @param methods its methods, with those that the compiler makes (a record's accessors, whose body
 *     returns the field)
 * @param span its name
 */
public record ClassSyntax(
    ClassInfo info,
    List<Signature.TypeParameter> typeParameters,
    List<FieldInfo> fields,
    List<Stmt> initializers,
    List<MethodSyntax> constructors,
    List<MethodSyntax> methods,
    Span span) {}
