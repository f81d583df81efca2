package dev.tracewright.processor.lowering;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/**
 * Finds the class whose instance every instance of an inner class has (JLS 8.1.3): the first
 * argument of its constructors in class files and with us.
 */
final class EnclosingInstances {

  private final JavacView view;
  private final Map<TypeElement, Optional<TypeElement>> found = new HashMap<>();

  EnclosingInstances(JavacView view) {
    this.view = view;
  }

  /** The class of the enclosing instance; empty for a class that is not inner or has none. */
  Optional<TypeElement> of(TypeElement type) {
    Optional<TypeElement> known = found.get(type);
    if (known == null) {
      known = find(type);
      found.put(type, known);
    }
    return known;
  }

  private Optional<TypeElement> find(TypeElement type) {
    if (type.getKind() != ElementKind.CLASS || MemberLowering.isStatic(type)) {
      return Optional.empty();
    }
    if (type.getNestingKind() == NestingKind.MEMBER) {
      return Optional.ofNullable(around(type)).filter(each -> !each.getKind().isInterface());
    }
    TreePath path =
        type.getNestingKind() == NestingKind.TOP_LEVEL ? null : view.trees().getPath(type);
    return path == null ? Optional.empty() : ofCode(path);
  }

  /** The class whose instance code sees that stands in it, as {@code this} or around it. */
  private Optional<TypeElement> ofCode(TreePath code) {
    for (TreePath at = code; at.getParentPath() != null; at = at.getParentPath()) {
      TreePath parent = at.getParentPath();
      if (parent.getLeaf() instanceof ClassTree
          && view.element(parent) instanceof TypeElement owner) {
        return isStatic(at) ? Optional.empty() : Optional.of(owner);
      }
      if (parent.getLeaf() instanceof BlockTree block
          && isBeforeConstructorCall(parent, block, at.getLeaf())
          && view.element(parent.getParentPath().getParentPath()) instanceof TypeElement owner) {
        return of(owner);
      }
    }
    return Optional.empty();
  }

  /** Whether a member of a class has no {@code this}. */
  private boolean isStatic(TreePath member) {
    if (member.getLeaf() instanceof BlockTree block) {
      return block.isStatic();
    }
    Element element = view.element(member);
    return element != null && element.getModifiers().contains(Modifier.STATIC);
  }

  /** Whether a statement of a constructor runs before there is a {@code this} (JLS 8.8.7.1). */
  private static boolean isBeforeConstructorCall(TreePath path, BlockTree block, Tree statement) {
    if (!(path.getParentPath().getLeaf() instanceof MethodTree method)
        || method.getReturnType() != null) {
      return false;
    }
    List<? extends StatementTree> statements = block.getStatements();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof ExpressionStatementTree each
          && ConstructorCalls.isOne(each.getExpression())) {
        return statements.indexOf(statement) <= i;
      }
    }
    return false;
  }

  /** The innermost class around a class, or null. */
  static @org.jspecify.annotations.Nullable TypeElement around(TypeElement type) {
    for (Element at = type.getEnclosingElement(); at != null; at = at.getEnclosingElement()) {
      if (at instanceof TypeElement enclosing) {
        return enclosing;
      }
    }
    return null;
  }
}
