package dev.tracewright.processor.lowering;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes method references out as lambdas (JLS 15.13.3). */
final class ReferenceLowering {

  private final BodyLowering body;
  private final FunctionalMethods functionalMethods;

  ReferenceLowering(BodyLowering body, FunctionalMethods functionalMethods) {
    this.body = body;
    this.functionalMethods = functionalMethods;
  }

  Expr lower(TreePath path, MemberReferenceTree tree) {
    FunctionalMethods.Target target = functionalMethods.target(body.view().type(path));
    if (target == null) {
      return body.unsupported("method reference of unknown type", path);
    }
    Span span = body.view().span(path);
    List<Local> parameters = new ArrayList<>();
    List<TypedValue> values = new ArrayList<>();
    for (TypeMirror type : target.signature().getParameterTypes()) {
      Local local = body.scope().fresh("a" + parameters.size(), body.types().lower(type));
      parameters.add(local);
      values.add(new TypedValue(new Expr.LocalRead(local, span), type));
    }
    TreePath qualifier = JavacView.bare(path, tree.getQualifierExpression());
    Call call = call(path, tree, qualifier, values, span);
    if (call.expr instanceof Expr.Unsupported unsupported) {
      return unsupported;
    }
    TypeMirror result = target.signature().getReturnType();
    Stmt only =
        result.getKind() == TypeKind.VOID
            ? new Stmt.Evaluate(call.expr, span)
            : new Stmt.Return(body.conversions().assigned(call.expr, call.type, result), span);
    Expr lambda =
        new Expr.Lambda(
            target.info(),
            List.copyOf(parameters),
            body.types().lower(result),
            new Stmt.Block(List.of(only), span),
            body.types().lower(target.type()),
            target.markers().stream().map(body.types()::lower).toList(),
            span);
    return call.checked == null ? lambda : new Expr.Sequence(List.of(call.checked), lambda, span);
  }

  /**
   * What the lambda does.
   *
   * @param expr the call
   * @param type its type for javac
   * @param checked evaluated where the reference is: the null check of a bound receiver
   */
  private record Call(Expr expr, TypeMirror type, @Nullable Expr checked) {}

  private Call call(
      TreePath path,
      MemberReferenceTree tree,
      TreePath qualifier,
      List<TypedValue> values,
      Span span) {
    TypeMirror site = body.view().type(qualifier);
    if (tree.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
      return creation(path, site, values, span);
    }
    if (!(body.view().element(path) instanceof ExecutableElement method)
        || !(method.getEnclosingElement() instanceof TypeElement)) {
      return unsupported("unresolved method reference", path);
    }
    if (MemberLowering.isStatic(method)) {
      return finished(method, site, null, false, values, span, null);
    }
    if (ExpressionLowering.isTypeName(body.view(), qualifier)) {
      return unbound(path, method, site, values);
    }
    if (CallLowering.isSuper(qualifier)) {
      Expr self = body.calls().superReceiver(qualifier);
      return finished(method, site, self, true, values, span, null);
    }
    return bound(method, site, body.lower(qualifier), values, span);
  }

  /** {@code x::m}: the receiver is evaluated where the reference is, and may not be null. */
  private Call bound(
      ExecutableElement method,
      TypeMirror site,
      Expr receiver,
      List<TypedValue> values,
      Span span) {
    Expr kept = receiver;
    Expr checked = null;
    if (!(receiver instanceof Expr.This || receiver instanceof Expr.Constant)) {
      checked = body.platform().nonNull(receiver);
      if (!isStable(receiver)) {
        Local local = body.scope().fresh("receiver", receiver.type());
        body.scope().hoist(local);
        Expr.LocalRead read = new Expr.LocalRead(local, receiver.span());
        checked = new Expr.Assign(read, checked, receiver.span());
        kept = read;
      }
    }
    Expr called = body.calls().receiver(kept, site, method);
    return finished(method, site, called, false, values, span, checked);
  }

