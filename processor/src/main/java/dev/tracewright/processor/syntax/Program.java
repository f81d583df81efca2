package dev.tracewright.processor.syntax;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.TypeRef;
import java.util.List;
import java.util.Optional;

/** The classes that the tracer can ask about; bodies are read when they are asked for. */
public interface Program {
  /** What is known of a class; empty if no such class is visible to this compilation. */
  Optional<ClassInfo> info(ClassType type);

  /** The class with its members and their bodies, if its source is part of this compilation. */
  Optional<ClassSyntax> source(ClassType type);

  /**
   * The method that a call of {@code method} runs on an instance of exactly {@code exact}: the
   * override nearest to it, inherited and default methods included.
   */
  Optional<MethodInfo> implementation(ClassType exact, MethodInfo method);

  /**
   * The lambda that a class could have been written as, if it is nothing but a function: its
   * parameters and body are those of the only method that overrides one.
   */
  Optional<Expr.Lambda> function(ClassType type);

  /** The syntax of a method or constructor, if its source is part of this compilation. */
  Optional<MethodSyntax> body(MethodInfo method);

  /**
   * What a call of a method, or of a constructor, may do as far as somebody says so; empty if its
   * target alone tells.
   *
   * @param args the operands, the receiver first where there is one
   */
  Optional<Effects> effects(MethodInfo method, List<Argument> args);

  /** What a read of a static field may do as far as somebody says so. */
  Optional<Effects> effects(MemberRef getter, FieldInfo field);

  /** The methods that a method overrides or implements, the nearest to it first. */
  List<MethodInfo> overridden(MethodInfo method);

  /** Whether every value of {@code type} is a {@code supertype}, after erasure. */
  boolean isSubtype(TypeRef type, TypeRef supertype);

  /** The declared field of a class or its superclasses. */
  Optional<FieldInfo> field(ClassType owner, String name);

  /** The method of a class with this reference's name and erased parameters, if it has one. */
  Optional<MethodInfo> method(MemberRef ref);
}
