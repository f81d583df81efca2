package dev.tracewright.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The methods of {@code GraphModule} that a generated class gives a body. */
final class ModuleMethods {
  /** How many paths share a method, so that none grows past the limits of the JVM. */
  private static final int PATHS_PER_METHOD = 200;

  private static final TypeRef THROWABLE = ClassType.of("java.lang", "Throwable");
  private static final TypeRef EXCEPTION = ClassType.of("java.lang", "Exception");
  private static final ClassName STRING = ClassName.get("java.lang", "String");
  private static final ClassName OVERRIDE = ClassName.get("java.lang", "Override");

  private static final String CALL_GENERIC = "callGeneric";

  private final ClassPlan plan;
  private final List<CapturedMethod> methods;
  private final List<List<String>> parameterNames;

  ModuleMethods(ClassPlan plan, List<CapturedMethod> methods, List<List<String>> parameterNames) {
    this.plan = plan;
    this.methods = methods;
    this.parameterNames = parameterNames;
  }

  void declare(TypeSpec.Builder type) {
    type.addMethod(call());
    declareCallGeneric(type);
    declareRead(type);
    type.addMethod(openResource(plan.shape()));
  }

  private MethodSpec call() {
    MethodSpec.Builder call = callHeader();
    CodeBlock.Builder body = CodeBlock.builder();
    if (methods.size() == 1) {
      Signature only = methods.get(0).signature();
      body.addStatement(
          "$T.checkArguments($L, args$L)",
          Names.GENERATED_CODE,
          Literals.string(describe(only, parameterNames.get(0))),
          classes(only));
      body.add(invoke(only));
    } else {
      List<CodeBlock> described = new ArrayList<>();
      for (int i = 0; i < methods.size(); i++) {
        Signature each = methods.get(i).signature();
        described.add(CodeBlock.of("$L", Literals.string(describe(each, parameterNames.get(i)))));
        body.beginControlFlow("if ($T.accepts(args$L))", Names.GENERATED_CODE, classes(each))
            .add(invoke(each))
            .endControlFlow();
      }
      body.addStatement(
          "throw $T.notAccepted(args,$W$L)",
          Names.GENERATED_CODE,
          CodeBlock.join(described, ",$W"));
    }
    return wrap(call, body.build()).build();
  }

  private static MethodSpec.Builder callHeader() {
    return MethodSpec.methodBuilder("call")
        .addAnnotation(OVERRIDE)
        .addModifiers(Modifier.PUBLIC)
        .returns(ClassName.OBJECT)
        .addParameter(ArrayTypeName.of(ClassName.OBJECT), "args")
        .varargs();
  }

  /** Where a method may throw what is no {@code Exception}, it passes through all the same. */
  private MethodSpec.Builder wrap(MethodSpec.Builder call, CodeBlock body) {
    Set<TypeRef> thrown = new LinkedHashSet<>();
    methods.forEach(each -> thrown.addAll(each.signature().thrown()));
    boolean wide =
        thrown.stream()
            .map(TypeRef::erasure)
            .anyMatch(
                each -> each.equals(THROWABLE) || !plan.facts().mayBeSubtype(each, EXCEPTION));
    if (!wide) {
      thrown.forEach(each -> call.addException(plan.types().of(each)));
      return call.addCode(body);
    }
    return call.beginControlFlow("try")
        .addCode(body)
        .nextControlFlow("catch ($T failure)", Names.THROWABLE)
        .addStatement("throw $T.rethrow(failure)", Names.GENERATED_CODE)
        .endControlFlow();
  }

  private CodeBlock classes(Signature signature) {
    CodeBlock.Builder out = CodeBlock.builder();
    for (Signature.Parameter each : signature.parameters()) {
      out.add(",$W$L", plan.types().classObject(each.type()));
    }
    return out.build();
  }

