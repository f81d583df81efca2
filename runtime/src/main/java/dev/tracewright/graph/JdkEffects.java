package dev.tracewright.graph;

import java.util.List;
import java.util.Optional;

/**
 * What calls of methods and constructors of the JDK may do: what {@link JdkMemberTable} says of the
 * member, and what follows from the arguments. A call that could run code of a user's is unknown.
 */
final class JdkEffects {
  private static final ClassType THREAD_LOCAL_RANDOM =
      ClassType.of("java.util.concurrent", "ThreadLocalRandom");

  private JdkEffects() {}

  /** Whether static fields of a class are constants of the JDK. */
  static boolean hasConstants(ClassType type) {
    return JdkMembers.find(type.binaryName())
        .filter(each -> each.kind() != JdkMembers.Kind.STATE)
        .isPresent();
  }

  /** Whether a listed method or constructor does the same every time, to its operands alone. */
  static boolean isRepeatable(MemberRef ref) {
    Optional<JdkMembers.JdkClass> type = JdkMembers.find(ref.owner().binaryName());
    Optional<JdkMembers.Member> member = type.flatMap(each -> each.find(ref));
    if (member.isEmpty() || ref.owner().equals(THREAD_LOCAL_RANDOM)) {
      return false;
    }
    JdkMembers.Kind kind = type.get().kind();
    boolean writesOperands =
        kind == JdkMembers.Kind.BUFFER
            || ref.name().equals("arraycopy")
            || ref.parameters().stream().anyMatch(ArrayType.class::isInstance);
    return (!member.get().effects().writes() || writesOperands)
        && (!member.get().effects().reads() || kind != JdkMembers.Kind.STATE);
  }

  /** Whether {@code toString} and the like of a value of this static type run no unknown code. */
  static boolean isValue(TypeRef type) {
    if (type instanceof ClassType named) {
      return JdkMembers.find(named.binaryName()).filter(JdkMembers.JdkClass::isValue).isPresent();
    }
    return type instanceof PrimitiveType || type instanceof NullType;
  }

  /** Whether {@code toString} and the like of an argument run no unknown code. */
  static boolean isValue(Argument argument) {
    if (argument instanceof ArrayArgument array) {
      return array.elements().stream().allMatch(JdkEffects::isValue);
    }
    if (argument instanceof Node node) {
      return isValue(node.type()) || isConstant(node);
    }
    return argument instanceof EnumConstant constant
        ? isValue(constant.type())
        : argument instanceof Literal;
  }

  /** A static field of the JDK that never changes holds an object of the JDK. */
  private static boolean isConstant(Node node) {
    return node.target() instanceof MemberRef member
        && member.kind() == MemberRef.Kind.STATIC_GETTER
        && hasConstants(member.owner());
  }

  /**
   * The effects of a call of a method or constructor, if it is listed.
   *
   * @param args the arguments, the receiver first where there is one
   */
  static Optional<Effects> ofCall(MemberRef ref, List<Argument> args) {
    Optional<JdkMembers.JdkClass> type = JdkMembers.find(ref.owner().binaryName());
    Optional<JdkMembers.Member> found = type.flatMap(each -> each.find(ref));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    JdkMembers.Member member = found.get();
    int first = ref.kind() == MemberRef.Kind.VIRTUAL ? 1 : 0;
    boolean mayThrow =
        member.effects().mayThrow()
            || takesRounding(ref)
            || (first == 1 && !Nullness.isNonNull(args.get(0)));
    boolean reads = member.effects().reads();
    for (int i = 0; i < ref.parameters().size(); i++) {
      TypeRef parameter = ref.parameters().get(i);
      Argument argument = args.get(first + i);
      if (!member.keepsArguments() && !isHarmless(parameter, argument)) {
        return Optional.empty();
      }
      mayThrow |= !member.nullIsFine() && !parameter.isPrimitive() && !holdsNoNull(argument);
      reads |= isReadThrough(parameter, argument);
    }
    boolean fresh =
        ref.kind() == MemberRef.Kind.CONSTRUCTOR
            || (!member.nothingNew() && hasIdentity(ref.result()));
    // A value holds nothing that can change.
    boolean shares =
        fresh && !isValue(ref.result()) && !args.stream().allMatch(JdkEffects::isPrimitive);
    return Optional.of(
        new Effects(mayThrow, reads, member.effects().writes(), fresh, false, shares));
  }

  private static boolean isPrimitive(Argument argument) {
    TypeRef type =
        argument instanceof Node node
            ? node.type()
            : argument instanceof Literal literal ? literal.type() : ClassType.OBJECT;
    return type.isPrimitive();
  }

  /** Whether two results of this static type may be told apart by {@code ==}. */
  static boolean hasIdentity(TypeRef type) {
    if (type instanceof ClassType named) {
      return JdkMembers.find(named.binaryName()).map(JdkMembers.JdkClass::hasIdentity).orElse(true);
    }
    return !type.isPrimitive();
  }

  /** Whether nothing that is called on an argument can be a user's code. */
  private static boolean isHarmless(TypeRef parameter, Argument argument) {
    return isKnown(parameter)
        || isValue(argument)
        || (argument instanceof Node node && isKnown(node.type()));
  }

  private static boolean isKnown(TypeRef type) {
    return type instanceof ArrayType array
        ? isKnown(array.component())
        : isValue(type) || isBuffer(type);
  }

  private static boolean isBuffer(TypeRef type) {
    return type instanceof ClassType named
        && JdkMembers.find(named.binaryName())
            .filter(each -> each.kind() == JdkMembers.Kind.BUFFER)
            .isPresent();
  }

  /** An array that the call itself makes, for variable arity, is nobody else's to change. */
  private static boolean isReadThrough(TypeRef parameter, Argument argument) {
    boolean isBuffer =
        isBuffer(parameter) || (argument instanceof Node node && isBuffer(node.type()));
    return isBuffer || (parameter instanceof ArrayType && !(argument instanceof ArrayArgument));
  }

  /** A rounding mode may forbid rounding, and then what is not exact throws. */
  private static boolean takesRounding(MemberRef ref) {
    return ref.parameters().stream()
        .anyMatch(
            type ->
                type.descriptor().equals("Ljava/math/MathContext;")
                    || type.descriptor().equals("Ljava/math/RoundingMode;"));
  }

  private static boolean holdsNoNull(Argument argument) {
    if (argument instanceof ArrayArgument array) {
      return array.elements().stream().allMatch(Nullness::isNonNull);
    }
    boolean ofReferences =
        argument instanceof Node node
            && node.type() instanceof ArrayType array
            && !array.component().isPrimitive();
    return !ofReferences && Nullness.isNonNull(argument);
  }
}
