package dev.tracewright.codegen;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which arguments are cast, so that javac can only choose the method that the graph names.
 * An argument of exactly its parameter's type never needs one: no other method is more specific.
 */
final class CallSyntax {
  /** What a boxed number or boolean is besides its own class. */
  private static final Set<String> SUPERTYPES_OF_BOXES =
      Set.of(
          "java.lang.Object",
          "java.lang.Number",
          "java.lang.Comparable",
          "java.io.Serializable",
          "java.lang.constant.Constable",
          "java.lang.constant.ConstantDesc");

  private final ClassFacts facts;
  private final TypeNames types;

  CallSyntax(ClassFacts facts, TypeNames types) {
    this.facts = facts;
    this.types = types;
  }

  /** Arguments, and whether one of them was cast. */
  record Arguments(List<Expr> expressions, boolean anyCast) {}

  /** The arguments of a call, cast where that is necessary. */
  Arguments arguments(MemberRef member, Optional<TypeRef> receiver, List<Expr> given) {
    if (given.size() != member.parameters().size()) {
      throw new IllegalArgumentException(
          member.text()
              + " takes "
              + member.parameters().size()
              + " arguments, not "
              + given.size());
    }
    List<Expr> plain = given.stream().map(Expr::plain).toList();
    if (!plain.equals(given)
        && areBoxedAlike(plain, given, member)
        && !isAmbiguous(member, receiver, plain)) {
      return arguments(member, receiver, plain);
    }
    boolean ambiguous = isAmbiguous(member, receiver, given);
    List<Expr> result = new ArrayList<>();
    boolean anyCast = false;
    for (int i = 0; i < given.size(); i++) {
      TypeRef parameter = member.parameters().get(i);
      Expr each = given.get(i);
      boolean cast =
          !isExact(each.type(), parameter)
              && (ambiguous
                  || !isAssignable(each, parameter)
                  || (each.type() == NullType.NULL && parameter instanceof ArrayType));
      anyCast |= cast;
      result.add(cast ? each.cast(types, parameter) : each);
    }
    return new Arguments(result, anyCast);
  }

  /** Whether the method boxes its argument, as Java does by itself where that is needed. */
  static boolean isBoxing(MemberRef member) {
    return member.kind() == MemberRef.Kind.STATIC
        && member.name().equals("valueOf")
        && member.parameters().size() == 1
        && member.parameters().get(0) instanceof PrimitiveType from
        && member.owner().equals(from.box())
        && member.result().equals(from.box());
  }

