package dev.tracewright.processor.attribution;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has no type in one tree of the private copy. Only that tree counts: a broken method
 * next to it, an import that does not resolve or the class's own generated type elsewhere in the
 * class do not hinder the capture of a method.
 */
final class ErrorTypes extends TreePathScanner<Boolean, Void> {

  private static final int LONGEST_TEXT = 40;

  private final Trees trees;
  private final SourceMap positions;

  /** Keyed by text, in the order of the source. */
  private final Map<String, UnresolvedName> found = new LinkedHashMap<>();

  private ErrorTypes(Trees trees, SourceMap positions) {
    this.trees = trees;
    this.positions = positions;
  }

  /** The smallest trees without a type below {@code path}, each text once, in source order. */
  static List<UnresolvedName> in(Trees trees, SourceMap positions, TreePath path) {
    ErrorTypes scanner = new ErrorTypes(trees, positions);
    scanner.scan(path, null);
    return List.copyOf(new ArrayList<>(scanner.found.values()));
  }

  /**
   * True if something below the tree was recorded, so that the tree itself is a mere consequence.
   */
  @Override
  public Boolean scan(@Nullable Tree tree, Void unused) {
    if (tree == null) {
      return false;
    }
    boolean below = Boolean.TRUE.equals(super.scan(tree, unused));
    if (below) {
      return true;
    }
    TreePath path = new TreePath(getCurrentPath(), tree);
    if (isTyped(tree) && ErrorSearch.IN_TYPE.one(trees.getTypeMirror(path), 0)) {
      record(path);
      return true;
    }
    return false;
  }

  @Override
  public Boolean scan(TreePath path, Void unused) {
    return Boolean.TRUE.equals(super.scan(path, unused));
  }

  @Override
  public Boolean reduce(@Nullable Boolean a, @Nullable Boolean b) {
    return Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b);
  }

  private static boolean isTyped(Tree tree) {
    return switch (tree.getKind()) {
      case PRIMITIVE_TYPE,
          ARRAY_TYPE,
          PARAMETERIZED_TYPE,
          UNION_TYPE,
          INTERSECTION_TYPE,
          ANNOTATED_TYPE,
          VARIABLE ->
          true;
      default -> tree instanceof ExpressionTree;
    };
  }

  private void record(TreePath path) {
    Tree tree = path.getLeaf();
    String text = text(tree);
    found.putIfAbsent(text, new UnresolvedName(text, positions.span(path)));
  }

  private static String text(Tree tree) {
    if (tree instanceof IdentifierTree identifier) {
      return identifier.getName().toString();
    }
    if (tree instanceof MemberSelectTree select) {
      return select.getIdentifier().toString();
    }
    if (tree instanceof MethodInvocationTree call) {
      return text(call.getMethodSelect());
    }
    String written = tree.toString().strip().replaceAll("\\s+", " ");
    return written.length() <= LONGEST_TEXT
        ? written
        : written.substring(0, LONGEST_TEXT - 1) + "…";
  }

  /** Whether an error type occurs in a type, its arguments and its parts included. */
  private static final class ErrorSearch extends SimpleTypeVisitor14<Boolean, Integer> {

    static final ErrorSearch IN_TYPE = new ErrorSearch();

    /** Types can contain themselves through captured wildcards. */
    private static final int DEEPEST = 8;

    private ErrorSearch() {
      super(false);
    }

    private boolean any(Iterable<? extends TypeMirror> types, int depth) {
      for (TypeMirror type : types) {
        if (one(type, depth)) {
          return true;
        }
      }
      return false;
    }

    private boolean one(@Nullable TypeMirror type, int depth) {
      return type != null && depth < DEEPEST && type.accept(this, depth + 1);
    }

    @Override
    public Boolean visitError(ErrorType type, Integer depth) {
      return true;
    }

    /** What javac gives the parameters of a lambda on a receiver that has no type. */
    @Override
    public Boolean visitUnknown(TypeMirror type, Integer depth) {
      return true;
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, Integer depth) {
      return any(type.getTypeArguments(), depth) || one(type.getEnclosingType(), depth);
    }

    @Override
    public Boolean visitArray(ArrayType type, Integer depth) {
      return one(type.getComponentType(), depth);
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Integer depth) {
      return one(type.getExtendsBound(), depth) || one(type.getSuperBound(), depth);
    }

    @Override
    public Boolean visitExecutable(ExecutableType type, Integer depth) {
      return any(type.getParameterTypes(), depth)
          || one(type.getReturnType(), depth)
          || any(type.getThrownTypes(), depth);
    }

    @Override
    public Boolean visitUnion(UnionType type, Integer depth) {
      return any(type.getAlternatives(), depth);
    }

    @Override
    public Boolean visitIntersection(IntersectionType type, Integer depth) {
      return any(type.getBounds(), depth);
    }
  }
}
