package dev.tracewright.processor.lowering;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

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
    if (!(tree.getMethodSelect() instanceof IdentifierTree name)) {
      return new Stmt.Unsupported("constructor call with an enclosing instance", span);
    }
    if (!(body.view().element(path) instanceof ExecutableElement constructor)
        || constructor.getKind() != ElementKind.CONSTRUCTOR) {
      return new Stmt.Unsupported("unresolved constructor call", span);
    }
    List<Expr> arguments = body.calls().constructorArguments(path, tree, constructor);
    return new Stmt.ConstructorCall(
        body.members().method(constructor), NameLowering.isSuper(name.getName()), arguments, span);
  }
}
