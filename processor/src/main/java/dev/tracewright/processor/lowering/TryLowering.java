package dev.tracewright.processor.lowering;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.VariableElement;

/** Lowers {@code try}; its resources are left to {@link ResourceLowering}. */
final class TryLowering {

  private final BodyLowering body;
  private final ResourceLowering resources;

  TryLowering(BodyLowering body) {
    this.body = body;
    this.resources = new ResourceLowering(body);
  }

  Stmt lower(TreePath path, TryTree tree) {
    Span span = body.view().span(path);
    Stmt.Block block = resources.lower(path, tree);
    List<Stmt.Catch> catches = new ArrayList<>();
    for (CatchTree each : tree.getCatches()) {
      TreePath clause = JavacView.child(path, each);
      TreePath parameter = JavacView.child(clause, each.getParameter());
      if (!(body.view().element(parameter) instanceof VariableElement element)) {
        return new Stmt.Unsupported("unresolved catch", span);
      }
      List<TypeRef> types = types(parameter, each.getParameter());
      Local local = body.scope().declare(element);
      Stmt.Block handler = body.statements().block(JavacView.child(clause, each.getBlock()));
      catches.add(new Stmt.Catch(types, local, handler, body.view().span(clause)));
    }
    Tree last = tree.getFinallyBlock();
    if (catches.isEmpty() && last == null) {
      return block;
    }
    return new Stmt.Try(
        block,
        List.copyOf(catches),
        last == null ? null : body.statements().block(JavacView.child(path, last)),
        span);
  }

  private List<TypeRef> types(TreePath parameter, VariableTree tree) {
    TreePath type = JavacView.child(parameter, tree.getType());
    if (tree.getType() instanceof UnionTypeTree union) {
      return union.getTypeAlternatives().stream()
          .map(each -> body.types().lower(body.view().type(JavacView.child(type, each))))
          .toList();
    }
    return List.of(body.types().lower(body.view().type(type)));
  }
}
