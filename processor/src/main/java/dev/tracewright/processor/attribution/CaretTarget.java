package dev.tracewright.processor.attribution;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import dev.tracewright.processor.syntax.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tree on which to report so that javac's caret lands on the caret of a {@link Span}.
 * javac marks a tree's preferred position: of {@code a + b} the operator, of a call the last dot.
 * So for a caret at the start of an expression the smallest tree that starts there is reported: its
 * preferred position is its start.
 */
final class CaretTarget extends TreeScanner<Void, Void> {

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final Span place;
  private @Nullable Tree exact;
  private @Nullable Tree smallestAtStart;
  private @Nullable Tree smallestAround;

  private CaretTarget(CompilationUnitTree unit, SourcePositions positions, Span place) {
    this.unit = unit;
    this.positions = positions;
    this.place = place;
  }

  /** The tree to report on, or empty if the span lies outside of {@code unit}. */
  static Optional<Tree> find(CompilationUnitTree unit, SourcePositions positions, Span place) {
    CaretTarget search = new CaretTarget(unit, positions, place);
    search.scan(unit, null);
    Tree exact = search.exact;
    if (exact != null) {
      if (isDeclaration(exact)) {
        return Optional.of(exact);
      }
      Tree link = new Carets(unit, positions).linkOfChain(exact);
      if (link != null) {
        return Optional.of(link);
      }
    }
    return Optional.ofNullable(
        search.smallestAtStart != null ? search.smallestAtStart : search.smallestAround);
  }

  @Override
  public Void scan(@Nullable Tree tree, Void unused) {
    if (tree == null) {
      return null;
    }
    long start = positions.getStartPosition(unit, tree);
    long end = positions.getEndPosition(unit, tree);
    boolean written = start >= 0 && end >= start;
    if (written && tree != unit) {
      boolean around = start <= place.start() && place.end() <= end;
      if (!around && (place.start() < start || end <= place.start())) {
        return null;
      }
      consider(tree, start, end, around);
    }
    return super.scan(tree, unused);
  }

  /** A child is visited after its parent, so that the last one found is the smallest. */
  private void consider(Tree tree, long start, long end, boolean around) {
    if (around) {
      smallestAround = tree;
    }
    if (start == place.start() && end > start) {
      smallestAtStart = tree;
      if (end == place.end() && (exact == null || !isDeclaration(exact))) {
        exact = tree;
      }
    }
  }

  private static boolean isDeclaration(Tree tree) {
    return tree instanceof MethodTree || tree instanceof ClassTree || tree instanceof VariableTree;
  }
}
