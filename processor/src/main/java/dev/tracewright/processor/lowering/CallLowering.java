package dev.tracewright.processor.lowering;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Lowers calls of methods and creations of objects. */
final class CallLowering {

  private final BodyLowering body;
  private final ArgumentLowering arguments;

  CallLowering(BodyLowering body) {
    this.body = body;
    this.arguments = new ArgumentLowering(body);
  }

  Expr invocation(TreePath path, MethodInvocationTree tree) {
    TreePath select = JavacView.bare(path, tree.getMethodSelect());
    if (!(body.view().element(path) instanceof ExecutableElement method)
        || !(method.getEnclosingElement() instanceof TypeElement declaring)) {
      return body.unsupported("unresolved call", path);
    }
    if (isSignaturePolymorphic(method, declaring)) {
      return body.unsupported("call of a method handle", path);
    }
    if (select.getLeaf() instanceof IdentifierTree) {
      return unqualified(path, tree, select, method);
    }
    return select.getLeaf() instanceof MemberSelectTree access
        ? qualified(path, tree, select, method, access)
        : body.unsupported(NewerTrees.describe(select.getLeaf()), path);
  }

  /** {@code m(…)}: of this object, of one around it, of a class, or imported. */
  private Expr unqualified(
      TreePath path, MethodInvocationTree tree, TreePath select, ExecutableElement method) {
    Expr receiver =
        MemberLowering.isStatic(method)
            ? null
            : body.names().selfWith(method, body.view().span(path));
    MethodInfo info = named(method, body.names().classWith(body.scope().owner(), method));
    return call(path, tree, select, method, info, receiver, false);
  }

  private Expr qualified(
      TreePath path,
      MethodInvocationTree tree,
      TreePath select,
      ExecutableElement method,
      MemberSelectTree access) {
    TreePath qualifier = JavacView.bare(select, access.getExpression());
    TypeMirror site = body.view().type(qualifier);
    if (ExpressionLowering.isTypeName(body.view(), qualifier)
        && body.view().element(qualifier) instanceof TypeElement named) {
      return call(path, tree, select, method, named(method, named), null, false);
    }
    if (isSuper(qualifier)) {
      return superCall(path, tree, select, method, qualifier);
    }
    if (MemberLowering.isStatic(method)) {
      Expr before = body.lower(qualifier);
      MethodInfo info = named(method, classOf(site, method));
      Expr call = call(path, tree, select, method, info, null, false);
      return before instanceof Expr.LocalRead || before instanceof Expr.This
          ? call
          : new Expr.Sequence(List.of(before), call, call.span());
    }
    Expr receiver = receiver(body.lower(qualifier), site, method);
    return call(path, tree, select, method, named(method, site), receiver, false);
  }

  private Expr superCall(
      TreePath path,
      MethodInvocationTree tree,
      TreePath select,
      ExecutableElement method,
      TreePath qualifier) {
    TypeMirror site = body.view().type(qualifier);
    if (MemberLowering.isStatic(method)) {
      return call(path, tree, select, method, named(method, classOf(site, method)), null, false);
    }
    return call(path, tree, select, method, named(method, site), superReceiver(qualifier), true);
  }

  /** The object whose class's superclass or superinterface {@code super} means. */
  Expr superReceiver(TreePath qualifier) {
    Span span = body.view().span(qualifier);
    return qualifier.getLeaf() instanceof MemberSelectTree outer
            && body.view().element(JavacView.child(qualifier, outer.getExpression()))
                instanceof TypeElement named
            && !named.getKind().isInterface()
        ? body.names().self(named, span)
        : body.names().self(span);
  }

  static boolean isSuper(TreePath path) {
    return (path.getLeaf() instanceof IdentifierTree name && NameLowering.isSuper(name.getName()))
        || (path.getLeaf() instanceof MemberSelectTree select
            && NameLowering.isSuper(select.getIdentifier()));
  }

  private Expr call(
      TreePath path,
      MethodInvocationTree tree,
      TreePath select,
      ExecutableElement method,
      MethodInfo info,
      @Nullable Expr receiver,
      boolean isSuper) {
    Span span = body.view().span(path);
    TypeMirror type = body.view().type(select);
    ExecutableType signature =
        type instanceof ExecutableType executable ? executable : (ExecutableType) method.asType();
    List<Expr> lowered = arguments.lower(path, method, signature, tree.getArguments(), span);
    TypeRef result = body.types().lower(body.view().type(path));
    return new Expr.Call(info, receiver, isSuper, lowered, result, span);
  }

  /** The receiver as something that has the method, whatever bound of its type declares it. */
  Expr receiver(Expr receiver, TypeMirror site, ExecutableElement method) {
    return site.getKind() == TypeKind.ARRAY || isOfObject(method)
        ? receiver
        : body.conversions()
            .withMembersOf(receiver, site, MemberLowering.declaring(method).asType());
  }

  /** The method as named through a static type, which is the owner in a class file (JLS 13.1). */
  MethodInfo named(ExecutableElement method, TypeMirror site) {
    if (site.getKind() == TypeKind.ARRAY) {
      return ofObject(method);
    }
    return isOfObject(method)
        ? body.members().method(method)
        : named(method, classOf(site, method));
  }

