package dev.tracewright.processor.lowering;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Wildcard;
import dev.tracewright.processor.attribution.AttributedClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * From javac's types to ours. What cannot be written in source (captured type variables,
 * intersections, unions) becomes its nearest supertype that can; among type arguments it becomes a
 * wildcard, so that the result stays a supertype. Local and anonymous classes go by their binary
 * name.
 */
final class TypeLowering {

  /** Inferred bounds can contain themselves; below this depth an argument is {@code ?}. */
  private static final int DEEPEST = 8;

  /** How javac numbers classes that have no name outside a method. */
  private static final Pattern LOCAL = Pattern.compile(".*\\$\\d.*");

  private final JavacView view;
  private final Elements elements;
  private final Types types;

  /** The classes met so far: javac knows them by object, we by name. */
  private final Map<ClassType, TypeElement> met = new HashMap<>();

  TypeLowering(JavacView view) {
    this.view = view;
    this.elements = view.elements();
    this.types = view.types();
  }

  /** The type or its nearest denotable supertype; {@code Object} for a type in error. */
  TypeRef lower(TypeMirror type) {
    return lower(type, 0);
  }

  /** The lowered erasure. */
  TypeRef erased(TypeMirror type) {
    return lower(type).erasure();
  }

  /** The class of an element, without arguments. */
  ClassType classType(TypeElement element) {
    return named(element);
  }

  /** The class by that name, if javac can see one. */
  Optional<TypeElement> element(ClassType type) {
    ClassType erased = type.erasure();
    TypeElement known = met.get(erased);
    if (known == null) {
      known = elements.getTypeElement(erased.canonicalName());
      if (known == null && LOCAL.matcher(erased.binaryName()).matches()) {
        known = view.round().find(erased.binaryName()).map(AttributedClass::element).orElse(null);
      }
      if (known != null) {
        met.put(erased, known);
      }
    }
    return Optional.ofNullable(known);
  }

  /** Javac's object for the erasure of a type of ours; empty if it is of an unknown class. */
  Optional<TypeMirror> mirror(TypeRef type) {
    TypeRef erased = type.erasure();
    if (erased instanceof ClassType classType) {
      return element(classType).map(each -> types.erasure(each.asType()));
    }
    if (erased instanceof ArrayType array) {
      return mirror(array.component()).map(types::getArrayType);
    }
    if (erased == PrimitiveType.VOID) {
      return Optional.of(types.getNoType(TypeKind.VOID));
    }
    if (erased instanceof PrimitiveType primitive) {
      TypeKind kind = TypeKind.valueOf(primitive.keyword().toUpperCase(Locale.ROOT));
      return Optional.of(types.getPrimitiveType(kind));
    }
    return Optional.empty();
  }

