package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.tracewright.graph.Signature;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the parts of a method that is too long for one method of the JVM: each is a static method
 * of a nested class, and the values that one part leaves to another are fields of a state object.
 */
final class PartsWriter {
  /** How many parts share a class, so that no constant pool fills. */
  private static final int PARTS_PER_CLASS = 8;

  private final ClassPlan around;
  private final Signature signature;
  private final TypeNames types;
  private final List<TypeVariableName> typeVariables;
  private final String prefix;
  private final String module;

  /**
   * For one method.
   *
   * @param module what parts call the module
   */
  PartsWriter(ClassPlan around, Signature signature, TypeNames types, String module) {
    this.around = around;
    this.signature = signature;
    this.types = types;
    this.typeVariables = around.typeVariables(signature, types, true);
    String word = signature.method();
    this.prefix = Character.toUpperCase(word.charAt(0)) + word.substring(1);
    this.module = module;
  }

  /** Names the classes and methods of a state's parts. */
  void name(State state) {
    TypeName raw = around.nested(around.names().unique(prefix + "State"));
    state.setType(
        typeVariables.isEmpty()
            ? raw
            : ParameterizedTypeName.get(
                (com.palantir.javapoet.ClassName) raw, typeVariables.toArray(new TypeName[0])));
    String type = "";
    for (int i = 0; i < state.parts().size(); i++) {
      int index = i % PARTS_PER_CLASS;
      type = index == 0 ? around.names().unique(prefix + "Parts") : type;
      state.parts().get(i).setName(type, "part" + index);
    }
  }

  /** Adds the classes of a state and its parts. */
  void write(State state, TypeSpec.Builder type) {
    type.addType(declare(state));
    for (int from = 0; from < state.parts().size(); from += PARTS_PER_CLASS) {
      int to = Math.min(state.parts().size(), from + PARTS_PER_CLASS);
      List<Part> group = state.parts().subList(from, to);
      TypeSpec.Builder holder =
          TypeSpec.classBuilder(group.get(0).type())
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
      group.forEach(each -> holder.addMethod(method(each, state)));
      type.addType(holder.build());
    }
  }

  private TypeSpec declare(State state) {
    TypeName name = state.type();
    if (name instanceof ParameterizedTypeName generic) {
      name = generic.rawType();
    }
    TypeSpec.Builder type =
        TypeSpec.classBuilder(((com.palantir.javapoet.ClassName) name).simpleName())
            .addJavadoc("What one part of {@code $L} leaves to another.", signature.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addTypeVariables(typeVariables);
    for (Local each : state.fields()) {
      type.addField(FieldSpec.builder(types.of(each.type()), each.name()).build());
    }
    return type.build();
  }

  private MethodSpec method(Part part, State state) {
    Expressions.Scope scope =
        new Expressions.Scope() {
          @Override
          public String self() {
            return module;
          }

          @Override
          public CodeBlock field(String name) {
            return CodeBlock.of("$L.$L", module, name);
          }
        };
    Body body = part.body();
    CodeBlock code = new StatementPrinter(body, new Expressions(body, around, scope)).print();
    return MethodSpec.methodBuilder(part.name())
        .addModifiers(Modifier.STATIC)
        .addTypeVariables(typeVariables)
        .returns(
            switch (part.result()) {
              case NOTHING -> TypeName.VOID;
              // What it returns is thrown where it is called, which never happens.
              case NEVER -> Names.RUNTIME_EXCEPTION;
              case VALUE -> types.of(body.plan().result());
              case FLAG -> TypeName.BOOLEAN;
              case NUMBER -> TypeName.INT;
            })
        .addParameter(around.selfType(types), module)
        .addParameter(state.type(), state.name())
        .addExceptions(part.thrown().stream().map(types::of).toList())
        .addCode(code)
        .build();
  }
}