  /** {@code T::m} of an instance method: the first value is the receiver. */
  private Call unbound(
      TreePath path, ExecutableElement method, TypeMirror site, List<TypedValue> values) {
    if (values.isEmpty()) {
      return unsupported("unresolved method reference", path);
    }
    Span span = body.view().span(path);
    TypedValue first = values.get(0);
    // A raw type before the colons stands for the parameterization that the first value has.
    boolean raw =
        site instanceof DeclaredType declared
            && declared.getTypeArguments().isEmpty()
            && declared.asElement() instanceof TypeElement element
            && !element.getTypeParameters().isEmpty();
    TypeMirror known = raw ? first.type() : site;
    Expr receiver = body.conversions().assigned(first.expr(), first.type(), site);
    return finished(
        method,
        known,
        body.calls().receiver(receiver, first.type(), method),
        false,
        values.subList(1, values.size()),
        span,
        null);
  }

  private Call finished(
      ExecutableElement method,
      TypeMirror site,
      @Nullable Expr receiver,
      boolean isSuper,
      List<TypedValue> values,
      Span span,
      @Nullable Expr checked) {
    MethodInfo info = body.calls().named(method, site);
    ExecutableType signature = signature(method, site);
    List<Expr> arguments = body.calls().passed(method, signature, values, span);
    TypeMirror result =
        site.getKind() == TypeKind.ARRAY && method.getSimpleName().contentEquals("clone")
            ? site
            : signature.getReturnType();
    Expr call = new Expr.Call(info, receiver, isSuper, arguments, body.types().lower(result), span);
    return new Call(call, result, checked);
  }

  /** The method's type; of a generic method its erasure, for what was inferred is not told. */
  private ExecutableType signature(ExecutableElement method, TypeMirror site) {
    if (!method.getTypeParameters().isEmpty()) {
      return (ExecutableType) body.view().types().erasure(method.asType());
    }
    TypeMirror part = body.types().partOf(site, MemberLowering.declaring(method).asType());
    boolean generic =
        part instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty();
    TypeMirror type =
        part instanceof DeclaredType declared && (generic || !MemberLowering.isStatic(method))
            ? body.view().types().asMemberOf(declared, method)
            : method.asType();
    return type instanceof ExecutableType executable
        ? executable
        : (ExecutableType) method.asType();
  }

  private Call creation(TreePath path, TypeMirror site, List<TypedValue> values, Span span) {
    if (site instanceof javax.lang.model.type.ArrayType
        && body.types().lower(site) instanceof ArrayType array
        && values.size() == 1) {
      TypedValue length = values.get(0);
      Expr dimension = body.conversions().promoted(length.expr(), length.type());
      return new Call(new Expr.NewArray(array, List.of(dimension), span), site, null);
    }
    if (!(body.view().element(path) instanceof ExecutableElement constructor)
        || constructor.getKind() != ElementKind.CONSTRUCTOR
        || !(site instanceof DeclaredType type)) {
      return unsupported("unresolved constructor reference", path);
    }
    ExecutableType signature = (ExecutableType) body.view().types().asMemberOf(type, constructor);
    List<Expr> arguments = new ArrayList<>();
    body.calls()
        .enclosing(MemberLowering.declaring(constructor), body.scope().owner(), null, span)
        .ifPresent(arguments::add);
    arguments.addAll(body.calls().passed(constructor, signature, values, span));
    Expr created =
        new Expr.New(
            body.members().method(constructor),
            List.copyOf(arguments),
            body.types().lower(type),
            span);
    return new Call(created, type, null);
  }

  private Call unsupported(String construct, TreePath path) {
    return new Call(body.unsupported(construct, path), body.view().type(path), null);
  }

  /** Whether reading the receiver later gives what it gives now, without effects. */
  private boolean isStable(Expr receiver) {
    if (receiver instanceof Expr.LocalRead read) {
      return !AssignmentSearch.assignsName(body.scope().root(), read.local().name());
    }
    if (receiver instanceof Expr.FieldRead read && read.field().modifiers().isFinal()) {
      Expr of = read.receiver();
      return of == null || of instanceof Expr.This;
    }
    return false;
  }
}
