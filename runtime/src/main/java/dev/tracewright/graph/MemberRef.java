package dev.tracewright.graph;

import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * A method, constructor or field by name and descriptor: the overload javac resolved.
 *
 * @param kind how it is reached
 * @param owner the class that the call names, without type arguments
 * @param ownerIsInterface whether {@code owner} is an interface
 * @param name the member's name; {@code new} for a constructor
 * @param parameters the erased types of the parameters, without the receiver; empty for a field
 * @param result the erased type of the result; the field's type; the owner for a constructor
 */
public record MemberRef(
    Kind kind,
    ClassType owner,
    boolean ownerIsInterface,
    String name,
    List<TypeRef> parameters,
    TypeRef result)
    implements Target {

  /** How a member is reached. */
  public enum Kind {
    /** A static method; an operator is one of {@link Operators}. */
    STATIC,
    /** An instance method, chosen by the class of the receiver. */
    VIRTUAL,
    /** A constructor; the call makes a new instance of the owner. */
    CONSTRUCTOR,
    /** A read of an instance field. */
    GETTER,
    /** A read of a static field. */
    STATIC_GETTER
  }

  /**
   * Copies and erases.
   *
   * @throws IllegalArgumentException if a field has parameters or a constructor another name than
   *     {@code new}
   */
  public MemberRef {
    if (kind == Kind.CONSTRUCTOR && !name.equals("new")) {
      throw new IllegalArgumentException("a constructor is called new, not " + name);
    }
    if ((kind == Kind.GETTER || kind == Kind.STATIC_GETTER) && !parameters.isEmpty()) {
      throw new IllegalArgumentException("a field has no parameters: " + name);
    }
    owner = owner.erasure();
    parameters = parameters.stream().map(TypeRef::erasure).toList();
    result = result.erasure();
  }

  /** An operator: the static method of {@link Operators} with this name and these types. */
  public static MemberRef operator(
      String name, List<? extends TypeRef> parameters, TypeRef result) {
    return new MemberRef(Kind.STATIC, Operators.TYPE, false, name, List.copyOf(parameters), result);
  }

  /** A static method of a class. */
  public static MemberRef ofStatic(
      ClassType owner, String name, List<? extends TypeRef> parameters, TypeRef result) {
    return new MemberRef(Kind.STATIC, owner, false, name, List.copyOf(parameters), result);
  }

  /** An instance method of a class that is no interface. */
  public static MemberRef ofVirtual(
      ClassType owner, String name, List<? extends TypeRef> parameters, TypeRef result) {
    return new MemberRef(Kind.VIRTUAL, owner, false, name, List.copyOf(parameters), result);
  }

  /** An instance method of an interface. */
  public static MemberRef ofInterface(
      ClassType owner, String name, List<? extends TypeRef> parameters, TypeRef result) {
    return new MemberRef(Kind.VIRTUAL, owner, true, name, List.copyOf(parameters), result);
  }

  /** A constructor. */
  public static MemberRef ofConstructor(ClassType owner, List<? extends TypeRef> parameters) {
    return new MemberRef(Kind.CONSTRUCTOR, owner, false, "new", List.copyOf(parameters), owner);
  }

  /** Whether this is one of {@link Operators}. */
  public boolean isOperator() {
    return kind == Kind.STATIC && owner.equals(Operators.TYPE);
  }

  /** The same member as the JDK describes it. */
  public DirectMethodHandleDesc describe() {
    ClassDesc ownerDesc = ClassDesc.ofDescriptor(owner.descriptor());
    ClassDesc resultDesc = ClassDesc.ofDescriptor(result.descriptor());
    MethodTypeDesc type =
        MethodTypeDesc.of(
            resultDesc,
            parameters.stream()
                .map(each -> ClassDesc.ofDescriptor(each.descriptor()))
                .toArray(ClassDesc[]::new));
    return switch (kind) {
      case STATIC ->
          MethodHandleDesc.ofMethod(
              ownerIsInterface
                  ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
                  : DirectMethodHandleDesc.Kind.STATIC,
              ownerDesc,
              name,
              type);
      case VIRTUAL ->
          MethodHandleDesc.ofMethod(
              ownerIsInterface
                  ? DirectMethodHandleDesc.Kind.INTERFACE_VIRTUAL
                  : DirectMethodHandleDesc.Kind.VIRTUAL,
              ownerDesc,
              name,
              type);
      case CONSTRUCTOR -> MethodHandleDesc.ofConstructor(ownerDesc, type.parameterArray());
      case GETTER ->
          MethodHandleDesc.ofField(DirectMethodHandleDesc.Kind.GETTER, ownerDesc, name, resultDesc);
      case STATIC_GETTER ->
          MethodHandleDesc.ofField(
              DirectMethodHandleDesc.Kind.STATIC_GETTER, ownerDesc, name, resultDesc);
    };
  }

  /** The descriptor as class files write it: {@code (DD)D}; a field's is its type. */
  public String descriptor() {
    if (kind == Kind.GETTER || kind == Kind.STATIC_GETTER) {
      return result.descriptor();
    }
    StringBuilder text = new StringBuilder("(");
    parameters.forEach(each -> text.append(each.descriptor()));
    return text.append(')').append(kind == Kind.CONSTRUCTOR ? "V" : result.descriptor()).toString();
  }

  /** Owner, name and parameter types: {@code java.lang.Math.fma(double, double, double)}. */
  @Override
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(isOperator() ? "operator" : TextNames.className(owner)).append('.');
    // Nothing but a constructor is called new in Java; quoted it is a name like any other.
    boolean oddNew = kind != Kind.CONSTRUCTOR && name.equals("new");
    out.append(oddNew ? "\"new\"" : TextNames.name(name));
    if (kind != Kind.GETTER && kind != Kind.STATIC_GETTER) {
      out.append('(').append(TypeRef.join(parameters)).append(')');
    }
    return out.toString();
  }

  @Override
  public String nameHint() {
    return kind == Kind.CONSTRUCTOR ? owner.simpleName() : name;
  }
}
