package dev.tracewright.rewrite;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.TupleType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import dev.tracewright.graph.Wildcard;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value of a type may stand for one of another that names type variables, and what these
 * stand for then.
 */
final class TypeArguments {
  private final TypeHierarchy types;
  private final Function<String, @Nullable TypeRef> bound;
  private final Binder binder;

  /** Takes down what a type variable stands for. */
  interface Binder {
    void bind(String variable, TypeRef type);
  }

  TypeArguments(TypeHierarchy types, Function<String, @Nullable TypeRef> bound, Binder binder) {
    this.types = types;
    this.bound = bound;
    this.binder = binder;
  }

  /** Whether a value of type {@code given} may stand where {@code wanted} is declared. */
  boolean accept(TypeRef wanted, TypeRef given) {
    if (wanted instanceof TypeVariable variable) {
      return bind(variable, given);
    }
    if (wanted.isPrimitive() || given.isPrimitive()) {
      return wanted.equals(given);
    }
    if (given instanceof NullType || wanted.equals(ClassType.OBJECT)) {
      return true;
    }
    if (wanted instanceof TupleType || given instanceof TupleType) {
      return wanted.equals(given);
    }
    if (wanted instanceof ArrayType array && given instanceof ArrayType other) {
      return accept(array.component(), other.component());
    }
    if (wanted instanceof ClassType type && !type.arguments().isEmpty()) {
      return acceptGeneric(type, given);
    }
    return isSubtype(given, wanted);
  }

  private boolean bind(TypeVariable variable, TypeRef given) {
    if (given.isPrimitive()) {
      return false;
    }
    if (given instanceof NullType) {
      return true;
    }
    TypeRef known = bound.apply(variable.name());
    if (known != null) {
      return known.equals(given) || isSubtype(given, known);
    }
    if (!isSubtype(given, variable.bound())) {
      return false;
    }
    binder.bind(variable.name(), given);
    return true;
  }

  private boolean acceptGeneric(ClassType wanted, TypeRef given) {
    if (!isSubtype(given, wanted)) {
      return false;
    }
    List<TypeRef> arguments = wanted.arguments();
    boolean isSame = given.erasure().equals(wanted.erasure());
    if (isSame && given instanceof ClassType type && type.arguments().size() == arguments.size()) {
      return IntStream.range(0, arguments.size())
          .allMatch(i -> acceptArgument(arguments.get(i), type.arguments().get(i)));
    }
    // What a subclass or a raw type has for arguments is not known here.
    return arguments.stream()
        .allMatch(each -> each instanceof TypeVariable || each.equals(Wildcard.ANY));
  }

  private boolean acceptArgument(TypeRef wanted, TypeRef given) {
    if (wanted instanceof TypeVariable variable && !(given instanceof Wildcard)) {
      TypeRef known = bound.apply(variable.name());
      return known == null ? bind(variable, given) : known.equals(given);
    }
    if (wanted instanceof Wildcard wildcard) {
      return wildcard.kind() == Wildcard.Kind.UNBOUNDED
          || (wildcard.kind() == Wildcard.Kind.EXTENDS
              && !(given instanceof Wildcard)
              && isSubtype(given, wildcard.bound()))
          || wanted.equals(given);
    }
    return wanted.equals(given);
  }

  private boolean isSubtype(TypeRef type, TypeRef of) {
    return isSubtype(types, type, of);
  }

  /** Whether the erasure of a reference type is a subtype of that of another. */
  static boolean isSubtype(TypeHierarchy types, TypeRef type, TypeRef of) {
    TypeRef erased = type.erasure();
    TypeRef wanted = of.erasure();
    return erased.equals(wanted)
        || wanted.equals(ClassType.OBJECT)
        || erased instanceof NullType
        || types.isSubtype(erased, wanted);
  }

  /**
   * A type with its variables replaced by what they stand for, by their bounds where by nothing.
   */
  static TypeRef substitute(TypeRef type, Map<String, TypeRef> arguments) {
    if (type instanceof TypeVariable variable) {
      TypeRef known = arguments.get(variable.name());
      return known == null ? variable.bound() : known;
    }
    if (type instanceof ArrayType array) {
      return substitute(array.component(), arguments).array();
    }
    if (type instanceof ClassType named && !named.arguments().isEmpty()) {
      return named.withArguments(
          named.arguments().stream().map(each -> substitute(each, arguments)).toList());
    }
    if (type instanceof Wildcard wildcard) {
      return new Wildcard(wildcard.kind(), substitute(wildcard.bound(), arguments));
    }
    if (type instanceof TupleType tuple) {
      return new TupleType(
          tuple.elements().stream().map(each -> substitute(each, arguments)).toList());
    }
    return type;
  }
}
