package dev.tracewright.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeVariable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the Java source of a generated class. The same writer runs while a module is compiled and
 * behind {@code GraphModule.code()}; the same input gives the same text, in ASCII.
 */
public final class JavaWriter {
  private final ClassFacts facts;
  private final int longest;

  /** A writer that asks {@code facts} about the classes it mentions. */
  public JavaWriter(ClassFacts facts) {
    this(facts, Cost.MAX_METHOD);
  }

  /** A writer of methods that are split where they have more than so many bytes. */
  JavaWriter(ClassFacts facts, int longest) {
    this.facts = facts;
    this.longest = longest;
  }

  /**
   * The source of a class with these methods.
   *
   * @param shape what the class is to be
   * @param methods one method, or the overloads of one name; all of one owner
   * @throws UnsupportedGraphException if a graph holds what no source is written for
   * @throws IllegalArgumentException if there is no method, or a name or argument is not what Java
   *     allows there
   */
  public String write(GeneratedClass shape, List<CapturedMethod> methods) {
    checkOwner(methods.stream().map(CapturedMethod::signature).toList());
    return print(shape, new ClassWriter(shape, methods, facts, longest).write());
  }

  /**
   * The source of a class whose methods could not be captured: it has their signatures, so that
   * code that uses it compiles, and each of its methods throws.
   *
   * @param shape what the class is to be
   * @param signatures the methods
   * @throws IllegalArgumentException if there is no signature or a name is not what Java allows
   */
  public String writeSignaturesOnly(GeneratedClass shape, List<Signature> signatures) {
    checkOwner(signatures);
    Signature first = signatures.get(0);
    boolean isFunction = signatures.stream().allMatch(Signature::isStatic);
    List<Signature.TypeParameter> classParameters =
        isFunction
            ? List.of()
            : first.typeParameters().stream().filter(Signature.TypeParameter::ofClass).toList();
    TypeNames types = new TypeNames(facts, shape.packageName(), Set.of()).in(classParameters);
    List<TypeVariableName> variables =
        classParameters.stream().map(each -> ClassPlan.variable(each, types)).toList();
    CodeBlock failure =
        CodeBlock.of(
            "throw new $T($L)",
            Names.ILLEGAL_STATE,
            Literals.string(
                first.owner().canonicalName()
                    + "."
                    + first.method()
                    + " could not be captured; the compiler's messages say why"));
    TypeSpec.Builder type =
        ClassWriter.declaration(shape, signatures)
            .addTypeVariables(variables)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addStatement("super($L)", Literals.string(shape.version()))
                    .build());
    shape.interfaces().forEach(each -> type.addSuperinterface(types.of(each)));
    type.addMethod(factory(shape, first, isFunction, types, variables, failure));
    for (Signature signature : signatures) {
      TypeNames scope = types.in(signature.typeParameters());
      List<TypeVariableName> own =
          signature.typeParameters().stream()
              .filter(each -> isFunction || !each.ofClass())
              .map(each -> ClassPlan.variable(each, scope))
              .toList();
      Identifiers names = new Identifiers();
      List<String> parameters =
          signature.parameters().stream().map(each -> names.unique(each.name())).toList();
      type.addMethod(
          ClassWriter.header(signature, own, scope, parameters).addStatement(failure).build());
    }
    ModuleMethods.declareMissing(type, shape, failure);
    return print(shape, type.build());
  }

  private static MethodSpec factory(
      GeneratedClass shape,
      Signature first,
      boolean isFunction,
      TypeNames types,
      List<TypeVariableName> variables,
      CodeBlock failure) {
    ClassName raw = ClassName.get(shape.packageName(), shape.simpleName());
    TypeName self =
        variables.isEmpty()
            ? raw
            : ParameterizedTypeName.get(raw, variables.toArray(new TypeName[0]));
    MethodSpec.Builder factory =
        MethodSpec.methodBuilder("of")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addTypeVariables(variables)
            .returns(self)
            .addStatement(failure);
    if (!isFunction) {
      ClassType root =
          first
              .owner()
              .withArguments(
                  first.typeParameters().stream()
                      .filter(Signature.TypeParameter::ofClass)
                      .map(each -> new TypeVariable(each.name(), ClassType.OBJECT))
                      .toList());
      factory.addParameter(types.of(root), "root");
    }
    return factory.build();
  }

  private static void checkOwner(List<Signature> signatures) {
    if (signatures.isEmpty()) {
      throw new IllegalArgumentException("a class is generated for at least one method");
    }
    Signature first = signatures.get(0);
    for (Signature each : signatures) {
      if (!each.owner().equals(first.owner())
          || !each.method().equals(first.method())
          || each.isStatic() != first.isStatic()) {
        throw new IllegalArgumentException(
            "one class is generated for the overloads of one method, not for "
                + Identifiers.printable(first.method())
                + " and "
                + Identifiers.printable(each.method()));
      }
    }
  }

  private static String print(GeneratedClass shape, TypeSpec type) {
    return Literals.ascii(
        JavaFile.builder(shape.packageName(), type)
            .indent("  ")
            .addFileComment("Generated by Tracewright. Do not edit.")
            .build()
            .toString());
  }

  /** The digest of graph texts, as {@link GeneratedClass#withDigest} takes it. */
  public static String digest(List<String> graphTexts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String each : graphTexts) {
        byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
