package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The part of the constructor that compares the root with what the capture assumed of it. */
final class RootChecks {
  /** How many checks share a method, so that none grows past the limits of the JVM. */
  private static final int PER_METHOD = 100;

  private final ClassPlan plan;
  private final List<Assumption> assumptions;

  RootChecks(ClassPlan plan, List<Assumption> assumptions) {
    this.plan = plan;
    this.assumptions = assumptions;
  }

  /** The statements; methods that they need are added to the type. */
  CodeBlock write(TypeSpec.Builder type, TypeName root, List<TypeVariableName> variables) {
    List<CodeBlock> checks = new ArrayList<>();
    assumptions.forEach(each -> checks.add(check(each)));
    if (checks.size() <= PER_METHOD) {
      return join(checks);
    }
    CodeBlock.Builder out = CodeBlock.builder();
    for (int from = 0; from < checks.size(); from += PER_METHOD) {
      String name = plan.names().unique("checkRoot");
      type.addMethod(
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addTypeVariables(variables)
              .addParameter(root, "root")
              .addCode(join(checks.subList(from, Math.min(checks.size(), from + PER_METHOD))))
              .build());
      out.addStatement("$L(root)", name);
    }
    return out.build();
  }

  private static CodeBlock join(List<CodeBlock> checks) {
    CodeBlock.Builder out = CodeBlock.builder();
    checks.forEach(out::addStatement);
    return out.build();
  }

  private CodeBlock check(Assumption assumption) {
    String path = Literals.string(assumption.path().dotted());
    CodeBlock value = value(assumption.path());
    if (assumption instanceof Assumption.ExactClass exact) {
      return call("checkClass", path, value, plan.types().classObject(exact.type()));
    }
    if (assumption instanceof Assumption.ElementClass elements) {
      return call("checkElements", path, value, plan.types().classObject(elements.type()));
    }
    if (assumption instanceof Assumption.IsNull) {
      return call("checkNull", path, value);
    }
    if (assumption instanceof Assumption.NotNull) {
      return call("checkNotNull", path, value);
    }
    if (assumption instanceof Assumption.Size size) {
      return call("checkSize", path, value, CodeBlock.of("$L", size.size()));
    }
    if (assumption instanceof Assumption.Equals equals) {
      return call("checkEquals", path, value, constant(equals.value()));
    }
    if (assumption instanceof Assumption.Same same) {
      return call(
          "checkSame",
          path,
          value,
          CodeBlock.of("$L", Literals.string(same.other().dotted())),
          value(same.other()));
    }
    throw new UnsupportedGraphException("no check of the root for " + assumption);
  }

  private static CodeBlock call(String name, String path, CodeBlock... arguments) {
    CodeBlock.Builder out = CodeBlock.builder().add("$T.$L($L", Names.GENERATED_CODE, name, path);
    for (CodeBlock each : arguments) {
      out.add(",$W$L", each);
    }
    return out.add(")").build();
  }

  private CodeBlock value(AttributePath path) {
    return plan.attributes().read(path, CodeBlock.of("root")).code();
  }

  private CodeBlock constant(Argument value) {
    if (value instanceof Literal literal) {
      return Literals.of(literal).code();
    }
    if (value instanceof EnumConstant constant) {
      TypeRef type = constant.type();
      if (!plan.types().isAccessible(type)) {
        // The check compares the names of constants of an enum that cannot be named.
        return CodeBlock.of(
            "$T.constant($L, $L)",
            Names.GENERATED_CODE,
            plan.types().classObject(type),
            Literals.string(constant.name()));
      }
      return CodeBlock.of(
          "$T.$L", TypeNames.className(constant.type()), Identifiers.check(constant.name()));
    }
    throw new UnsupportedGraphException("the root is compared with constants, not with " + value);
  }
}
