package dev.tracewright.processor.lowering;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Lowers {@code instanceof}, with or without a variable. */
final class PatternLowering {

  private final BodyLowering body;

  PatternLowering(BodyLowering body) {
    this.body = body;
  }

  /**
   * {@code x instanceof T t} becomes {@code x instanceof T && (t = (T) x, true)}, with {@code t}
   * declared before the statement; an operand that is more than a variable is kept in one.
   */
  Expr instanceOf(TreePath path, InstanceOfTree tree) {
    TreePath operandPath = JavacView.bare(path, tree.getExpression());
    TypeMirror source = body.view().type(operandPath);
    Span span = body.view().span(path);
    Tree pattern = tree.getPattern();
    if (pattern == null) {
      TypeMirror type = body.view().type(JavacView.child(path, tree.getType()));
      String problem = problem(source, type);
      if (problem != null) {
        return body.unsupported(problem, path);
      }
      return new Expr.InstanceOf(body.lower(operandPath), body.types().lower(type), span);
    }
    TreePath patternPath = JavacView.bare(path, pattern);
    if (!(patternPath.getLeaf() instanceof BindingPatternTree binding)) {
      return withoutForm(path, patternPath, NewerTrees.describe(patternPath.getLeaf()));
    }
    VariableTree variable = binding.getVariable();
    if (!(body.view().element(JavacView.child(patternPath, variable))
        instanceof VariableElement element)) {
      return body.unsupported("unresolved pattern", path);
    }
    String problem = problem(source, element.asType());
    if (problem != null) {
      return withoutForm(path, patternPath, problem);
    }
    return bound(body.lower(operandPath), source, element, span);
  }

  /** Why a test has no form, or null if it has one. */
  private static @Nullable String problem(TypeMirror source, TypeMirror tested) {
    if (tested.getKind().isPrimitive() || source.getKind().isPrimitive()) {
      return "instanceof of a primitive type";
    }
    return TypeLowering.isOfNamedClass(tested) ? null : "instanceof of a local class";
  }

  /** A pattern without form: what it binds has none either, and is not asked about again. */
  private Expr withoutForm(TreePath path, TreePath pattern, String construct) {
    Span span = body.view().span(path);
    List<Expr> assigned = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void unused) {
        if (body.view().element(getCurrentPath()) instanceof VariableElement element) {
          Local local = body.scope().bind(element);
          Expr value = new Expr.Unsupported(construct, local.type(), span);
          assigned.add(new Expr.Assign(new Expr.LocalRead(local, span), value, span));
        }
        return super.visitVariable(tree, unused);
      }
    }.scan(pattern, null);
    Expr test = new Expr.Unsupported(construct, PrimitiveType.BOOLEAN, span);
    return assigned.isEmpty() ? test : new Expr.Sequence(List.copyOf(assigned), test, span);
  }

  private Expr bound(Expr operand, TypeMirror source, VariableElement element, Span span) {
    TypeMirror type = element.asType();
    TypeRef tested = body.types().lower(type);
    if (element.getSimpleName().isEmpty()) {
      return new Expr.InstanceOf(operand, tested, span);
    }
    Local local = body.scope().bind(element);
    boolean repeatable = operand instanceof Expr.LocalRead || operand instanceof Expr.This;
    if (repeatable) {
      return tested(operand, operand, source, type, tested, local, span);
    }
    Local kept = body.scope().fresh(local.name(), operand.type());
    body.scope().hoist(kept);
    Expr read = new Expr.LocalRead(kept, operand.span());
    Expr keep = new Expr.Assign(new Expr.LocalRead(kept, operand.span()), operand, operand.span());
    return tested(keep, read, source, type, tested, local, span);
  }

  private Expr tested(
      Expr first,
      Expr again,
      TypeMirror source,
      TypeMirror type,
      TypeRef tested,
      Local local,
      Span span) {
    Expr cast = body.conversions().cast(again, source, type);
    Expr assign = new Expr.Assign(new Expr.LocalRead(local, span), cast, span);
    Expr yes = new Expr.Constant(true, PrimitiveType.BOOLEAN, span);
    return new Expr.Logical(
        true,
        new Expr.InstanceOf(first, tested, span),
        new Expr.Sequence(List.of(assign), yes, span),
        span);
  }
}
