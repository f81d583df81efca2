package dev.tracewright.processor.lowering;

import dev.tracewright.processor.syntax.Expr;
import javax.lang.model.type.TypeMirror;

/** A lowered expression with the type that javac knows it by. */
record TypedValue(Expr expr, TypeMirror type) {}
