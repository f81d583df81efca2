package dev.tracewright.processor.attribution;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;

/** Finds methods in the private copy by name. */
final class MethodPaths {

  private MethodPaths() {}

  /** The path of the first method of that name in the class at {@code type}. */
  static TreePath in(TreePath type, String name) {
    for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
      if (member instanceof MethodTree method && method.getName().contentEquals(name)) {
        return new TreePath(type, method);
      }
    }
    throw new AssertionError(name);
  }
}
