package dev.tracewright.processor.attribution;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Attributes every class of the compilation in every round, those of earlier rounds again, and
 * records what got a type.
 */
final class TypingProbe extends AnyTypeProcessor {

  /**
   * What was typed in one class.
   *
   * @param typed expressions with a type
   * @param unresolved what {@link AttributedRound#unresolvedIn} says of its methods
   */
  record Typing(int typed, List<String> unresolved) {}

  /** The typings of each round by class; empty for a round without attribution. */
  final List<Map<String, Typing>> rounds = new ArrayList<>();

  final List<AttributionUnavailable> failures = new ArrayList<>();
  private final CompiledTypes compiled = new CompiledTypes();
  private final SortedSet<String> names = new TreeSet<>();
  private final UnaryOperator<ProcessingEnvironment> wrapper;

  TypingProbe() {
    this(UnaryOperator.identity());
  }

  TypingProbe(UnaryOperator<ProcessingEnvironment> wrapper) {
    this.wrapper = wrapper;
  }

  @Override
  ProcessingEnvironment wrapped(ProcessingEnvironment environment) {
    return wrapper.apply(environment);
  }

  /** The last round in which classes were attributed. */
  Map<String, Typing> last() {
    return rounds.get(rounds.size() - 1);
  }

  /** The typing of one class in one round, from 0. */
  Typing typing(int round, String name) {
    return Objects.requireNonNull(rounds.get(round).get(name), name);
  }

  @Override
  void round(int number, RoundEnvironment round) {
    ProcessingEnvironment outer = environment();
    compiled.add(round);
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      names.add(type.getQualifiedName().toString());
    }
    List<TypeElement> types =
        names.stream().map(name -> outer.getElementUtils().getTypeElement(name)).toList();
    Map<String, Typing> typings = new LinkedHashMap<>();
    AttributionResult result = Attribution.attribute(outer, types, compiled);
    if (result instanceof AttributedRound attributed) {
      try (attributed) {
        names.forEach(name -> typings.put(name, typing(attributed, name)));
      }
    } else if (result instanceof AttributionUnavailable unavailable) {
      failures.add(unavailable);
    }
    rounds.add(typings);
  }

  private static Typing typing(AttributedRound round, String name) {
    AttributedClass found = round.find(name).orElseThrow();
    int[] typed = {0};
    List<String> unresolved = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree instanceof ExpressionTree
            && hasType(round.trees(), new TreePath(getCurrentPath(), tree))) {
          typed[0]++;
        }
        return super.scan(tree, unused);
      }

      @Override
      public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
        for (UnresolvedName each : round.unresolvedIn(getCurrentPath())) {
          unresolved.add(each.text());
        }
        return super.visitMethod(tree, unused);
      }
    }.scan(found.path(), null);
    return new Typing(typed[0], unresolved);
  }

  private static boolean hasType(Trees trees, TreePath path) {
    TypeMirror type = trees.getTypeMirror(path);
    return type != null && type.getKind() != TypeKind.ERROR;
  }
}