  private MethodInfo named(ExecutableElement method, TypeElement owner) {
    boolean renamed =
        !isOfObject(method)
            && body.types()
                .isErasedSubtype(owner.asType(), MemberLowering.declaring(method).asType());
    return renamed
        ? body.members()
            .method(method, body.types().classType(owner), owner.getKind().isInterface())
        : body.members().method(method);
  }

  /** An array's methods are those of Object; its clone() is a symbol of its own in javac. */
  private MethodInfo ofObject(ExecutableElement method) {
    return body.types()
        .element(ClassType.OBJECT)
        .flatMap(object -> body.members().declared(object, name(method), List.of()))
        .map(body.members()::method)
        .orElseGet(() -> body.members().method(method));
  }

  private static String name(ExecutableElement method) {
    return method.getSimpleName().toString();
  }

  /** The class that the part of a static type which has the method stands for. */
  private TypeElement classOf(TypeMirror site, ExecutableElement method) {
    TypeElement declaring = MemberLowering.declaring(method);
    TypeMirror part = body.types().partOf(site, declaring.asType());
    if (part == null) {
      return declaring;
    }
    TypeMirror erasure = body.view().types().erasure(part);
    return erasure instanceof DeclaredType type && type.asElement() instanceof TypeElement element
        ? element
        : declaring;
  }

  private static boolean isOfObject(ExecutableElement method) {
    return MemberLowering.declaring(method).getQualifiedName().contentEquals("java.lang.Object");
  }

  private static boolean isSignaturePolymorphic(ExecutableElement method, TypeElement declaring) {
    boolean ofHandle =
        declaring.getQualifiedName().contentEquals("java.lang.invoke.MethodHandle")
            || declaring.getQualifiedName().contentEquals("java.lang.invoke.VarHandle");
    return ofHandle && MemberLowering.modifiers(method).isNative();
  }

  /** {@code new C(…)}, of an anonymous class as well. */
  Expr creation(TreePath path, NewClassTree tree) {
    if (tree.getClassBody() != null) {
      body.declareClass(JavacView.child(path, tree.getClassBody()));
    }
    if (!(body.view().element(path) instanceof ExecutableElement constructor)
        || constructor.getKind() != ElementKind.CONSTRUCTOR
        || !(body.view().type(path) instanceof DeclaredType type)
        || type.getKind() == TypeKind.ERROR) {
      return body.unsupported("unresolved class", path);
    }
    Span span = body.view().span(path);
    Tree before = tree.getEnclosingExpression();
    TreePath outer = before == null ? null : JavacView.child(path, before);
    boolean isAnonymous = tree.getClassBody() != null;
    List<Expr> passed = new ArrayList<>();
    enclosing(
            MemberLowering.declaring(constructor),
            body.scope().owner(),
            isAnonymous ? null : outer,
            span)
        .ifPresent(passed::add);
    List<ArgumentLowering.Argument> given = new ArrayList<>();
    if (isAnonymous && outer != null) {
      // The enclosing instance of the superclass, which the constructor passes on.
      TypeMirror known = body.view().type(outer);
      given.add(arguments.value(new TypedValue(body.platform().nonNull(body.lower(outer)), known)));
    }
    given.addAll(arguments.values(path, tree.getArguments()));
    ExecutableType signature = (ExecutableType) body.view().types().asMemberOf(type, constructor);
    passed.addAll(arguments.pass(constructor, signature, given, span));
    return new Expr.New(
        body.members().method(constructor), List.copyOf(passed), body.types().lower(type), span);
  }

  /**
   * The enclosing instance that a constructor is given (JLS 8.8.7.1, 15.9.2), if its class has one.
   *
   * @param innermost where the search for the class that it is a member of starts
   * @param outer the expression before the dot that stands for it, or null
   */
  Optional<Expr> enclosing(
      TypeElement type, TypeElement innermost, @Nullable TreePath outer, Span span) {
    return body.members()
        .enclosing(type)
        .map(
            each -> {
              if (outer != null) {
                Expr instance = body.lower(outer);
                Expr cast =
                    body.conversions()
                        .withMembersOf(instance, body.view().type(outer), each.asType());
                return body.platform().nonNull(cast);
              }
              return type.getNestingKind() == NestingKind.MEMBER
                  ? body.names().self(body.names().classWith(innermost, type), span)
                  : body.names().self(each, span);
            });
  }

  /** The arguments of {@code this(…)} and {@code super(…)}, but for the enclosing instance. */
  List<Expr> constructorArguments(
      TreePath path, MethodInvocationTree tree, ExecutableElement constructor) {
    TypeMirror type = body.view().type(JavacView.child(path, tree.getMethodSelect()));
    ExecutableType signature =
        type instanceof ExecutableType executable
            ? executable
            : (ExecutableType) constructor.asType();
    return arguments.lower(
        path, constructor, signature, tree.getArguments(), body.view().span(path));
  }

  /** The arguments of a method reference's call, from the values it is given. */
  List<Expr> passed(
      ExecutableElement method, ExecutableType signature, List<TypedValue> values, Span span) {
    return arguments.pass(method, signature, values.stream().map(arguments::value).toList(), span);
  }
}
