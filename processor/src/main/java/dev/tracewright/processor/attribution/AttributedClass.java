package dev.tracewright.processor.attribution;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.TypeElement;

/**
 * A class of the private copy whose bodies are attributed. Everything here belongs to the nested
 * compilation of one {@link AttributedRound} and is of no use after it.
 *
 * @param binaryName {@code com.acme.Outer$Inner}; for local and anonymous classes the name javac
 *     gives them
 * @param element the class, for the nested {@code Elements} and {@code Types}
 * @param path the path of its declaration
 * @param positions the places of trees in its file
 */
public record AttributedClass(
    String binaryName, TypeElement element, TreePath path, SourceMap positions) {

  /** The declaration. */
  public ClassTree tree() {
    return (ClassTree) path.getLeaf();
  }

  /** The file the class is declared in. */
  public CompilationUnitTree unit() {
    return path.getCompilationUnit();
  }
}
