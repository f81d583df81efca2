package dev.tracewright.processor.lowering;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Marks;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Modifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** From javac's methods, fields and annotations to ours. */
final class MemberLowering {

  private static final String ANNOTATIONS = "dev.tracewright.annotations.";

  private final Types types;
  private final TypeLowering typeLowering;
  private final EnclosingInstances enclosingInstances;

  /** Which method of which class an info speaks of. */
  private record Identity(ClassType declaring, String name, List<TypeRef> parameters) {}

  private final Map<Identity, ExecutableElement> known = new HashMap<>();

  MemberLowering(JavacView view, TypeLowering typeLowering) {
    this.types = view.types();
    this.typeLowering = typeLowering;
    this.enclosingInstances = new EnclosingInstances(view);
  }

  /** The class of the enclosing instance, the first argument of constructors, if there is one. */
  Optional<TypeElement> enclosing(TypeElement type) {
    return enclosingInstances.of(type);
  }

  /** The method as its own class names it. */
  MethodInfo method(ExecutableElement method) {
    TypeElement declaring = declaring(method);
    return method(method, typeLowering.classType(declaring), declaring.getKind().isInterface());
  }

  /** The method as a call names it through {@code owner}. */
  MethodInfo method(ExecutableElement method, ClassType owner, boolean ownerIsInterface) {
    ClassType declaring = typeLowering.classType(declaring(method));
    boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
    MemberRef.Kind kind;
    if (isConstructor) {
      kind = MemberRef.Kind.CONSTRUCTOR;
    } else {
      kind = isStatic(method) ? MemberRef.Kind.STATIC : MemberRef.Kind.VIRTUAL;
    }
    String name = isConstructor ? "new" : method.getSimpleName().toString();
    List<TypeRef> parameters = erasedParameters(method);
    known.putIfAbsent(new Identity(declaring, name, parameters), method);
    MemberRef ref =
        new MemberRef(
            kind,
            owner,
            ownerIsInterface,
            name,
            parameters,
            isConstructor ? owner : typeLowering.erased(types.erasure(method.getReturnType())));
    return new MethodInfo(ref, declaring, modifiers(method), marks(method), method.isVarArgs());
  }

  /** The element behind an info, if its class can be seen and has such a method. */
  Optional<ExecutableElement> element(MethodInfo method) {
    Identity identity =
        new Identity(method.declaring(), method.ref().name(), method.ref().parameters());
    ExecutableElement element = known.get(identity);
    if (element != null) {
      return Optional.of(element);
    }
    return typeLowering
        .element(method.declaring())
        .flatMap(type -> declared(type, method.ref().name(), method.ref().parameters()));
  }

  /** The method or constructor that a class itself declares. */
  Optional<ExecutableElement> declared(TypeElement type, String name, List<TypeRef> parameters) {
    List<? extends Element> members = type.getEnclosedElements();
    List<ExecutableElement> candidates =
        name.equals("new")
            ? ElementFilter.constructorsIn(members)
            : ElementFilter.methodsIn(members);
    return candidates.stream()
        .filter(each -> name.equals("new") || each.getSimpleName().contentEquals(name))
        .filter(each -> erasedParameters(each).equals(parameters))
        .findFirst();
  }

  FieldInfo field(VariableElement field) {
    ClassType owner =
        field.getEnclosingElement() instanceof TypeElement declaring
            ? typeLowering.classType(declaring)
            : ClassType.OBJECT;
    return new FieldInfo(
        owner,
        field.getSimpleName().toString(),
        typeLowering.lower(field.asType()),
        modifiers(field),
        Optional.ofNullable(field.getConstantValue()),
        field.getKind() == ElementKind.ENUM_CONSTANT);
  }

  /** The class that declares a member. */
  static TypeElement declaring(ExecutableElement method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }

  /** The type of the class that declares a field. */
  static TypeMirror declaringType(VariableElement field) {
    return Objects.requireNonNull(field.getEnclosingElement()).asType();
  }

  /** Whether it is declared as an enum; for javac the body of a constant is one, too. */
  static boolean isEnum(TypeElement type) {
    return type.getKind() == ElementKind.ENUM && type.getNestingKind() != NestingKind.ANONYMOUS;
  }

  static boolean isStatic(Element element) {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  List<Signature.TypeParameter> typeParameters(
      List<? extends TypeParameterElement> parameters, boolean ofClass) {
    return parameters.stream()
        .map(
            each ->
                new Signature.TypeParameter(
                    each.getSimpleName().toString(),
                    each.getBounds().stream()
                        .map(typeLowering::lower)
                        .filter(bound -> !bound.equals(ClassType.OBJECT))
                        .toList(),
                    ofClass))
        .toList();
  }

  static Modifiers modifiers(Element element) {
    Set<Modifier> set = element.getModifiers();
    Modifiers.Access access = Modifiers.Access.PACKAGE;
    if (set.contains(Modifier.PUBLIC)) {
      access = Modifiers.Access.PUBLIC;
    } else if (set.contains(Modifier.PROTECTED)) {
      access = Modifiers.Access.PROTECTED;
    } else if (set.contains(Modifier.PRIVATE)) {
      access = Modifiers.Access.PRIVATE;
    }
    return new Modifiers(
        access,
        set.contains(Modifier.STATIC),
        set.contains(Modifier.FINAL),
        set.contains(Modifier.ABSTRACT),
        set.contains(Modifier.NATIVE),
        set.contains(Modifier.SYNCHRONIZED));
  }

  /** The annotations of Tracewright on a class or method; they survive in class files. */
  static Marks marks(Element element) {
    Marks marks = Marks.NONE;
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      marks = with(marks, simpleName(annotation), annotation);
    }
    return marks;
  }

  private static Marks with(Marks m, String name, AnnotationMirror annotation) {
    boolean traceable = m.traceable() || name.equals("Traceable");
    boolean leaf = m.leaf() || name.equals("Leaf");
    boolean pure = m.pure() || name.equals("Pure");
    boolean impure = m.impure() || name.equals("Impure");
    boolean preset = m.preset() || name.equals("Preset");
    String method =
        name.equals("Traceable")
            ? value(annotation, "method").orElse(m.traceableMethod())
            : m.traceableMethod();
    return new Marks(traceable, leaf, pure, impure, preset, method);
  }

  /** The simple name of an annotation of ours; empty for any other. */
  static String simpleName(AnnotationMirror annotation) {
    String name =
        annotation.getAnnotationType().asElement() instanceof TypeElement type
            ? type.getQualifiedName().toString()
            : "";
    return name.startsWith(ANNOTATIONS) ? name.substring(ANNOTATIONS.length()) : "";
  }

  /** A string that is written in an annotation. */
  static Optional<String> value(AnnotationMirror annotation, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)
          && entry.getValue().getValue() instanceof String text) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private List<TypeRef> erasedParameters(ExecutableElement method) {
    List<TypeRef> parameters = new ArrayList<>();
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      enclosing(declaring(method)).map(typeLowering::classType).ifPresent(parameters::add);
    }
    method.getParameters().forEach(each -> parameters.add(erased(each.asType())));
    return List.copyOf(parameters);
  }

  private TypeRef erased(TypeMirror type) {
    return typeLowering.erased(types.erasure(type));
  }
}
