package dev.tracewright.processor.lowering;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Lowers {@code instanceof}, with a type or with a pattern, and the patterns of a switch. */
final class PatternLowering {

  private final BodyLowering body;
  private final PatternExpansion expansion;

  PatternLowering(BodyLowering body) {
    this.body = body;
    this.expansion = new PatternExpansion(body);
  }

  /** A test of an operand, which is never true of null. */
  Expr instanceOf(TreePath path, InstanceOfTree tree) {
    TreePath operandPath = JavacView.bare(path, tree.getExpression());
    TypeMirror source = body.view().type(operandPath);
    Tree pattern = tree.getPattern();
    if (pattern == null) {
      TypeMirror type = body.view().type(JavacView.child(path, tree.getType()));
      String problem = problem(source, type, false);
      return problem == null
          ? new Expr.InstanceOf(
              body.lower(operandPath), body.types().lower(type), body.view().span(path))
          : body.unsupported(problem, path);
    }
    TreePath patternPath = JavacView.child(path, pattern);
    String problem = problem(patternPath, source, false);
    return problem == null
        ? expansion.matches(
            patternPath,
            new TypedValue(body.lower(operandPath), source),
            false,
            body.view().span(path))
        : withoutForm(path, patternPath, problem);
  }

  /** Whether the selector of a switch, which is not null, matches a pattern of a case. */
  Expr matches(TreePath pattern, TypedValue selector) {
    return expansion.matches(pattern, selector, true, body.view().span(pattern));
  }

  /** Why a pattern has no form, or null if it has one. */
  @Nullable String problem(TreePath pattern, TypeMirror source, boolean isNested) {
    TreePath bare = NewerTrees.barePattern(pattern);
    Tree tree = bare.getLeaf();
    if (tree instanceof BindingPatternTree binding) {
      return body.view().element(JavacView.child(bare, binding.getVariable()))
              instanceof VariableElement element
          ? problem(source, element.asType(), isNested)
          : "unresolved pattern";
    }
    if (NewerTrees.isAnyPattern(tree)) {
      return null;
    }
    if (!NewerTrees.isRecordPattern(tree)) {
      return NewerTrees.describe(tree);
    }
    TypeMirror type = body.view().type(bare);
    List<Tree> nested = NewerTrees.nestedPatterns(tree);
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)
        || element.getRecordComponents().size() != nested.size()) {
      return "unresolved pattern";
    }
    String problem = problem(source, type, isNested);
    for (int i = 0; i < nested.size() && problem == null; i++) {
      TypeMirror component = expansion.componentType(declared, RecordFields.accessor(element, i));
      problem = problem(JavacView.child(bare, nested.get(i)), component, true);
    }
    return problem;
  }

  /** Why a test has no form, or null if it has one; a component may be of a primitive type. */
  private static @Nullable String problem(TypeMirror source, TypeMirror tested, boolean isNested) {
    boolean primitive = tested.getKind().isPrimitive() || source.getKind().isPrimitive();
    return !primitive || (isNested && tested.getKind() == source.getKind())
        ? null
        : "instanceof of a primitive type";
  }

  /** A pattern without form: what it binds has none either, and is not asked about again. */
  private Expr withoutForm(TreePath path, TreePath pattern, String construct) {
    Span span = body.view().span(path);
    List<Expr> assigned = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void unused) {
        if (body.view().element(getCurrentPath()) instanceof VariableElement element) {
          Local local = body.scope().bind(element);
          Expr value = new Expr.Unsupported(construct, local.type(), span);
          assigned.add(new Expr.Assign(new Expr.LocalRead(local, span), value, span));
        }
        return super.visitVariable(tree, unused);
      }
    }.scan(pattern, null);
    Expr test = new Expr.Unsupported(construct, PrimitiveType.BOOLEAN, span);
    return assigned.isEmpty() ? test : new Expr.Sequence(List.copyOf(assigned), test, span);
  }
}
