package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import java.util.List;

/** Refuses calls with other values than those that a method was captured for. */
final class SpecializedParameters {
  private final ClassPlan plan;
  private final Signature signature;
  private final List<String> names;

  SpecializedParameters(ClassPlan plan, Signature signature, List<String> names) {
    this.plan = plan;
    this.signature = signature;
    this.names = names;
  }

  /** One check for each specialized parameter. */
  CodeBlock checks() {
    CodeBlock.Builder out = CodeBlock.builder();
    for (int i = 0; i < names.size(); i++) {
      Signature.Parameter parameter = signature.parameters().get(i);
      String name = names.get(i);
      parameter
          .specialized()
          .ifPresent(
              value -> {
                CodeBlock expected = constant(value);
                out.beginControlFlow("if ($L)", differs(name, parameter.type(), value, expected))
                    .addStatement(
                        "throw $T.notSpecialized($L, $L, $L)",
                        Names.GENERATED_CODE,
                        Literals.string(name),
                        expected,
                        name)
                    .endControlFlow();
              });
    }
    return out.build();
  }

  private CodeBlock constant(Argument value) {
    if (value instanceof Literal literal) {
      return Literals.of(literal).code();
    }
    if (value instanceof EnumConstant constant) {
      return CodeBlock.of(
          "$T.$L", plan.types().of(constant.type()), Identifiers.check(constant.name()));
    }
    throw new UnsupportedGraphException("a parameter is specialized for constants, not " + value);
  }

  private static CodeBlock differs(String name, TypeRef type, Argument value, CodeBlock expected) {
    boolean isNull = value instanceof Literal literal && literal.value() == null;
    if (isNull || value instanceof EnumConstant) {
      return CodeBlock.of("$L != $L", name, expected);
    }
    if (type == PrimitiveType.BOOLEAN) {
      boolean wanted = value instanceof Literal literal && Boolean.TRUE.equals(literal.value());
      return CodeBlock.of(wanted ? "!$L" : "$L", name);
    }
    if (type == PrimitiveType.FLOAT || type == PrimitiveType.DOUBLE) {
      ClassType box = ((PrimitiveType) type).box();
      return CodeBlock.of("$T.compare($L, $L) != 0", TypeNames.className(box), name, expected);
    }
    return type.isPrimitive()
        ? CodeBlock.of("$L != $L", name, expected)
        : CodeBlock.of("!$T.equals($L, $L)", Names.OBJECTS, name, expected);
  }
}
