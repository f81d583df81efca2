package dev.tracewright.processor.attribution;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tracewright.processor.syntax.Span;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/**
 * Prints messages at the exact place of a {@link Span}. With javac's trees the caret is where the
 * span says; without them (ECJ, foreign wrappers) the message is printed on an element and starts
 * with {@code Gate.java:14:17: }. Only the syntax of the outer trees is read.
 */
public final class PositionedMessages {

  private final Messager messager;
  private final Elements elements;
  private final Optional<Trees> trees;

  /**
   * @param environment the environment the processor was given, wrapped or not
   */
  public PositionedMessages(ProcessingEnvironment environment) {
    this.messager = environment.getMessager();
    this.elements = environment.getElementUtils();
    this.trees = OuterTrees.of(environment);
  }

  /**
   * Prints {@code text} once.
   *
   * @param kind how bad it is
   * @param text the message, without a position; may have several lines
   * @param place where the caret belongs
   * @param fallback an element of the current round, in the same file if possible; the message is
   *     printed there when the place cannot be shown, with the place as first words
   */
  public void print(Diagnostic.Kind kind, String text, Span place, Element fallback) {
    Optional<CompilationUnitTree> unit = trees.flatMap(t -> unitOf(t, place, fallback));
    Optional<Tree> target = unit.flatMap(u -> targetIn(trees.orElseThrow(), u, place));
    if (target.isPresent()) {
      trees.orElseThrow().printMessage(kind, text, target.get(), unit.orElseThrow());
    } else {
      messager.printMessage(kind, place + ": " + text, fallback);
    }
  }

  private static Optional<Tree> targetIn(Trees trees, CompilationUnitTree unit, Span place) {
    return CaretTarget.find(unit, trees.getSourcePositions(), place);
  }

  private Optional<CompilationUnitTree> unitOf(Trees outer, Span place, Element fallback) {
    Optional<CompilationUnitTree> own = unitOf(outer, fallback).filter(unit -> isIn(unit, place));
    if (own.isPresent()) {
      return own;
    }
    String path = place.file();
    String name = path.substring(0, Math.max(0, path.lastIndexOf('.'))).replace('/', '.');
    TypeElement main = elements.getTypeElement(name);
    if (main != null) {
      return unitOf(outer, main).filter(unit -> isIn(unit, place));
    }
    return Optional.empty();
  }

  private static Optional<CompilationUnitTree> unitOf(Trees outer, Element element) {
    return Optional.ofNullable(outer.getPath(element)).map(TreePath::getCompilationUnit);
  }

  private static boolean isIn(CompilationUnitTree unit, Span place) {
    return SourceMap.fileOf(unit).equals(place.file());
  }
}
