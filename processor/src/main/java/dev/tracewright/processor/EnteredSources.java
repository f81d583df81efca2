package dev.tracewright.processor;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that remembers whose source was read: build tools ask which classes a generated one was
 * made from.
 */
final class EnteredSources implements Program {
  private final Program program;
  private final Set<ClassType> read = new LinkedHashSet<>();

  EnteredSources(Program program) {
    this.program = program;
  }

  /** The classes whose source was read, in the order in which they were first needed. */
  List<ClassType> classes() {
    return List.copyOf(read);
  }

  @Override
  public Optional<ClassInfo> info(ClassType type) {
    return program.info(type);
  }

  @Override
  public Optional<ClassSyntax> source(ClassType type) {
    Optional<ClassSyntax> source = program.source(type);
    source.ifPresent(each -> read.add(each.info().type()));
    return source;
  }

  @Override
  public Optional<MethodInfo> implementation(ClassType exact, MethodInfo method) {
    return program.implementation(exact, method);
  }

  @Override
  public Optional<Expr.Lambda> function(ClassType type) {
    return program.function(type);
  }

  @Override
  public Optional<MethodSyntax> body(MethodInfo method) {
    Optional<MethodSyntax> body = program.body(method);
    body.ifPresent(each -> read.add(each.info().declaring()));
    return body;
  }

  @Override
  public Optional<Effects> effects(MethodInfo method, List<Argument> args) {
    return program.effects(method, args);
  }

  @Override
  public Optional<Effects> effects(MemberRef getter, FieldInfo field) {
    return program.effects(getter, field);
  }

  @Override
  public List<MethodInfo> overridden(MethodInfo method) {
    return program.overridden(method);
  }

  @Override
  public boolean isSubtype(TypeRef type, TypeRef supertype) {
    return program.isSubtype(type, supertype);
  }

  @Override
  public Optional<FieldInfo> field(ClassType owner, String name) {
    return program.field(owner, name);
  }

  @Override
  public Optional<MethodInfo> method(MemberRef ref) {
    return program.method(ref);
  }
}
