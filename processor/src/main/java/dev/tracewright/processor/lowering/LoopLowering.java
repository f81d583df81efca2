package dev.tracewright.processor.lowering;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Lowers loops. */
final class LoopLowering {

  private static final ClassType ITERABLE = ClassType.of("java.lang", "Iterable");

  private final BodyLowering body;

  LoopLowering(BodyLowering body) {
    this.body = body;
  }

  Stmt whileLoop(TreePath path, WhileLoopTree tree) {
    return new Stmt.While(
        body.condition(JavacView.child(path, tree.getCondition())),
        body.statements().single(JavacView.child(path, tree.getStatement())),
        body.view().span(path));
  }

  Stmt doWhile(TreePath path, DoWhileLoopTree tree) {
    Stmt repeated = body.statements().single(JavacView.child(path, tree.getStatement()));
    return new Stmt.DoWhile(
        repeated,
        body.condition(JavacView.child(path, tree.getCondition())),
        body.view().span(path));
  }

  Stmt forLoop(TreePath path, ForLoopTree tree) {
    List<Stmt> initial = all(path, tree.getInitializer());
    Tree condition = tree.getCondition();
    Expr test = condition == null ? null : body.condition(JavacView.child(path, condition));
    Stmt repeated = body.statements().single(JavacView.child(path, tree.getStatement()));
    List<Stmt> updates = all(path, tree.getUpdate());
    return new Stmt.For(initial, test, updates, repeated, body.view().span(path));
  }

  private List<Stmt> all(TreePath path, List<? extends StatementTree> statements) {
    List<Stmt> lowered = new ArrayList<>();
    for (StatementTree each : statements) {
      lowered.add(body.statements().lower(JavacView.child(path, each)));
    }
    return List.copyOf(lowered);
  }

  Stmt forEach(TreePath path, EnhancedForLoopTree tree) {
    Span span = body.view().span(path);
    TreePath variable = JavacView.child(path, tree.getVariable());
    TreePath iterable = JavacView.child(path, tree.getExpression());
    TypeMirror type = element(body.view().type(iterable));
    if (type == null || !(body.view().element(variable) instanceof VariableElement declared)) {
      return new Stmt.Unsupported("loop over an unknown type", span);
    }
    Expr all = body.lower(iterable);
    Local local = body.scope().declare(declared);
    Expr current = new Expr.CurrentValue(body.types().lower(type), body.view().span(variable));
    Expr converted = body.conversions().assigned(current, type, declared.asType());
    Stmt repeated = body.statements().single(JavacView.child(path, tree.getStatement()));
    return new Stmt.ForEach(local, all, converted, repeated, span);
  }

  /** The type of what a loop over a value of this type is given (JLS 14.14.2). */
  private @Nullable TypeMirror element(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return array.getComponentType();
    }
    if (!TypeLowering.isType(type) || type.getKind().isPrimitive()) {
      return null;
    }
    if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement named
        && named.getQualifiedName().contentEquals(ITERABLE.canonicalName())) {
      return declared.getTypeArguments().isEmpty()
          ? object()
          : upper(declared.getTypeArguments().get(0));
    }
    for (TypeMirror each : body.view().types().directSupertypes(type)) {
      TypeMirror found = element(each);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private TypeMirror upper(TypeMirror argument) {
    if (argument instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() == null ? object() : wildcard.getExtendsBound();
    }
    return argument;
  }

  private TypeMirror object() {
    return body.view().elements().getTypeElement("java.lang.Object").asType();
  }
}
