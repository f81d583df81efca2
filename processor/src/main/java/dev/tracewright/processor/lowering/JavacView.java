package dev.tracewright.processor.lowering;

import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.syntax.Span;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What is asked of javac about attributed trees, with its nulls taken care of. */
final class JavacView {

  private static final int FIRST_WITH_PATTERN_SWITCHES = 21;

  private final AttributedRound round;
  private final Trees trees;
  private final Elements elements;
  private final Types types;

  JavacView(AttributedRound round) {
    this.round = round;
    this.trees = round.trees();
    this.elements = round.elements();
    this.types = round.types();
  }

  AttributedRound round() {
    return round;
  }

  /** Whether switches over patterns belong to the source level. */
  boolean hasPatternSwitches() {
    return round.sourceLevel() >= FIRST_WITH_PATTERN_SWITCHES;
  }

  Trees trees() {
    return trees;
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }

  /** The type that javac gave the tree; of kind NONE where it gave none. */
  TypeMirror type(TreePath path) {
    TypeMirror type = trees.getTypeMirror(path);
    return type == null ? types.getNoType(TypeKind.NONE) : type;
  }

  /** What the tree names or declares, or null. */
  @Nullable Element element(TreePath path) {
    return trees.getElement(path);
  }

  Span span(TreePath path) {
    return round.span(path);
  }

  /** The path of a direct child. */
  static TreePath child(TreePath parent, Tree tree) {
    return new TreePath(parent, tree);
  }

  /** The path of a direct child, or of what stands in its parentheses. */
  static TreePath bare(TreePath parent, Tree tree) {
    return bare(child(parent, tree));
  }

  /** The path itself, or of what stands in its parentheses. */
  static TreePath bare(TreePath path) {
    TreePath at = path;
    while (at.getLeaf() instanceof ParenthesizedTree parenthesized) {
      at = child(at, parenthesized.getExpression());
    }
    return at;
  }
}
