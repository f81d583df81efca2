package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the part of the constructor that computes what is known at load time. */
final class FrozenWriter {
  /** The variables of the constructor. */
  private static final Set<String> TAKEN = Set.of("root");

  private final ClassPlan plan;
  private final Signature first;

  /**
   * For one class.
   *
   * @param first one of its captured methods
   */
  FrozenWriter(ClassPlan plan, Signature first) {
    this.plan = plan;
    this.first = first;
  }

  /**
   * Assigns the fields; a value that takes statements gets a method, which is added to the type.
   */
  CodeBlock assign(List<Frozen> methods, TypeSpec.Builder type) {
    CodeBlock.Builder out = CodeBlock.builder();
    String place = "";
    for (Frozen method : methods) {
      List<TypeRef> thrown = method.rest().signature().thrown();
      for (Frozen.Value each : method.values()) {
        String own = Places.of(each.origin());
        if (!own.isEmpty() && !own.equals(place)) {
          out.add("// $L\n", own);
          place = own;
        }
        out.addStatement("this.$L = $L", each.field(), value(each, thrown, type));
      }
    }
    return out.build();
  }

  private CodeBlock value(Frozen.Value value, List<TypeRef> thrown, TypeSpec.Builder type) {
    String field = value.field();
    String name = "freeze" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    MethodWriter writer = new MethodWriter(plan, method(value, name, thrown));
    Optional<CodeBlock> expression = thrown.isEmpty() ? writer.expression(TAKEN) : Optional.empty();
    if (expression.isPresent()) {
      return expression.get();
    }
    String unique = plan.names().unique(name);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(unique)
            .addModifiers(Modifier.PRIVATE)
            .returns(plan.types().of(value.origin().type()));
    CodeBlock body = new MethodWriter(plan, method(value, unique, thrown)).body(type);
    if (thrown.isEmpty()) {
      method.addCode(body);
    } else {
      // What may throw by its declaration, and does not by what was said of it.
      method
          .beginControlFlow("try")
          .addCode(body)
          .nextControlFlow("catch ($T failure)", Names.THROWABLE)
          .addStatement("throw $T.rethrow(failure)", Names.GENERATED_CODE)
          .endControlFlow();
    }
    type.addMethod(method.build());
    return CodeBlock.of("$L()", unique);
  }

  private CapturedMethod method(Frozen.Value value, String name, List<TypeRef> thrown) {
    Signature signature =
        new Signature(
            first.owner(),
            false,
            name,
            plan.classParameters(),
            value.origin().type(),
            thrown,
            false,
            List.of());
    return new CapturedMethod(signature, List.of(), value.graph(), value.graph());
  }
}
