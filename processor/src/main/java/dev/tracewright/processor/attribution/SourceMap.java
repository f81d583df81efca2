package dev.tracewright.processor.attribution;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import dev.tracewright.processor.syntax.Span;

/**
 * Where the trees of one file stand in its text.
 *
 * <p>The caret, which is the line and column that users see, is where the expression starts. Two
 * exceptions: a call or field access on the result of another call has its caret on its dot, for
 * all links of a chain start at the same character; and a declaration has it where javac puts it,
 * on the name (of a class: the keyword).
 */
public final class SourceMap {

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String file;
  private final Carets carets;

  SourceMap(CompilationUnitTree unit, SourcePositions positions) {
    this.unit = unit;
    this.positions = positions;
    this.file = fileOf(unit);
    this.carets = new Carets(unit, positions);
  }

  /** The package path and file name, {@code com/acme/Gate.java}. */
  public String file() {
    return file;
  }

  /** The place of {@code path}'s leaf, or of the nearest enclosing tree that stands in the text. */
  public Span span(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      Tree tree = at.getLeaf();
      if (carets.isWritten(tree)) {
        return span(tree);
      }
    }
    return span(unit);
  }

  /**
   * The place of {@code tree}, a tree of this file. A tree that javac made up and that does not
   * stand in the text (a default constructor, say) is placed at the start of the file; {@link
   * #span(TreePath)} does better.
   */
  public Span span(Tree tree) {
    int start = 0;
    int end = 0;
    int caret = 0;
    if (carets.isWritten(tree)) {
      start = (int) positions.getStartPosition(unit, tree);
      end = (int) positions.getEndPosition(unit, tree);
      caret = carets.of(tree);
    }
    LineMap lines = unit.getLineMap();
    return new Span(
        file, (int) lines.getLineNumber(caret), (int) lines.getColumnNumber(caret), start, end);
  }

  static String fileOf(CompilationUnitTree unit) {
    String name = unit.getSourceFile().getName().replace('\\', '/');
    String simple = name.substring(name.lastIndexOf('/') + 1);
    ExpressionTree pkg = unit.getPackageName();
    return pkg == null ? simple : pkg.toString().replace('.', '/') + "/" + simple;
  }
}
