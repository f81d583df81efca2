package dev.tracewright.processor.declaration;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePathScanner;
import dev.tracewright.annotations.Traceable;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/**
 * Finds {@code @Traceable} on classes inside of methods. The compiler does not show them to
 * processors, so they are looked for in the files that hold a captured class.
 */
public final class LocalClassValidator extends TreePathScanner<Void, Problems> {
  private final AttributedRound round;

  private LocalClassValidator(AttributedRound round) {
    this.round = round;
  }

  /** Looks at the bodies of one class. */
  public static void validate(AttributedRound round, AttributedClass type, Problems problems) {
    new LocalClassValidator(round).scan(type.path(), problems);
  }

  @Override
  public Void visitClass(ClassTree tree, Problems problems) {
    if (round.trees().getElement(getCurrentPath()) instanceof TypeElement type
        && type.getNestingKind() == NestingKind.LOCAL
        && Annotations.has(type, Traceable.class)) {
      String name = tree.getSimpleName().toString();
      problems.add(
          Problem.at(round.span(getCurrentPath()), Key.HIDDEN_CLASS, name, "a local class"));
    }
    return super.visitClass(tree, problems);
  }
}
