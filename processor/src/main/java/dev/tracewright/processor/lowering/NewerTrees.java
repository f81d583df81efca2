package dev.tracewright.processor.lowering;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The only place that knows of trees newer than those of JDK 17. They are recognised by the name of
 * their kind and read by the name of their methods; on a compiler without them nothing is found.
 */
final class NewerTrees {

  private static final Set<String> CASE_LABELS =
      Set.of("CONSTANT_CASE_LABEL", "PATTERN_CASE_LABEL", "DEFAULT_CASE_LABEL");

  private NewerTrees() {}

  /** The kind of a tree in the words of the language: "record pattern". */
  static String describe(Tree tree) {
    return switch (tree.getKind().name()) {
      case "DECONSTRUCTION_PATTERN" -> "record pattern";
      case "ANY_PATTERN" -> "unnamed pattern";
      case "TEMPLATE" -> "string template";
      case "ERRONEOUS" -> "erroneous code";
      default -> tree.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** The labels of a case that are constants, {@code null} included. */
  static List<? extends ExpressionTree> constants(CaseTree tree) {
    return tree.getExpressions();
  }

  /** Whether the case takes what no other takes: {@code default}, alone or behind others. */
  static boolean isDefault(CaseTree tree) {
    List<?> labels = labels(tree);
    if (labels.isEmpty()) {
      return tree.getExpressions().isEmpty();
    }
    return labels.stream()
        .anyMatch(
            each ->
                each instanceof Tree label && label.getKind().name().equals("DEFAULT_CASE_LABEL"));
  }

  /** A pattern among the labels of a case, with the tree it hangs in. */
  record PatternLabel(Tree label, Tree pattern) {}

  /** The patterns among the labels of a case. */
  static List<PatternLabel> patterns(CaseTree tree) {
    return labels(tree).stream()
        .filter(Tree.class::isInstance)
        .map(Tree.class::cast)
        .filter(each -> each.getKind().name().equals("PATTERN_CASE_LABEL"))
        .flatMap(
            label ->
                call(label, "PatternCaseLabelTree", "getPattern") instanceof Tree pattern
                    ? List.of(new PatternLabel(label, pattern)).stream()
                    : List.<PatternLabel>of().stream())
        .toList();
  }

  /**
   * Whether the case has a label that is neither constant, pattern nor {@code default}: one of a
   * preview of pattern matching that has come to be something else.
   */
  static boolean hasLabelOfPreview(CaseTree tree) {
    return labels(tree).stream()
        .anyMatch(
            each ->
                !(each instanceof ExpressionTree)
                    && each instanceof Tree label
                    && !CASE_LABELS.contains(label.getKind().name()));
  }

  /** Whether the pattern is {@code R(…)}. */
  static boolean isRecordPattern(Tree tree) {
    return tree.getKind().name().equals("DECONSTRUCTION_PATTERN");
  }

  /** Whether the pattern is {@code _}. */
  static boolean isAnyPattern(Tree tree) {
    return tree.getKind().name().equals("ANY_PATTERN");
  }

  /** The patterns in the parentheses of a record pattern. */
  static List<Tree> nestedPatterns(Tree recordPattern) {
    return call(recordPattern, "DeconstructionPatternTree", "getNestedPatterns")
            instanceof List<?> patterns
        ? patterns.stream().filter(Tree.class::isInstance).map(Tree.class::cast).toList()
        : List.of();
  }

  /** The path of a pattern, or of what stands in its parentheses. */
  static TreePath barePattern(TreePath path) {
    TreePath at = JavacView.bare(path);
    return call(at.getLeaf(), "ParenthesizedPatternTree", "getPattern") instanceof Tree pattern
        ? barePattern(JavacView.child(at, pattern))
        : at;
  }

  /** The condition behind {@code when}, or null. */
  static @Nullable ExpressionTree guard(CaseTree tree) {
    return call(tree, "CaseTree", "getGuard") instanceof ExpressionTree guard ? guard : null;
  }

  private static List<?> labels(CaseTree tree) {
    return call(tree, "CaseTree", "getLabels") instanceof List<?> labels ? labels : List.of();
  }

  private static @Nullable Object call(Tree tree, String type, String method) {
    try {
      Class<?> declaring =
          Class.forName("com.sun.source.tree." + type, false, Tree.class.getClassLoader());
      Method found = declaring.getMethod(method);
      return declaring.isInstance(tree) ? found.invoke(tree) : null;
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
      return null;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("javac cannot read " + describe(tree), e);
    }
  }
}
