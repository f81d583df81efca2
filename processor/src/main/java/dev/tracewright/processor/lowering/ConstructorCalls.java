package dev.tracewright.processor.lowering;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Lowers {@code this(…)} and {@code super(…)}. */
final class ConstructorCalls {

  private final BodyLowering body;

  ConstructorCalls(BodyLowering body) {
    this.body = body;
  }

  /** Whether the expression calls a constructor on this object. */
  boolean isOne(TreePath path) {
    return isOne(path.getLeaf());
  }

  static boolean isOne(Tree tree) {
    if (!(tree instanceof MethodInvocationTree call)) {
      return false;
    }
    Tree select = call.getMethodSelect();
    if (select instanceof MemberSelectTree qualified) {
      return NameLowering.isSuper(qualified.getIdentifier());
    }
    return select instanceof IdentifierTree name
        && (NameLowering.isThis(name.getName()) || NameLowering.isSuper(name.getName()));
  }

  Stmt lower(TreePath path) {
    Span span = body.view().span(path);
    MethodInvocationTree tree = (MethodInvocationTree) path.getLeaf();
    if (!(body.view().element(path) instanceof ExecutableElement constructor)
        || constructor.getKind() != ElementKind.CONSTRUCTOR) {
      return new Stmt.Unsupported("unresolved constructor call", span);
    }
    Tree select = tree.getMethodSelect();
    boolean isSuper =
        !(select instanceof IdentifierTree name && NameLowering.isThis(name.getName()));
    List<Expr> arguments = new ArrayList<>();
    enclosing(path, select, constructor, isSuper, span).ifPresent(arguments::add);
    arguments.addAll(body.calls().constructorArguments(path, tree, constructor));
    return new Stmt.ConstructorCall(
        body.members().method(constructor), isSuper, List.copyOf(arguments), span);
  }

  /** The enclosing instance: another constructor of the class gets the one there is. */
  private Optional<Expr> enclosing(
      TreePath path, Tree select, ExecutableElement constructor, boolean isSuper, Span span) {
    TypeElement owner = body.scope().owner();
    if (!isSuper) {
      return body.members().enclosing(owner).map(each -> body.names().self(each, span));
    }
    TreePath outer =
        select instanceof MemberSelectTree qualified
            ? JavacView.child(JavacView.child(path, select), qualified.getExpression())
            : null;
    TypeElement around = EnclosingInstances.around(owner);
    return body.calls()
        .enclosing(
            MemberLowering.declaring(constructor), around == null ? owner : around, outer, span);
  }
}
