package dev.tracewright.processor.attribution;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.tracewright.processor.attribution.AttributionUnavailable.Reason;
import dev.tracewright.processor.syntax.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileManager;

/**
 * The attributed private copy of one annotation-processing round: the classes asked for and every
 * source class that these refer to, directly or not, with their bodies. Its elements, types and
 * trees answer each other only; keep none of them beyond the round. Not thread-safe.
 */
public final class AttributedRound implements AttributionResult, AutoCloseable {

  private final JavacTask task;
  private final int sourceLevel;
  private final JavaFileManager files;
  private final Trees trees;

  /** Every file parsed so far, in the order of parsing; grows while the task reads on demand. */
  private final List<CompilationUnitTree> units = new ArrayList<>();

  private final Map<CompilationUnitTree, SourceMap> positions = new HashMap<>();
  private final Map<String, AttributedClass> classes = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();
  private int indexed;

  private AttributedRound(JavacTask task, int sourceLevel, JavaFileManager files) {
    this.task = task;
    this.sourceLevel = sourceLevel;
    this.files = files;
    this.trees = Trees.instance(task);
  }

  static AttributionResult run(
      JavacTask task, int sourceLevel, JavaFileManager files, boolean withoutRoots) {
    AttributedRound round = new AttributedRound(task, sourceLevel, files);
    task.addTaskListener(
        new TaskListener() {
          @Override
          public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.PARSE) {
              round.units.add(event.getCompilationUnit());
            }
          }
        });
    try {
      if (!withoutRoots) {
        task.parse();
        task.analyze();
      }
      return round;
    } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
      // javac signals its own bugs with any of these; the outer compilation must go on.
      round.close();
      return new AttributionUnavailable(Reason.COMPILER_FAILED, String.valueOf(e));
    }
  }

  /** Trees of the copy. They answer any query, for nothing of the user's can be disturbed here. */
  public Trees trees() {
    return trees;
  }

  /** The release whose language the sources are written in. */
  public int sourceLevel() {
    return sourceLevel;
  }

  /** Elements of the copy; they know nothing of the outer compilation's objects. */
  public Elements elements() {
    return task.getElements();
  }

  /** Types of the copy. */
  public Types types() {
    return task.getTypes();
  }

  /**
   * The class of that name, if this compilation has its source. Any source class of the compilation
   * is found, whether or not it was asked for; one that nothing has referred to so far is read and
   * attributed now.
   *
   * @param binaryName {@code com.acme.Outer$Inner}
   * @return empty for classes from class files and for unknown names
   */
  public Optional<AttributedClass> find(String binaryName) {
    index();
    AttributedClass known = classes.get(binaryName);
    if (known == null && readOnDemand(binaryName)) {
      index();
      known = classes.get(binaryName);
    }
    return Optional.ofNullable(known);
  }

  /** The files of this copy: each read file's path as in {@link Span#file}. */
  public List<String> files() {
    return units.stream().map(SourceMap::fileOf).toList();
  }

  /**
   * A place that is known by its caret alone.
   *
   * @param file the file as in {@link Span#file}
   * @return empty if the file was not read
   */
  public Optional<Span> spanAt(String file, int line, int column) {
    for (CompilationUnitTree unit : units) {
      if (SourceMap.fileOf(unit).equals(file)) {
        int offset = (int) unit.getLineMap().getPosition(line, column);
        return Optional.of(new Span(file, line, column, offset, offset));
      }
    }
    return Optional.empty();
  }

  /** A line of a file, without the blanks around it; empty if the file was not read. */
  public Optional<String> lineAt(String file, int line) {
    List<String> known = lines.computeIfAbsent(file, this::linesOf);
    return line >= 1 && line <= known.size()
        ? Optional.of(known.get(line - 1).strip())
        : Optional.empty();
  }

  private List<String> linesOf(String file) {
    for (CompilationUnitTree unit : units) {
      if (SourceMap.fileOf(unit).equals(file)) {
        try {
          return unit.getSourceFile().getCharContent(true).toString().lines().toList();
        } catch (IOException e) {
          return List.of();
        }
      }
    }
    return List.of();
  }

  /** The place of the leaf of {@code path}, a path in this copy. */
  public Span span(TreePath path) {
    return positionsIn(path.getCompilationUnit()).span(path);
  }

  /** The places of trees of one file of this copy. */
  public SourceMap positionsIn(CompilationUnitTree unit) {
    return positions.computeIfAbsent(unit, file -> new SourceMap(file, trees.getSourcePositions()));
  }

  /**
   * Whether something in the tree has no type: then it refers to what is not generated yet, or the
   * user made a mistake that javac reports. Nothing outside the tree is looked at.
   */
  public boolean hasErrorTypes(TreePath path) {
    return !unresolvedIn(path).isEmpty();
  }

  /**
   * The smallest parts of the tree that have no type, each text once, in the order of the source.
   */
  public List<UnresolvedName> unresolvedIn(TreePath path) {
    return ErrorTypes.in(trees, positionsIn(path.getCompilationUnit()), path);
  }

  /** Lets go of the nested compiler's files. Trees and types already asked for stay usable. */
  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new IllegalStateException("the platform's class files cannot be let go", e);
    }
  }

  private boolean readOnDemand(String binaryName) {
    TypeElement type = elements().getTypeElement(binaryName);
    if (type == null) {
      type = elements().getTypeElement(binaryName.replace('$', '.'));
    }
    if (type == null || trees.getPath(type) == null) {
      return false;
    }
    try {
      task.analyze();
    } catch (IOException e) {
      return false;
    }
    return true;
  }

  private void index() {
    while (indexed < units.size()) {
      CompilationUnitTree unit = units.get(indexed++);
      SourceMap places = positionsIn(unit);
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitClass(ClassTree tree, Void unused) {
          add(getCurrentPath(), places);
          return super.visitClass(tree, unused);
        }
      }.scan(unit, null);
    }
  }

  private void add(TreePath path, SourceMap places) {
    if (trees.getElement(path) instanceof TypeElement type) {
      String binaryName = elements().getBinaryName(type).toString();
      classes.putIfAbsent(binaryName, new AttributedClass(binaryName, type, path, places));
    }
  }
}
