package dev.tracewright.processor.lowering;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Lowers lambdas; method references are left to {@link ReferenceLowering}. */
final class FunctionLowering {

  private final BodyLowering body;
  private final FunctionalMethods functionalMethods;
  private final ReferenceLowering references;

  FunctionLowering(BodyLowering body) {
    this.body = body;
    this.functionalMethods = new FunctionalMethods(body);
    this.references = new ReferenceLowering(body, functionalMethods);
  }

  Expr lambda(TreePath path, LambdaExpressionTree tree) {
    FunctionalMethods.Target target = functionalMethods.target(body.view().type(path));
    if (target == null) {
      return body.unsupported("lambda of unknown type", path);
    }
    List<Local> parameters = new ArrayList<>();
    for (VariableTree each : tree.getParameters()) {
      if (!(body.view().element(JavacView.child(path, each)) instanceof VariableElement element)) {
        return body.unsupported("lambda of unknown type", path);
      }
      parameters.add(body.scope().declare(element));
    }
    TypeMirror result = target.signature().getReturnType();
    TreePath inner = JavacView.child(path, tree.getBody());
    body.scope().enterResult(result);
    Stmt.Block block =
        inner.getLeaf() instanceof ExpressionTree
            ? expressionBody(inner, result)
            : body.statements().block(inner);
    body.scope().leaveResult();
    return new Expr.Lambda(
        target.info(),
        List.copyOf(parameters),
        body.types().lower(result),
        block,
        body.types().lower(target.type()),
        target.markers().stream().map(body.types()::lower).toList(),
        body.view().span(path));
  }

  Expr reference(TreePath path, MemberReferenceTree tree) {
    return references.lower(path, tree);
  }

  private Stmt.Block expressionBody(TreePath path, TypeMirror result) {
    Span span = body.view().span(path);
    body.scope().enterStatement();
    Stmt only =
        result.getKind() == TypeKind.VOID
            ? new Stmt.Evaluate(body.lower(path), span)
            : new Stmt.Return(body.assigned(path, result), span);
    return new Stmt.Block(body.statements().afterHoisted(only), span);
  }
}