  private static String describe(Signature signature, List<String> names) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parameters.add(signature.parameters().get(i).type().erasure().text() + " " + names.get(i));
    }
    return signature.method() + "(" + String.join(", ", parameters) + ")";
  }

  private CodeBlock invoke(Signature signature) {
    if (isIntersection(signature)) {
      return CodeBlock.builder().addStatement("return $L(args)", callGeneric(signature)).build();
    }
    return invoke(signature, plan.types());
  }

  private String callGeneric(Signature signature) {
    int index = 0;
    while (!methods.get(index).signature().equals(signature)) {
      index++;
    }
    return CALL_GENERIC + index;
  }

  private static boolean isIntersection(Signature signature) {
    return signature.typeParameters().stream()
        .anyMatch(each -> !each.ofClass() && each.bounds().size() > 1);
  }

  /**
   * A method that declares the type parameters of the captured one: no cast to a type that can be
   * written satisfies several bounds at once.
   */
  private void declareCallGeneric(TypeSpec.Builder type) {
    for (CapturedMethod each : methods) {
      Signature signature = each.signature();
      if (isIntersection(signature)) {
        TypeNames types = plan.types().in(signature.typeParameters());
        MethodSpec.Builder method =
            MethodSpec.methodBuilder(callGeneric(signature))
                .addModifiers(Modifier.PRIVATE)
                .addTypeVariables(plan.typeVariables(signature, types, signature.isStatic()))
                .returns(ClassName.OBJECT)
                .addParameter(ArrayTypeName.of(ClassName.OBJECT), "args")
                .addCode(invoke(signature, types));
        signature.thrown().forEach(thrown -> method.addException(types.of(thrown)));
        type.addMethod(method.build());
      }
    }
  }

  private static CodeBlock invoke(Signature signature, TypeNames types) {
    CodeBlock.Builder arguments = CodeBlock.builder();
    for (int i = 0; i < signature.parameters().size(); i++) {
      arguments.add(i == 0 ? "" : ",$W");
      TypeRef type = signature.parameters().get(i).type();
      if (type.equals(ClassType.OBJECT)) {
        arguments.add("args[$L]", i);
      } else {
        arguments.add("($T) args[$L]", types.of(type), i);
      }
    }
    CodeBlock call = CodeBlock.of("$L($L)", signature.method(), arguments.build());
    CodeBlock.Builder out = CodeBlock.builder();
    return signature.result() == PrimitiveType.VOID
        ? out.addStatement("$L", call).addStatement("return null").build()
        : out.addStatement("return $L", call).build();
  }

  private void declareRead(TypeSpec.Builder type) {
    List<Map.Entry<AttributePath, TypeRef>> paths =
        new ArrayList<>(plan.attributes().paths().entrySet());
    int from = 0;
    MethodSpec.Builder read =
        MethodSpec.methodBuilder("read").addAnnotation(OVERRIDE).addModifiers(Modifier.PROTECTED);
    while (true) {
      int end = Math.min(paths.size(), from + PATHS_PER_METHOD);
      boolean last = end == paths.size();
      String next = last ? "" : plan.names().unique("read");
      read.returns(ClassName.OBJECT).addParameter(STRING, "path");
      CodeBlock otherwise =
          last
              ? CodeBlock.of("throw $T.noSuchPath(path)", Names.GENERATED_CODE)
              : CodeBlock.of("return $L(path)", next);
      if (from == end) {
        type.addMethod(read.addStatement(otherwise).build());
        return;
      }
      read.beginControlFlow("switch (path)");
      for (Map.Entry<AttributePath, TypeRef> each : paths.subList(from, end)) {
        Expr value =
            plan.attributes().use(each.getKey(), each.getValue(), name -> CodeBlock.of("$L", name));
        read.addCode("case $L:\n$>", Literals.string(each.getKey().dotted()))
            .addStatement("return $L", value.code())
            .addCode("$<");
      }
      read.addCode("default:\n$>").addStatement(otherwise).addCode("$<").endControlFlow();
      type.addMethod(read.build());
      if (last) {
        return;
      }
      from = end;
      read = MethodSpec.methodBuilder(next).addModifiers(Modifier.PRIVATE);
    }
  }

  private static MethodSpec openResource(GeneratedClass shape) {
    return MethodSpec.methodBuilder("openResource")
        .addAnnotation(OVERRIDE)
        .addModifiers(Modifier.PROTECTED)
        .returns(Names.INPUT_STREAM)
        .addParameter(STRING, "name")
        .addStatement(
            "return $T.class.getResourceAsStream(name)",
            ClassName.get(shape.packageName(), shape.simpleName()))
        .build();
  }

  /** The same methods for a class without a graph: each says so. */
  static void declareMissing(TypeSpec.Builder type, GeneratedClass shape, CodeBlock failure) {
    type.addMethod(callHeader().addStatement(failure).build());
    type.addMethod(
        MethodSpec.methodBuilder("read")
            .addAnnotation(OVERRIDE)
            .addModifiers(Modifier.PROTECTED)
            .returns(ClassName.OBJECT)
            .addParameter(STRING, "path")
            .addStatement(failure)
            .build());
    type.addMethod(openResource(shape));
  }
}
