package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The members that the generated class cannot name: each gets a constant method handle from its
 * owner's private look-up and a private static method that calls it.
 */
final class PrivateAccess {
  private final ClassFacts facts;
  private final TypeNames types;
  private final String packageName;
  private final Identifiers names;
  private final Map<MemberRef, Accessor> accessors = new LinkedHashMap<>();

  private record Accessor(String method, String constant, List<TypeRef> parameters) {}

  PrivateAccess(ClassFacts facts, TypeNames types, String packageName, Identifiers names) {
    this.facts = facts;
    this.types = types;
    this.packageName = packageName;
    this.names = names;
  }

  /** Whether source may name the member. */
  boolean isAccessible(MemberRef member) {
    return facts.isAccessible(member, packageName);
  }

  /** The name of the static method that reaches the member; its receiver is its first argument. */
  String accessor(MemberRef member) {
    return accessors.computeIfAbsent(member, this::create).method();
  }

  /** What the accessor takes, as far as it can be named. */
  List<TypeRef> parameters(MemberRef member) {
    return accessors.computeIfAbsent(member, this::create).parameters();
  }

  private Accessor create(MemberRef member) {
    String owner = member.owner().simpleName();
    String name = member.kind() == MemberRef.Kind.CONSTRUCTOR ? "create" : member.name();
    Identifiers.check(name);
    String method =
        Character.toLowerCase(owner.charAt(0))
            + owner.substring(1)
            + Character.toUpperCase(name.charAt(0))
            + name.substring(1);
    String constant = (snake(owner) + "_" + snake(name)).toUpperCase(Locale.ROOT);
    List<TypeRef> parameters = new ArrayList<>();
    if (hasReceiver(member)) {
      parameters.add(types.accessible(member.owner()));
    }
    member.parameters().forEach(each -> parameters.add(types.accessible(each)));
    return new Accessor(names.unique(method), names.unique(constant), List.copyOf(parameters));
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
  }

  private static boolean hasReceiver(MemberRef member) {
    return member.kind() == MemberRef.Kind.VIRTUAL || member.kind() == MemberRef.Kind.GETTER;
  }

  /** Declares the handles and the methods that were asked for. */
  void declare(TypeSpec.Builder type) {
    accessors.forEach(
        (member, accessor) ->
            type.addField(
                FieldSpec.builder(
                        Names.METHOD_HANDLE,
                        accessor.constant(),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer(handle(member, accessor))
                    .build()));
    accessors.forEach((member, accessor) -> type.addMethod(method(member, accessor)));
  }

  private CodeBlock handle(MemberRef member, Accessor accessor) {
    CodeBlock found =
        switch (member.kind()) {
          case GETTER -> field("getter", member);
          case STATIC_GETTER -> field("staticGetter", member);
          case VIRTUAL -> call("virtual", member);
          case STATIC -> call("staticMethod", member);
          case CONSTRUCTOR ->
              CodeBlock.of(
                  "$T.constructor($T.lookup(),$W$L$L)",
                  Names.GENERATED_CODE,
                  Names.METHOD_HANDLES,
                  types.classObject(member.owner()),
                  classes(member.parameters()));
        };
    return isNameable(member)
        ? found
        : CodeBlock.of(
            "$L$Z.asType($T.methodType($L$L))",
            found,
            Names.METHOD_TYPE,
            types.classObject(types.accessible(member.result())),
            classes(accessor.parameters()));
  }

  private boolean isNameable(MemberRef member) {
    return types.isAccessible(member.owner())
        && types.isAccessible(member.result())
        && member.parameters().stream().allMatch(types::isAccessible);
  }

  private CodeBlock field(String kind, MemberRef member) {
    return CodeBlock.of(
        "$T.$L($T.lookup(),$W$L,$W$L,$W$L)",
        Names.GENERATED_CODE,
        kind,
        Names.METHOD_HANDLES,
        types.classObject(member.owner()),
        Literals.string(member.name()),
        types.classObject(member.result()));
  }

  private CodeBlock call(String kind, MemberRef member) {
    return CodeBlock.of(
        "$T.$L($T.lookup(),$W$L,$W$L,$W$L$L)",
        Names.GENERATED_CODE,
        kind,
        Names.METHOD_HANDLES,
        types.classObject(member.owner()),
        Literals.string(member.name()),
        types.classObject(member.result()),
        classes(member.parameters()));
  }

  private CodeBlock classes(List<TypeRef> listed) {
    CodeBlock.Builder out = CodeBlock.builder();
    listed.forEach(each -> out.add(",$W$L", types.classObject(each)));
    return out.build();
  }

  private MethodSpec method(MemberRef member, Accessor accessor) {
    TypeRef result = types.accessible(member.result());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(accessor.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(types.of(result));
    CodeBlock.Builder arguments = CodeBlock.builder();
    for (int i = 0; i < accessor.parameters().size(); i++) {
      String name = i == 0 && hasReceiver(member) ? "self" : "argument" + i;
      method.addParameter(types.of(accessor.parameters().get(i)), name);
      arguments.add(i == 0 ? "$L" : ",$W$L", name);
    }
    CodeBlock call = CodeBlock.of("$L.invokeExact($L)", accessor.constant(), arguments.build());
    method.beginControlFlow("try");
    if (result == PrimitiveType.VOID) {
      method.addStatement("$L", call);
    } else {
      method.addStatement("return ($T) $L", types.of(result), call);
    }
    return method
        .nextControlFlow("catch ($T failure)", Names.THROWABLE)
        .addStatement("throw $T.rethrow(failure)", Names.GENERATED_CODE)
        .endControlFlow()
        .build();
  }

  /** A read of a field, by name or through its accessor. */
  Expr field(Expr owner, ClassType declaring, String name, TypeRef type) {
    MemberRef member =
        new MemberRef(MemberRef.Kind.GETTER, declaring, false, name, List.of(), type);
    if (isAccessible(member)) {
      Expr self =
          owner.type().erasure().equals(declaring.erasure()) ? owner : owner.cast(types, declaring);
      return Expr.primary(
          CodeBlock.of("$L.$L", self.receiver(), Identifiers.check(name)), types.accessible(type));
    }
    TypeRef wanted = parameters(member).get(0);
    boolean cast =
        !wanted.equals(ClassType.OBJECT) && !owner.type().erasure().equals(wanted.erasure());
    Expr self = cast ? owner.cast(types, wanted) : owner;
    return Expr.primary(
        CodeBlock.of("$L($L)", accessor(member), self.code()), types.accessible(type.erasure()));
  }
}
