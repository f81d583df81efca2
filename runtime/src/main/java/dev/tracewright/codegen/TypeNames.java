package dev.tracewright.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import dev.tracewright.graph.Wildcard;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Types as the generated class writes them: where a type cannot be named, its supertype is. */
final class TypeNames {
  private final ClassFacts facts;
  private final String packageName;
  private final Set<String> variables;

  TypeNames(ClassFacts facts, String packageName, Set<String> variables) {
    this.facts = facts;
    this.packageName = packageName;
    this.variables = Set.copyOf(variables);
  }

  /** The same, where these type parameters are in scope. */
  TypeNames in(List<Signature.TypeParameter> scope) {
    return new TypeNames(
        facts,
        packageName,
        scope.stream().map(Signature.TypeParameter::name).collect(Collectors.toSet()));
  }

  /** The type as a declaration or a cast writes it. */
  TypeName of(TypeRef type) {
    TypeRef shown = accessible(type);
    if (shown instanceof PrimitiveType primitive) {
      return primitive(primitive);
    }
    if (shown instanceof ArrayType array) {
      return ArrayTypeName.of(of(array.component()));
    }
    if (shown instanceof TypeVariable variable) {
      return TypeVariableName.get(Identifiers.check(variable.name()));
    }
    if (shown instanceof ClassType named) {
      ClassName raw = className(named);
      return named.arguments().isEmpty()
          ? raw
          : ParameterizedTypeName.get(
              raw, named.arguments().stream().map(this::argument).toArray(TypeName[]::new));
    }
    if (shown instanceof Wildcard wildcard) {
      return of(wildcard.erasure());
    }
    return ClassName.OBJECT;
  }

  private TypeName argument(TypeRef type) {
    if (!(type instanceof Wildcard wildcard)) {
      return of(type);
    }
    return switch (wildcard.kind()) {
      case UNBOUNDED -> WildcardTypeName.subtypeOf(ClassName.OBJECT);
      case EXTENDS -> WildcardTypeName.subtypeOf(of(wildcard.bound()));
      case SUPER -> WildcardTypeName.supertypeOf(of(wildcard.bound()));
    };
  }

  /** The class as source names it, without arguments. */
  static ClassName className(ClassType type) {
    if (!type.packageName().isEmpty()) {
      for (String part : type.packageName().split("\\.", -1)) {
        Identifiers.check(part);
      }
    }
    List<String> names = type.simpleNames();
    names.forEach(Identifiers::check);
    return ClassName.get(
        type.packageName(), names.get(0), names.subList(1, names.size()).toArray(new String[0]));
  }

  private static TypeName primitive(PrimitiveType type) {
    return switch (type) {
      case BOOLEAN -> TypeName.BOOLEAN;
      case BYTE -> TypeName.BYTE;
      case SHORT -> TypeName.SHORT;
      case CHAR -> TypeName.CHAR;
      case INT -> TypeName.INT;
      case LONG -> TypeName.LONG;
      case FLOAT -> TypeName.FLOAT;
      case DOUBLE -> TypeName.DOUBLE;
      case VOID -> TypeName.VOID;
    };
  }

  /** Whether the type can be named as it is. */
  boolean isAccessible(TypeRef type) {
    TypeRef erased = type.erasure();
    return accessible(erased).equals(erased);
  }

  /** Whether Java casts values of a reference type to another; when in doubt it does not. */
  boolean mayConvert(TypeRef from, TypeRef to) {
    TypeRef source = from.erasure();
    TypeRef target = to.erasure();
    return source.equals(target)
        || source.equals(ClassType.OBJECT)
        || from == NullType.NULL
        || (facts != ClassFacts.NONE
            && (facts.mayBeSubtype(source, target)
                || facts.mayBeSubtype(target, source)
                || mayBeBoth(source, target)));
  }

  private boolean mayBeBoth(TypeRef one, TypeRef other) {
    if (one instanceof ArrayType array && other instanceof ArrayType same) {
      return mayBeBoth(array.component(), same.component());
    }
    return one instanceof ClassType left
        && other instanceof ClassType right
        && facts.mayBeBoth(left, right);
  }

  /** The type itself or, where it cannot be named here, the nearest supertype that can. */
  TypeRef accessible(TypeRef type) {
    if (type instanceof ClassType named) {
      ClassType raw = named.erasure();
      ClassType nearest = facts.nearestAccessible(raw, packageName);
      return nearest.equals(raw) ? known(named) : nearest;
    }
    if (type instanceof ArrayType array) {
      TypeRef component = accessible(array.component());
      boolean lost = component.erasure().isPrimitive() != array.component().erasure().isPrimitive();
      return lost ? ClassType.OBJECT : component.array();
    }
    if (type instanceof TypeVariable variable && !variables.contains(variable.name())) {
      return accessible(variable.erasure());
    }
    return type;
  }

  /** Whether a value of one class may be of the other too, as far as is known. */
  boolean mayBe(ClassType type, ClassType of) {
    return facts.mayBeSubtype(type, of);
  }

  /** The type with which a variable for values of this type is declared. */
  TypeRef declared(TypeRef type) {
    return accessible(type == NullType.NULL ? ClassType.OBJECT : type);
  }

  /** Without arguments where one of them names a variable of another scope or a hidden class. */
  private ClassType known(ClassType type) {
    return type.arguments().stream().allMatch(this::isKnown) ? type : type.erasure();
  }

  private boolean isKnown(TypeRef argument) {
    if (argument instanceof TypeVariable variable) {
      return variables.contains(variable.name());
    }
    if (argument instanceof Wildcard wildcard) {
      return isKnown(wildcard.bound());
    }
    if (argument instanceof ArrayType array) {
      return isKnown(array.component());
    }
    return accessible(argument).equals(argument);
  }

  /** An expression for the class object, also of a class that cannot be named. */
  CodeBlock classObject(TypeRef type) {
    TypeRef erased = type.erasure();
    if (isAccessible(erased)) {
      return CodeBlock.of("$T.class", of(erased));
    }
    String name =
        erased instanceof ClassType named
            ? checkedBinaryName(named)
            : erased.descriptor().replace('/', '.');
    return CodeBlock.of(
        "$T.type($T.lookup(),$W$L)",
        Names.GENERATED_CODE,
        Names.METHOD_HANDLES,
        Literals.string(name));
  }

  private static String checkedBinaryName(ClassType type) {
    className(type);
    return type.binaryName();
  }
}
