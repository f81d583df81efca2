package dev.tracewright.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the generated class around its methods. */
final class ClassWriter {
  /** What javac may warn of in code that nobody wrote and nobody can change. */
  private static final List<String> SUPPRESSED =
      List.of(
          "all",
          "cast",
          "deprecation",
          "divzero",
          "exports",
          "overloads",
          "rawtypes",
          "removal",
          "static",
          "synchronization",
          "try",
          "unchecked",
          "varargs");

  private final GeneratedClass shape;
  private final List<CapturedMethod> methods;
  private final Signature first;
  private final ClassPlan plan;
  private final List<Frozen> frozen;
  private final boolean isFunction;
  private final TypeName rootType;
  private final List<TypeVariableName> classVariables;

  ClassWriter(GeneratedClass shape, List<CapturedMethod> methods, ClassFacts facts, int longest) {
    this.shape = shape;
    this.methods = methods;
    this.first = methods.get(0).signature();
    this.isFunction = methods.stream().allMatch(each -> each.signature().isStatic());
    List<Signature.TypeParameter> classParameters =
        isFunction
            ? List.of()
            : first.typeParameters().stream().filter(Signature.TypeParameter::ofClass).toList();
    TypeNames types = new TypeNames(facts, shape.packageName(), Set.of()).in(classParameters);
    Identifiers names = new Identifiers();
    MemberNames.ALL.forEach(names::reserve);
    names.reserve(shape.simpleName());
    methods.forEach(each -> names.reserve(each.signature().method()));
    Set<String> words = TypeWords.of(shape, methods);
    words.forEach(names::reserve);
    PrivateAccess access = new PrivateAccess(facts, types, shape.packageName(), names);
    TypeRef root = rootTypeRef(classParameters);
    Identifiers fields = new Identifiers();
    words.forEach(fields::reserve);
    ClassType self = ClassType.of(shape.packageName(), shape.simpleName());
    Attributes attributes = new Attributes(types, access, fields, self, root, methods);
    this.frozen = methods.stream().map(each -> Frozen.of(each, attributes)).toList();
    attributes.fieldNames().forEach(names::reserve);
    this.plan =
        new ClassPlan(
            shape, facts, types, names, attributes, access, classParameters, longest, words);
    this.rootType = types.of(root);
    this.classVariables =
        classParameters.stream().map(each -> ClassPlan.variable(each, types)).toList();
  }

  private ClassType rootTypeRef(List<Signature.TypeParameter> classParameters) {
    return first
        .owner()
        .withArguments(
            classParameters.stream()
                .map(
                    each ->
                        new TypeVariable(
                            each.name(),
                            each.bounds().isEmpty() ? ClassType.OBJECT : each.bounds().get(0)))
                .toList());
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        declaration(shape, methods.stream().map(CapturedMethod::signature).toList(), suppressed())
            .addTypeVariables(classVariables);
    shape.interfaces().forEach(each -> type.addSuperinterface(plan.types().of(each)));
    boolean rootIsUsed = methods.stream().anyMatch(each -> usesRoot(each.result()));
    plan.attributes().declare(type, rootIsUsed);
    type.addMethod(constructor(type, rootIsUsed));
    type.addMethod(factory());
    List<List<String>> parameterNames = new ArrayList<>();
    for (Frozen method : frozen) {
      MethodWriter writer = new MethodWriter(plan, method.rest());
      parameterNames.add(writer.parameterNames());
      type.addMethod(captured(method.rest().signature(), writer, type));
    }
    new ModuleMethods(plan, methods, parameterNames).declare(type);
    plan.access().declare(type);
    return type.build();
  }

  /** A finally that leaves is what the source had. */
  private List<String> suppressed() {
    List<String> all = new ArrayList<>(SUPPRESSED);
    if (methods.stream().anyMatch(each -> hasFinalizer(each.result()))) {
      all.add("finally");
    }
    return all;
  }

