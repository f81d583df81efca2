package dev.tracewright.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Signature;
import java.util.Collection;
import java.util.List;

/**
 * What the parts of the writer share while they write one class.
 *
 * @param shape what the class is to be
 * @param facts what is known of other classes
 * @param types types in the scope of the class
 * @param names the names of its members and nested classes
 * @param attributes what it reads from the root
 * @param access the members it reaches by private look-up
 * @param classParameters the type parameters of the class
 * @param longest how many bytes of code a method may have
 * @param typeWords the first words of the types it mentions, which no variable may hide
 */
record ClassPlan(
    GeneratedClass shape,
    ClassFacts facts,
    TypeNames types,
    Identifiers names,
    Attributes attributes,
    PrivateAccess access,
    List<Signature.TypeParameter> classParameters,
    int longest,
    Collection<String> typeWords) {

  /** The generated class as a type within itself. */
  TypeName selfType(TypeNames scope) {
    ClassName raw = ClassName.get(shape.packageName(), shape.simpleName());
    return classParameters.isEmpty()
        ? raw
        : ParameterizedTypeName.get(
            raw,
            classParameters.stream()
                .map(each -> TypeVariableName.get(Identifiers.check(each.name())))
                .toArray(TypeName[]::new));
  }

  /** A class nested in the generated one. */
  ClassName nested(String name) {
    return ClassName.get(shape.packageName(), shape.simpleName(), name);
  }

  /** The type parameters that a method declares, or those of the class too. */
  List<TypeVariableName> typeVariables(Signature signature, TypeNames scope, boolean ofClassToo) {
    return signature.typeParameters().stream()
        .filter(each -> ofClassToo || !each.ofClass())
        .map(each -> variable(each, scope))
        .toList();
  }

  /** A declaration of a type parameter with its bounds. */
  static TypeVariableName variable(Signature.TypeParameter parameter, TypeNames scope) {
    return TypeVariableName.get(
        Identifiers.check(parameter.name()),
        parameter.bounds().stream()
            .filter(each -> !each.equals(ClassType.OBJECT))
            .map(scope::of)
            .toArray(TypeName[]::new));
  }
}
