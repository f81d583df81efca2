package dev.tracewright.processor.lowering;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.function.Predicate;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Looks for assignments, {@code ++} and {@code --} included. */
final class AssignmentSearch extends TreePathScanner<Boolean, Void> {

  private final Predicate<TreePath> wanted;

  private AssignmentSearch(Predicate<TreePath> wanted) {
    this.wanted = wanted;
  }

  /** Whether a field is assigned in the tree. */
  static boolean assignsField(JavacView view, TreePath path) {
    return found(
        path,
        target ->
            view.element(target) instanceof VariableElement variable
                && variable.getKind().isField());
  }

  /** Whether a variable of that name is assigned in the tree other than where it is declared. */
  static boolean assignsName(TreePath path, String name) {
    return found(
        path,
        target ->
            target.getLeaf() instanceof IdentifierTree identifier
                && identifier.getName().contentEquals(name));
  }

  private static boolean found(TreePath path, Predicate<TreePath> wanted) {
    return Boolean.TRUE.equals(new AssignmentSearch(wanted).scan(path, null));
  }

  private boolean matches(Tree target) {
    return wanted.test(JavacView.bare(getCurrentPath(), target));
  }

  @Override
  public Boolean visitAssignment(AssignmentTree tree, Void unused) {
    return matches(tree.getVariable()) || or(super.visitAssignment(tree, unused));
  }

  @Override
  public Boolean visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
    return matches(tree.getVariable()) || or(super.visitCompoundAssignment(tree, unused));
  }

  @Override
  public Boolean visitUnary(UnaryTree tree, Void unused) {
    boolean steps =
        switch (tree.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
          default -> false;
        };
    return (steps && matches(tree.getExpression())) || or(super.visitUnary(tree, unused));
  }

  private static boolean or(@Nullable Boolean found) {
    return Boolean.TRUE.equals(found);
  }

  @Override
  public Boolean reduce(@Nullable Boolean a, @Nullable Boolean b) {
    return or(a) || or(b);
  }
}