  private static boolean hasFinalizer(Graph graph) {
    for (Node node : graph.nodes()) {
      if (node.target() instanceof Region) {
        RegionParts parts = RegionParts.of(node);
        if (parts.finalizer().isPresent()
            || parts.graphs().stream().anyMatch(ClassWriter::hasFinalizer)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The head of a class without graphs. */
  static TypeSpec.Builder declaration(GeneratedClass shape, List<Signature> signatures) {
    return declaration(shape, signatures, SUPPRESSED);
  }

  private static TypeSpec.Builder declaration(
      GeneratedClass shape, List<Signature> signatures, List<String> warnings) {
    Signature first = signatures.get(0);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(shape.simpleName())
            .addModifiers(Modifier.FINAL)
            .superclass(Names.GRAPH_MODULE)
            .addJavadoc(
                "The graph of {@link $T#$L}, as code.\n",
                TypeNames.className(first.owner()),
                Identifiers.check(first.method()));
    if (signatures.stream().anyMatch(Signature::isPublic)) {
      type.addModifiers(Modifier.PUBLIC);
    }
    if (shape.markGenerated()) {
      type.addAnnotation(
          AnnotationSpec.builder(Names.GENERATED)
              .addMember("value", "$S", "dev.tracewright.processor.TraceableProcessor")
              .build());
    }
    shape
        .digest()
        .ifPresent(
            digest ->
                type.addAnnotation(
                    AnnotationSpec.builder(Names.GRAPH_DIGEST)
                        .addMember("value", "$L", Literals.string(digest))
                        .build()));
    CodeBlock suppressed =
        warnings.stream()
            .map(each -> CodeBlock.of("$S", each))
            .collect(CodeBlock.joining(",$W", "{", "}"));
    return type.addAnnotation(
        AnnotationSpec.builder(ClassName.get("java.lang", "SuppressWarnings"))
            .addMember("value", suppressed)
            .build());
  }

  private static boolean usesRoot(Graph graph) {
    for (Node node : graph.nodes()) {
      if ((node.target() instanceof AttributePath path && path.isRoot())
          || (node.target() instanceof ModuleTarget module && module.path().isRoot())) {
        return true;
      }
      for (Argument argument : node.args()) {
        if (argument instanceof Graph sub && usesRoot(sub)) {
          return true;
        }
      }
    }
    return false;
  }

  private MethodSpec constructor(TypeSpec.Builder type, boolean rootIsUsed) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    constructor.addStatement("super($L)", Literals.string(shape.version()));
    FrozenWriter values = new FrozenWriter(plan, first);
    if (isFunction) {
      return constructor.addCode(values.assign(frozen, type)).build();
    }
    Set<Assumption> assumptions = new LinkedHashSet<>();
    methods.forEach(each -> assumptions.addAll(each.assumptions()));
    return constructor
        .addParameter(rootType, "root")
        .addStatement(
            "$T.checkRoot($T.class, root)",
            Names.GENERATED_CODE,
            TypeNames.className(first.owner()))
        .addCode(
            new RootChecks(plan, List.copyOf(assumptions)).write(type, rootType, classVariables))
        .addCode(plan.attributes().readAll(rootIsUsed))
        .addCode(values.assign(frozen, type))
        .build();
  }

  private MethodSpec factory() {
    MethodSpec.Builder factory =
        MethodSpec.methodBuilder("of")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addTypeVariables(classVariables)
            .returns(plan.selfType(plan.types()));
    if (isFunction) {
      return factory
          .addJavadoc("The function as a module; it has no root.\n")
          .addStatement("return new $T()", plan.selfType(plan.types()))
          .build();
    }
    return factory
        .addJavadoc(
            """
            A module that does what the root does.

            @param root what its attributes are read from, here and now
            @throws IllegalArgumentException if the root is null or differs from what the
                capture took as known about it
            """)
        .addParameter(rootType, "root")
        .addStatement("return new $T(root)", plan.selfType(plan.types()))
        .build();
  }

  private MethodSpec captured(Signature signature, MethodWriter writer, TypeSpec.Builder type) {
    TypeNames types = plan.types().in(signature.typeParameters());
    return header(
            signature,
            plan.typeVariables(signature, types, isFunction),
            types,
            writer.parameterNames())
        .addJavadoc(
            "What {@link $T#$L} does, from its graph.\n",
            TypeNames.className(signature.owner()),
            Identifiers.check(signature.method()))
        .addCode(new SpecializedParameters(plan, signature, writer.parameterNames()).checks())
        .addCode(writer.body(type))
        .build();
  }

  /** The head of a captured method. */
  static MethodSpec.Builder header(
      Signature signature,
      List<TypeVariableName> variables,
      TypeNames types,
      List<String> parameterNames) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(Identifiers.check(signature.method()))
            // Public in a class that may not be: it can implement an interface of the user's.
            .addModifiers(Modifier.PUBLIC)
            .addTypeVariables(variables)
            .returns(types.of(signature.result()));
    for (int i = 0; i < signature.parameters().size(); i++) {
      Signature.Parameter parameter = signature.parameters().get(i);
      TypeName parameterType = types.of(parameter.type());
      method.addParameter(ParameterSpec.builder(parameterType, parameterNames.get(i)).build());
      if (parameter.variableArity() && parameterType instanceof ArrayTypeName) {
        method.varargs(true);
      }
    }
    signature.thrown().forEach(each -> method.addException(types.of(each)));
    return method;
  }
}
