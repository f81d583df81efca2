package dev.tracewright.processor.lowering;

import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Conversion;
import dev.tracewright.processor.syntax.Expr;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Writes out the conversions of chapter 5 of the language specification.
 *
 * <p>What is allowed has been checked by javac; here is only decided what happens. Of a primitive
 * operand the lowered type counts, because javac types some literals by their target; of a
 * reference the type of javac's tree, because it knows captured and intersection types.
 */
final class ConversionLowering {

  private final Types types;
  private final TypeLowering typeLowering;

  ConversionLowering(JavacView view, TypeLowering typeLowering) {
    this.types = view.types();
    this.typeLowering = typeLowering;
  }

  /**
   * To the type of a variable, parameter or result (JLS 5.2, 5.3), narrowing of constants included.
   */
  Expr assigned(Expr operand, TypeMirror source, TypeMirror target) {
    TypeRef from = operand.type();
    TypeRef to = typeLowering.lower(target);
    if (to == PrimitiveType.VOID || from == PrimitiveType.VOID) {
      return operand;
    }
    if (to instanceof PrimitiveType primitive) {
      return primitive(value(operand, source, primitive), primitive);
    }
    if (from instanceof PrimitiveType primitive) {
      PrimitiveType boxed = typeLowering.unboxed(target).orElse(primitive);
      return box(primitive(operand, boxed));
    }
    return reference(operand, source, target, to);
  }

  /** A cast that is written in the source (JLS 5.5). */
  Expr cast(Expr operand, TypeMirror source, TypeMirror target) {
    if (target instanceof IntersectionType intersection) {
      List<? extends TypeMirror> bounds = intersection.getBounds();
      Expr cast = operand;
      for (int i = bounds.size() - 1; i >= 0; i--) {
        cast = cast(cast, source, bounds.get(i));
      }
      return cast;
    }
    TypeRef to = typeLowering.lower(target);
    if (to instanceof PrimitiveType || operand.type() instanceof PrimitiveType) {
      Expr converted = assigned(operand, source, target);
      boolean widened = !(to instanceof PrimitiveType) && !converted.type().equals(to);
      return widened
          ? new Expr.Convert(Conversion.STATIC, converted, to, operand.span())
          : converted;
    }
    if (operand.type().equals(to)) {
      return operand;
    }
    boolean known =
        (source.getKind() == TypeKind.NULL || typeLowering.isErasedSubtype(source, target))
            && isLoweredTo(operand, target);
    return new Expr.Convert(
        known ? Conversion.STATIC : Conversion.CAST, operand, to, operand.span());
  }

  /**
   * The operand as something whose lowered type has the members of {@code owner}: a value of an
   * intersection type was lowered to its first bound and is cast to the one that counts.
   */
  Expr withMembersOf(Expr operand, TypeMirror source, TypeMirror owner) {
    Optional<TypeMirror> lowered = typeLowering.mirror(operand.type());
    if (lowered.isEmpty() || typeLowering.isErasedSubtype(lowered.get(), owner)) {
      return operand;
    }
    TypeMirror part = typeLowering.partOf(source, owner);
    return part == null
        ? operand
        : new Expr.Convert(Conversion.CAST, operand, typeLowering.lower(part), operand.span());
  }

  /** Unboxed if it is a box, then widened to at least {@code int} (JLS 5.6, unary). */
  Expr promoted(Expr operand, TypeMirror source) {
    Expr unboxed = unboxed(operand, source);
    return unboxed.type() instanceof PrimitiveType type
        ? primitive(unboxed, promotedType(type))
        : unboxed;
  }

  /** Unboxed if it is a box. */
  Expr unboxed(Expr operand, TypeMirror source) {
    if (operand.type() instanceof PrimitiveType) {
      return operand;
    }
    return typeLowering
        .unboxed(source)
        .<Expr>map(type -> new Expr.Convert(Conversion.UNBOX, operand, type, operand.span()))
        .orElse(operand);
  }

  /** The type that two operands are promoted to (JLS 5.6, binary). */
  static PrimitiveType promotedType(PrimitiveType left, PrimitiveType right) {
    for (PrimitiveType wide :
        List.of(PrimitiveType.DOUBLE, PrimitiveType.FLOAT, PrimitiveType.LONG)) {
      if (left == wide || right == wide) {
        return wide;
      }
    }
    return left.isNumeric() ? PrimitiveType.INT : left;
  }

  static PrimitiveType promotedType(PrimitiveType type) {
    return promotedType(type, type);
  }

  /** Between primitive types; without effect where there is nothing to convert. */
  static Expr primitive(Expr operand, PrimitiveType to) {
    boolean numbers =
        operand.type() instanceof PrimitiveType from && from.isNumeric() && to.isNumeric();
    return !numbers || operand.type() == to
        ? operand
        : new Expr.Convert(Conversion.PRIMITIVE, operand, to, operand.span());
  }

  /** A primitive value in its own box. */
  static Expr box(Expr operand) {
    return operand.type() instanceof PrimitiveType type && type != PrimitiveType.VOID
        ? new Expr.Convert(Conversion.BOX, operand, type.box(), operand.span())
        : operand;
  }

  /** The operand as a primitive value; what is not of a box type is cast to the target's first. */
  private Expr value(Expr operand, TypeMirror source, PrimitiveType target) {
    Expr unboxed = unboxed(operand, source);
    if (unboxed.type() instanceof PrimitiveType) {
      return unboxed;
    }
    Expr cast = new Expr.Convert(Conversion.CAST, operand, target.box(), operand.span());
    return new Expr.Convert(Conversion.UNBOX, cast, target, operand.span());
  }

  /** Whether the type that the operand was lowered to, a bound of its own say, is a subtype. */
  private boolean isLoweredTo(Expr operand, TypeMirror target) {
    return operand.type() instanceof NullType
        || typeLowering
            .mirror(operand.type())
            .map(lowered -> typeLowering.isErasedSubtype(lowered, target))
            .orElse(true);
  }

  private Expr reference(Expr operand, TypeMirror source, TypeMirror target, TypeRef to) {
    if (operand.type() instanceof NullType
        || operand.type().equals(to)
        || !TypeLowering.isType(source)
        || !TypeLowering.isType(target)
        || source.getKind() == TypeKind.ERROR
        || target.getKind() == TypeKind.ERROR) {
      return operand;
    }
    if (!isLoweredTo(operand, target)) {
      return new Expr.Convert(Conversion.CAST, operand, to, operand.span());
    }
    return types.isSubtype(source, target)
        ? operand
        : new Expr.Convert(Conversion.STATIC, operand, to, operand.span());
  }
}