  /** The primitive type that a value of this reference type unboxes to, if it does. */
  Optional<PrimitiveType> unboxed(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED -> PrimitiveType.unboxed(erased(type));
      case TYPEVAR -> unboxed(((TypeVariable) type).getUpperBound());
      case INTERSECTION ->
          ((IntersectionType) type)
              .getBounds().stream().flatMap(each -> unboxed(each).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /**
   * The part of a type that is a subtype of {@code wanted}: the type itself, or of an intersection
   * or a variable with several bounds the bound in question; null if none is.
   */
  @Nullable TypeMirror partOf(TypeMirror type, TypeMirror wanted) {
    if (type instanceof IntersectionType intersection) {
      for (TypeMirror bound : intersection.getBounds()) {
        TypeMirror part = partOf(bound, wanted);
        if (part != null) {
          return part;
        }
      }
      return null;
    }
    if (type.getKind() == TypeKind.TYPEVAR && !isErasedSubtype(type, wanted)) {
      return partOf(((TypeVariable) type).getUpperBound(), wanted);
    }
    return isErasedSubtype(type, wanted) ? type : null;
  }

  /** Whether one is a subtype of the other after erasure; never throws. */
  boolean isErasedSubtype(TypeMirror type, TypeMirror supertype) {
    return isType(type)
        && isType(supertype)
        && types.isSubtype(types.erasure(type), types.erasure(supertype));
  }

  /** Whether this is a type that can be asked about, rather than a package or nothing. */
  static boolean isType(TypeMirror type) {
    return switch (type.getKind()) {
      case NONE, VOID, PACKAGE, MODULE, EXECUTABLE, OTHER -> false;
      default -> true;
    };
  }

  /** A parameterized type as javac reads a lambda's target: each wildcard becomes its bound. */
  TypeMirror withoutWildcards(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)
        || declared.getTypeArguments().stream().noneMatch(WildcardType.class::isInstance)) {
      return type;
    }
    List<? extends TypeMirror> given = declared.getTypeArguments();
    List<TypeMirror> arguments = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      TypeMirror argument = given.get(i);
      arguments.add(
          argument instanceof WildcardType wildcard
              ? bound(wildcard, element.getTypeParameters().get(i).asType())
              : argument);
    }
    return types.getDeclaredType(element, arguments.toArray(TypeMirror[]::new));
  }

  private TypeMirror bound(WildcardType wildcard, TypeMirror parameter) {
    if (wildcard.getSuperBound() != null) {
      return wildcard.getSuperBound();
    }
    if (wildcard.getExtendsBound() != null) {
      return wildcard.getExtendsBound();
    }
    return types.erasure(parameter);
  }

  private TypeRef lower(TypeMirror type, int depth) {
    if (depth > DEEPEST) {
      return erasedDeep(type);
    }
    return switch (type.getKind()) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE ->
          PrimitiveType.valueOf(type.getKind().name());
      case VOID, NONE -> PrimitiveType.VOID;
      case NULL -> NullType.NULL;
      case ARRAY ->
          new ArrayType(lower(((javax.lang.model.type.ArrayType) type).getComponentType(), depth));
      case DECLARED -> declared((DeclaredType) type, depth);
      case TYPEVAR -> variable((TypeVariable) type, depth);
      case INTERSECTION -> lower(firstBound((IntersectionType) type), depth + 1);
      case UNION -> union(type, depth);
      case WILDCARD -> {
        TypeMirror bound = ((WildcardType) type).getExtendsBound();
        yield bound == null ? ClassType.OBJECT : lower(bound, depth + 1);
      }
      default -> ClassType.OBJECT;
    };
  }

  private TypeRef erasedDeep(TypeMirror type) {
    TypeMirror erasure = isType(type) ? types.erasure(type) : type;
    return erasure instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? named(element)
        : ClassType.OBJECT;
  }

  private TypeRef union(TypeMirror type, int depth) {
    // The public API has no least upper bound, but javac's erasure of a union is the one's.
    TypeMirror erasure = types.erasure(type);
    return erasure.getKind() == TypeKind.UNION
        ? ClassType.of("java.lang", "Throwable")
        : lower(erasure, depth + 1);
  }

  private static TypeMirror firstBound(IntersectionType type) {
    List<? extends TypeMirror> bounds = type.getBounds();
    return isObject(bounds.get(0)) && bounds.size() > 1 ? bounds.get(1) : bounds.get(0);
  }

  private static boolean isObject(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals("java.lang.Object");
  }

  private TypeRef variable(TypeVariable type, int depth) {
    if (isCaptured(type)) {
      return lower(type.getUpperBound(), depth + 1);
    }
    return new dev.tracewright.graph.TypeVariable(
        type.asElement().getSimpleName().toString(), lower(types.erasure(type), depth + 1));
  }

  private static boolean isCaptured(TypeVariable type) {
    return !SourceVersion.isIdentifier(type.asElement().getSimpleName());
  }

  private TypeRef declared(DeclaredType type, int depth) {
    if (!(type.asElement() instanceof TypeElement element)) {
      return ClassType.OBJECT;
    }
    List<TypeRef> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      arguments.add(argument(argument, depth + 1));
    }
    return named(element).withArguments(arguments);
  }

  private TypeRef argument(TypeMirror type, int depth) {
    if (depth > DEEPEST) {
      return Wildcard.ANY;
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror lower = wildcard.getSuperBound();
      TypeMirror upper = wildcard.getExtendsBound();
      if (lower != null) {
        return atLeast(lower, depth);
      }
      return upper == null ? Wildcard.ANY : atMost(upper, depth);
    }
    if (type instanceof TypeVariable variable && isCaptured(variable)) {
      TypeMirror lower = variable.getLowerBound();
      return lower.getKind() == TypeKind.NULL
          ? atMost(variable.getUpperBound(), depth)
          : atLeast(lower, depth);
    }
    return isExact(type, depth) ? lower(type, depth) : atMost(type, depth);
  }

  private TypeRef atMost(TypeMirror bound, int depth) {
    TypeRef lowered = lower(bound, depth);
    return lowered.equals(ClassType.OBJECT)
        ? Wildcard.ANY
        : new Wildcard(Wildcard.Kind.EXTENDS, lowered);
  }

  private TypeRef atLeast(TypeMirror bound, int depth) {
    return isExact(bound, depth)
        ? new Wildcard(Wildcard.Kind.SUPER, lower(bound, depth))
        : Wildcard.ANY;
  }

  /** Whether the type can be written down as it is. */
  private static boolean isExact(TypeMirror type, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    return switch (type.getKind()) {
      case DECLARED ->
          ((DeclaredType) type).asElement() instanceof TypeElement
              && ((DeclaredType) type)
                  .getTypeArguments().stream().allMatch(each -> isExact(each, depth + 1));
      case TYPEVAR -> !isCaptured((TypeVariable) type);
      case ARRAY -> isExact(((javax.lang.model.type.ArrayType) type).getComponentType(), depth + 1);
      case WILDCARD -> {
        WildcardType wildcard = (WildcardType) type;
        yield (wildcard.getExtendsBound() == null || isExact(wildcard.getExtendsBound(), depth + 1))
            && (wildcard.getSuperBound() == null || isExact(wildcard.getSuperBound(), depth + 1));
      }
      case INTERSECTION, UNION -> false;
      default -> true;
    };
  }

  private ClassType named(TypeElement element) {
    ArrayDeque<String> names = new ArrayDeque<>();
    for (TypeElement at = element; at != null; at = EnclosingInstances.around(at)) {
      names.addFirst(simpleName(at));
    }
    String packageName = elements.getPackageOf(element).getQualifiedName().toString();
    ClassType type = new ClassType(packageName, List.copyOf(names), List.of());
    met.putIfAbsent(type, element);
    return type;
  }

  /** The last part of the binary name: {@code 1Name} or {@code 1} for a class in a method. */
  private String simpleName(TypeElement element) {
    TypeElement around = EnclosingInstances.around(element);
    if (around == null || element.getNestingKind() == NestingKind.MEMBER) {
      return element.getSimpleName().toString();
    }
    String name = elements.getBinaryName(element).toString();
    return name.substring(elements.getBinaryName(around).length() + 1);
  }
}
