package dev.tracewright.codegen;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the writer must know of classes that a graph names but does not describe. At compile time
 * the processor answers from the language model, at run time reflection does ({@link
 * #ofLoader(ClassLoader)}).
 *
 * <p>Every default says that nothing is known: then members are reached by name, and every argument
 * whose type is not exactly its parameter's is cast, so that javac has no choice of overload.
 */
public interface ClassFacts {
  /** Nothing is known of any class. */
  ClassFacts NONE = new ClassFacts() {};

  /** What the classes seen by a loader say of themselves. */
  static ClassFacts ofLoader(ClassLoader loader) {
    return new ReflectiveFacts(loader);
  }

  /**
   * Whether source in a package may name the member: the member itself, its owner and every type in
   * its descriptor are accessible there.
   *
   * @param member a method, a constructor or a field
   * @param fromPackage the package of the generated class, empty for the unnamed one
   */
  default boolean isAccessible(MemberRef member, String fromPackage) {
    return true;
  }

  /**
   * The type itself where source in a package may name it, else its nearest supertype that it may.
   *
   * @param type an erased class type
   * @param fromPackage the package of the generated class, empty for the unnamed one
   */
  default ClassType nearestAccessible(ClassType type, String fromPackage) {
    return type;
  }

  /**
   * All methods (or constructors) that a call on the owner could mean: those of the member's name,
   * inherited ones included, the member itself included. Empty if that is not known.
   */
  default Optional<List<Overload>> overloads(MemberRef member) {
    return Optional.empty();
  }

  /**
   * The places of the parameters whose declared types name a type variable of the method's class:
   * what they take depends on the receiver's type arguments.
   */
  default Set<Integer> generic(MemberRef member) {
    return Set.of();
  }

  /** Whether a value of one erased reference type may be of the other too; when in doubt it may. */
  default boolean mayBeSubtype(TypeRef type, TypeRef of) {
    return true;
  }

  /**
   * Whether there may be a class that is a subtype of both, neither of which is one of the other;
   * when in doubt there is none.
   */
  default boolean mayBeBoth(ClassType one, ClassType other) {
    return false;
  }

  /**
   * Whether every instance of a class has an enclosing instance: the first argument of its
   * constructors.
   */
  default boolean isInner(ClassType type) {
    return false;
  }

  /**
   * What the only abstract method of a functional interface takes and returns, as its type's
   * arguments decide. Empty if that is not known, or if it is no functional interface.
   */
  default Optional<FunctionType> functionType(ClassType type) {
    return Optional.empty();
  }

  /**
   * The method of a functional interface.
   *
   * @param parameters the types of its parameters
   * @param result what it returns
   * @param thrown what it declares to throw
   */
  record FunctionType(List<TypeRef> parameters, TypeRef result, List<TypeRef> thrown) {
    /** Copies. */
    public FunctionType {
      parameters = List.copyOf(parameters);
      thrown = List.copyOf(thrown);
    }
  }

  /**
   * One of several methods with the same name.
   *
   * @param parameters the erased types of its parameters
   * @param variableArity whether the last is declared with {@code ...}
   */
  record Overload(List<TypeRef> parameters, boolean variableArity) {
    /** Copies and erases. */
    public Overload {
      parameters = parameters.stream().map(TypeRef::erasure).toList();
    }
  }
}