  /** Whether Java boxes each plain value where it stands, and nothing else. */
  private static boolean areBoxedAlike(List<Expr> plain, List<Expr> given, MemberRef member) {
    for (int i = 0; i < plain.size(); i++) {
      if (given.get(i).unboxed().isPresent() && !boxes(plain.get(i), member.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value of a primitive type becomes its own box where this type is wanted. */
  static boolean boxes(Expr value, TypeRef wanted) {
    return value.type() instanceof PrimitiveType from
        && (wanted.equals(from.box()) || isSupertypeOfBox(wanted));
  }

  static boolean isExact(TypeRef type, TypeRef parameter) {
    return type != NullType.NULL && type.erasure().equals(parameter);
  }

  /** Whether javac converts the argument by itself once it has chosen the method. */
  private boolean isAssignable(Expr argument, TypeRef parameter) {
    TypeRef type = argument.type();
    if (type instanceof PrimitiveType from && parameter instanceof PrimitiveType to) {
      return from == to || widens(from, to);
    }
    if (type instanceof PrimitiveType from) {
      return parameter.equals(from.box()) || isSupertypeOfBox(parameter);
    }
    if (parameter instanceof PrimitiveType to) {
      return type.equals(to.box());
    }
    // Where the types are unrelated, the value was known to be of the parameter's type all the
    // same.
    return type == NullType.NULL || facts.mayBeSubtype(type.erasure(), parameter);
  }

  private static boolean isSupertypeOfBox(TypeRef type) {
    return type instanceof ClassType named && SUPERTYPES_OF_BOXES.contains(named.binaryName());
  }

  /** Whether a value of one primitive type is converted to the other without a cast (JLS 5.1.2). */
  static boolean widens(PrimitiveType from, PrimitiveType to) {
    return switch (to) {
      case SHORT -> from == PrimitiveType.BYTE;
      case INT -> isSmall(from);
      case LONG -> isSmall(from) || from == PrimitiveType.INT;
      case FLOAT -> isSmall(from) || from == PrimitiveType.INT || from == PrimitiveType.LONG;
      case DOUBLE -> from.isNumeric() && from != PrimitiveType.DOUBLE;
      case BOOLEAN, BYTE, CHAR, VOID -> false;
    };
  }

  private static boolean isSmall(PrimitiveType type) {
    return type == PrimitiveType.BYTE || type == PrimitiveType.SHORT || type == PrimitiveType.CHAR;
  }

  private boolean isAmbiguous(MemberRef member, Optional<TypeRef> receiver, List<Expr> given) {
    boolean exact = true;
    for (int i = 0; i < given.size(); i++) {
      exact &= isExact(given.get(i).type(), member.parameters().get(i));
    }
    if (exact) {
      return false;
    }
    Optional<List<ClassFacts.Overload>> known = facts.overloads(seenFrom(member, receiver));
    return known.isEmpty()
        || known.get().stream()
            .anyMatch(
                each -> !each.parameters().equals(member.parameters()) && mayApply(each, given));
  }

  /** The member as javac looks for it: in the type of the receiver. */
  private static MemberRef seenFrom(MemberRef member, Optional<TypeRef> receiver) {
    return receiver.isPresent()
            && receiver.get().erasure() instanceof ClassType type
            && !type.equals(member.owner())
        ? new MemberRef(
            member.kind(),
            type,
            member.ownerIsInterface(),
            member.name(),
            member.parameters(),
            member.result())
        : member;
  }

  /** Whether a method of the receiver's own class is the one that the graph names. */
  boolean isFoundIn(MemberRef member, TypeRef receiver) {
    MemberRef seen = seenFrom(member, Optional.of(receiver));
    return seen.equals(member)
        || facts
            .overloads(seen)
            .filter(
                all -> all.stream().anyMatch(each -> each.parameters().equals(member.parameters())))
            .isPresent();
  }

  /**
   * Whether javac would refuse an argument for what it does not know of the receiver: of which type
   * a wildcard stands for, it takes no value but null.
   */
  boolean isRefusedByWildcard(MemberRef member, TypeRef receiver, List<Expr> given) {
    return receiver instanceof ClassType named
        && named.arguments().stream().anyMatch(CallSyntax::isAtMost)
        && facts.generic(member).stream().anyMatch(each -> given.get(each).type() != NullType.NULL);
  }

  private static boolean isAtMost(TypeRef argument) {
    return argument instanceof Wildcard wildcard && wildcard.kind() != Wildcard.Kind.SUPER;
  }

  /**
   * Whether javac would consider the overload. The method that the graph names is called with as
   * many arguments as it has parameters, so no overload is ever taken in its variable arity form.
   */
  private boolean mayApply(ClassFacts.Overload overload, List<Expr> given) {
    return overload.parameters().size() == given.size()
        && mayConvertAll(given, overload.parameters());
  }

  private boolean mayConvertAll(List<Expr> given, List<TypeRef> parameters) {
    for (int i = 0; i < given.size(); i++) {
      if (!mayConvert(given.get(i).type().erasure(), given.get(i).type(), parameters.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean mayConvert(TypeRef erased, TypeRef type, TypeRef parameter) {
    if (type == NullType.NULL) {
      return !parameter.isPrimitive();
    }
    if (erased instanceof PrimitiveType from) {
      return parameter instanceof PrimitiveType to
          ? from == to || widens(from, to)
          : parameter.equals(from.box()) || isSupertypeOfBox(parameter);
    }
    if (parameter instanceof PrimitiveType to) {
      return PrimitiveType.unboxed(erased)
          .map(from -> from == to || widens(from, to))
          .orElse(false);
    }
    return facts.mayBeSubtype(erased, parameter);
  }
}
