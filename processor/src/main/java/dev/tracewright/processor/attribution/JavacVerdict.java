package dev.tracewright.processor.attribution;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the running compilation has typed an expression that the private copy could not: then
 * it is known whether javac reports the error itself. Members that another tool adds to the tree
 * while it is compiled have a type there and none in the copy.
 */
public final class JavacVerdict implements TaskListener {
  private final Trees trees;
  private final List<Question> questions = new ArrayList<>();

  private record Question(Span place, Runnable whenSilent) {}

  private JavacVerdict(Trees trees) {
    this.trees = trees;
  }

  /**
   * A listener to the compilation, or empty where the host lets nobody listen (ECJ, unknown
   * wrappers).
   *
   * @param environment the environment the processor was given, wrapped or not
   */
  public static Optional<JavacVerdict> listen(ProcessingEnvironment environment) {
    Optional<ProcessingEnvironment> javac = OuterTrees.unwrapped(environment);
    if (javac.isEmpty()) {
      return Optional.empty();
    }
    JavacVerdict verdict = new JavacVerdict(Trees.instance(javac.get()));
    JavacTask.instance(javac.get()).addTaskListener(verdict);
    return Optional.of(verdict);
  }

  /** Runs {@code whenSilent} if the compilation gives the expression at {@code place} a type. */
  public void ask(Span place, Runnable whenSilent) {
    questions.add(new Question(place, whenSilent));
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.ANALYZE || event.getCompilationUnit() == null) {
      return;
    }
    CompilationUnitTree unit = event.getCompilationUnit();
    String file = SourceMap.fileOf(unit);
    for (Iterator<Question> each = questions.iterator(); each.hasNext(); ) {
      Question question = each.next();
      TypeMirror type = question.place().file().equals(file) ? typeAt(unit, question) : null;
      if (type != null) {
        each.remove();
        if (type.getKind() != TypeKind.ERROR) {
          question.whenSilent().run();
        }
      }
    }
  }

  /** The type the compilation has given the expression, or null while it has none. */
  private @Nullable TypeMirror typeAt(CompilationUnitTree unit, Question question) {
    TreePath path = new PathFinder(unit, trees.getSourcePositions(), question.place()).find();
    return path == null ? null : trees.getTypeMirror(path);
  }

  /** Finds the outermost tree that covers exactly a span. */
  private static final class PathFinder extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Span place;
    private @Nullable TreePath found;

    PathFinder(CompilationUnitTree unit, SourcePositions positions, Span place) {
      this.unit = unit;
      this.positions = positions;
      this.place = place;
    }

    @Nullable TreePath find() {
      scan(unit, null);
      return found;
    }

    @Override
    public Void scan(@Nullable Tree tree, Void unused) {
      if (tree == null || found != null) {
        return null;
      }
      if (tree != unit
          && positions.getStartPosition(unit, tree) == place.start()
          && positions.getEndPosition(unit, tree) == place.end()) {
        found = new TreePath(getCurrentPath(), tree);
        return null;
      }
      return super.scan(tree, unused);
    }
  }
}
