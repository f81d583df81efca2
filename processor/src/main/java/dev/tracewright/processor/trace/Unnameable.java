package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TupleType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Wildcard;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Program;
import java.util.List;
import java.util.Optional;

/** Finds what the graph cannot name: classes that are declared inside a method. */
final class Unnameable {
  private final Program program;
  private final Problems problems;

  Unnameable(Program program, Problems problems) {
    this.program = program;
    this.problems = problems;
  }

  /** Whether a class has no name outside the method in which it is declared. */
  boolean isLocal(ClassType type) {
    return program.info(type).filter(ClassInfo::isLocal).isPresent();
  }

  /** What a node names for a method: its class, if that of the call has no name. */
  MemberRef named(MethodInfo method) {
    MemberRef ref = method.ref();
    if (!isLocal(ref.owner()) || isLocal(method.declaring())) {
      return ref;
    }
    boolean isInterface =
        program
            .info(method.declaring())
            .filter(each -> each.kind() == ClassInfo.Kind.INTERFACE)
            .isPresent();
    return new MemberRef(
        ref.kind(), method.declaring(), isInterface, ref.name(), ref.parameters(), ref.result());
  }

  /** Reports a node that would have to name such a class. */
  void check(Target target, List<Argument> arguments, TypeRef type, Site site) {
    check(type, site);
    if (target instanceof MemberRef member) {
      check(member.owner(), site);
    }
    for (Argument each : arguments) {
      if (each instanceof ClassLiteral literal) {
        check(literal.type(), site);
      } else if (each instanceof EnumConstant constant) {
        check(constant.type(), site);
      }
    }
  }

  /** Reports a type that would have to name such a class. */
  void check(TypeRef type, Site site) {
    in(type).ifPresent(each -> refuse(each, site));
  }

  private Optional<ClassType> in(TypeRef type) {
    if (type instanceof ArrayType array) {
      return in(array.component());
    }
    if (type instanceof Wildcard wildcard) {
      return in(wildcard.bound());
    }
    if (type instanceof TupleType tuple) {
      return first(tuple.elements());
    }
    if (!(type instanceof ClassType named)) {
      return Optional.empty();
    }
    return isLocal(named) ? Optional.of(named.erasure()) : first(named.arguments());
  }

  private Optional<ClassType> first(List<? extends TypeRef> types) {
    for (TypeRef each : types) {
      Optional<ClassType> found = in(each);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Reports such a class, once. */
  void refuse(ClassType type, Site site) {
    String name = name(type);
    boolean isKnown =
        problems.all().stream()
            .anyMatch(
                each -> each.key() == Key.LOCAL_CLASS && each.arguments().get(0).equals(name));
    if (!isKnown) {
      problems.add(new Problem(Key.LOCAL_CLASS, site.span(), site.frame().caller(), List.of(name)));
    }
  }

  /** Local classes are numbered. */
  private static String name(ClassType type) {
    String name = type.simpleName().replaceFirst("^[0-9]+", "");
    return name.isEmpty() ? "the anonymous class" : "the local class " + name;
  }
}
