package dev.tracewright.processor.lowering;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Modifiers;
import dev.tracewright.processor.syntax.Span;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Lowers names: variables, fields, {@code this}, lengths of arrays, class literals. */
final class NameLowering {

  private final BodyLowering body;

  NameLowering(BodyLowering body) {
    this.body = body;
  }

  /** A simple name that is read. */
  Expr identifier(TreePath path, IdentifierTree tree) {
    if (isThis(tree.getName())) {
      return self(body.view().span(path));
    }
    if (!(body.view().element(path) instanceof VariableElement variable)) {
      return body.unsupported("unresolved name", path);
    }
    Object constant = variable.getConstantValue();
    if (constant != null) {
      return constant(constant, variable, body.view().span(path));
    }
    return variable.getKind().isField() ? ownField(path, variable) : local(path, variable);
  }

  /** A name behind a dot that is read. */
  Expr select(TreePath path, MemberSelectTree tree) {
    Span span = body.view().span(path);
    if (tree.getIdentifier().contentEquals("class")) {
      return classLiteral(path, tree);
    }
    TreePath qualifier = JavacView.bare(path, tree.getExpression());
    boolean ofType = ExpressionLowering.isTypeName(body.view(), qualifier);
    if (ofType && isThis(tree.getIdentifier())) {
      return body.view().element(qualifier) instanceof TypeElement type
          ? self(type, span)
          : body.unsupported("unresolved name", path);
    }
    if (body.view().type(qualifier) instanceof javax.lang.model.type.ArrayType
        && tree.getIdentifier().contentEquals("length")) {
      return new Expr.ArrayLength(body.lower(qualifier), span);
    }
    if (!(body.view().element(path) instanceof VariableElement field)) {
      return body.unsupported("unresolved name", path);
    }
    Object constant = field.getConstantValue();
    if (constant != null && (ofType || isOwn(qualifier))) {
      return constant(constant, field, span);
    }
    return qualifiedField(path, field, qualifier, ofType);
  }

  /** What an assignment assigns to, or null if capture has no form for it. */
  Expr.@Nullable Assignable assignable(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ArrayAccessTree access) {
      return body.expressions().element(path, access);
    }
    Expr lowered = null;
    if (body.view().element(path) instanceof VariableElement variable) {
      if (tree instanceof IdentifierTree) {
        lowered = variable.getKind().isField() ? ownField(path, variable) : local(path, variable);
      } else if (tree instanceof MemberSelectTree select) {
        TreePath qualifier = JavacView.bare(path, select.getExpression());
        boolean ofType = ExpressionLowering.isTypeName(body.view(), qualifier);
        lowered = qualifiedField(path, variable, qualifier, ofType);
      }
    }
    return lowered instanceof Expr.Assignable assignable ? assignable : null;
  }

  /** {@code this} of the class being lowered, with its own type parameters as arguments. */
  Expr.This self(Span span) {
    return self(body.scope().owner(), span);
  }

  /** {@code this} of the class being lowered or of one around it. */
  Expr.This self(TypeElement type, Span span) {
    TypeRef lowered = body.types().lower(type.asType());
    return new Expr.This(lowered instanceof ClassType self ? self : ClassType.OBJECT, span);
  }

  /** The object that a simple name means a member of (JLS 6.5.6.1, 15.12.3). */
  Expr.This selfWith(Element member, Span span) {
    return self(classWith(body.scope().owner(), member), span);
  }

  /** The innermost class, from this one outwards, that has the member; else the declaring one. */
  TypeElement classWith(TypeElement innermost, Element member) {
    TypeElement declaring = (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
    for (TypeElement at = innermost; at != null; at = EnclosingInstances.around(at)) {
      if (at.equals(declaring) || isInherited(member, declaring, at)) {
        return at;
      }
    }
    return declaring;
  }

  private boolean isInherited(Element member, TypeElement declaring, TypeElement by) {
    Modifiers.Access access = MemberLowering.modifiers(member).access();
    boolean samePackage =
        body.view()
            .elements()
            .getPackageOf(declaring)
            .equals(body.view().elements().getPackageOf(by));
    return access != Modifiers.Access.PRIVATE
        && (access != Modifiers.Access.PACKAGE || samePackage)
        && body.types().isErasedSubtype(by.asType(), declaring.asType());
  }

  static boolean isThis(CharSequence name) {
    return "this".contentEquals(name);
  }

  static boolean isSuper(CharSequence name) {
    return "super".contentEquals(name);
  }

  private Expr constant(Object value, VariableElement variable, Span span) {
    return new Expr.Constant(value, body.types().lower(variable.asType()), span);
  }

  private Expr local(TreePath path, VariableElement variable) {
    Local local = body.scope().find(variable);
    return local == null
        ? body.unsupported("variable of a static initializer", path)
        : new Expr.LocalRead(local, body.view().span(path));
  }

  private Expr ownField(TreePath path, VariableElement field) {
    FieldInfo info = body.members().field(field);
    TypeRef type = fieldType(path, info);
    Span span = body.view().span(path);
    if (info.modifiers().isStatic()) {
      return new Expr.FieldRead(null, info, type, span);
    }
    return new Expr.FieldRead(selfWith(field, span), info, type, span);
  }

  private Expr qualifiedField(
      TreePath path, VariableElement field, TreePath qualifier, boolean ofType) {
    FieldInfo info = body.members().field(field);
    TypeRef type = fieldType(path, info);
    Span span = body.view().span(path);
    if (info.modifiers().isStatic()) {
      Object constant = field.getConstantValue();
      Expr read =
          constant == null
              ? new Expr.FieldRead(null, info, type, span)
              : constant(constant, field, span);
      if (ofType || isOwn(qualifier)) {
        return read;
      }
      // The expression before the dot of a static field is evaluated and its value not used.
      Expr before = body.lower(qualifier);
      return before instanceof Expr.LocalRead || before instanceof Expr.Constant
          ? read
          : new Expr.Sequence(List.of(before), read, span);
    }
    if (CallLowering.isSuper(qualifier)) {
      return new Expr.FieldRead(body.calls().superReceiver(qualifier), info, type, span);
    }
    Expr receiver = body.lower(qualifier);
    TypeMirror declaring = MemberLowering.declaringType(field);
    return new Expr.FieldRead(
        body.conversions().withMembersOf(receiver, body.view().type(qualifier), declaring),
        info,
        type,
        span);
  }

  /** Whether the expression is {@code this} or {@code super}. */
  private static boolean isOwn(TreePath path) {
    return path.getLeaf() instanceof IdentifierTree name
        && (isThis(name.getName()) || isSuper(name.getName()));
  }

  /** The field's type here, where type arguments of the receiver are known. */
  private TypeRef fieldType(TreePath path, FieldInfo info) {
    TypeMirror type = body.view().type(path);
    // Javac narrows the type of a constant's tree to what it is assigned to.
    return type.getKind().isPrimitive() || !TypeLowering.isType(type)
        ? info.type()
        : body.types().lower(type);
  }

  private Expr classLiteral(TreePath path, MemberSelectTree tree) {
    TypeMirror type = body.view().type(JavacView.child(path, tree.getExpression()));
    TypeRef named = body.types().erased(type);
    return new Expr.ClassOf(
        named, body.types().lower(body.view().type(path)), body.view().span(path));
  }
}
