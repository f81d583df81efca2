package dev.tracewright.processor.lowering;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Lowers switches, as statements and as expressions, of old and of new form. */
final class SwitchLowering {

  private final BodyLowering body;

  SwitchLowering(BodyLowering body) {
    this.body = body;
  }

  Stmt statement(TreePath path, SwitchTree tree) {
    Span span = body.view().span(path);
    TreePath selector = JavacView.bare(path, tree.getExpression());
    String problem = problem(selector, path, tree.getCases());
    if (problem != null) {
      return new Stmt.Unsupported(problem, span);
    }
    Expr value = selector(selector, tree.getCases());
    return new Stmt.Switch(value, cases(path, tree.getCases(), value, false), span);
  }

  Expr expression(TreePath path, SwitchExpressionTree tree) {
    TreePath selector = JavacView.bare(path, tree.getExpression());
    String problem = problem(selector, path, tree.getCases());
    if (problem != null) {
      return body.unsupported(problem, path);
    }
    TypeMirror type = body.view().type(path);
    Expr value = selector(selector, tree.getCases());
    body.scope().enterSwitch(type);
    List<Stmt.Case> cases = cases(path, tree.getCases(), value, true);
    body.scope().leaveSwitch();
    return new Expr.SwitchExpr(value, cases, body.types().lower(type), body.view().span(path));
  }

  /** Why the switch has no form, or null if it has one. */
  private @Nullable String problem(
      TreePath selector, TreePath path, List<? extends CaseTree> cases) {
    if (!TypeLowering.isOfNamedClass(body.view().type(selector))) {
      return "switch on a local class";
    }
    for (CaseTree each : cases) {
      List<NewerTrees.PatternLabel> patterns = NewerTrees.patterns(each);
      if (patterns.size() > 1) {
        return "several patterns in one case";
      }
      for (NewerTrees.PatternLabel label : patterns) {
        if (!(label.pattern() instanceof BindingPatternTree bound)) {
          return "switch on a " + NewerTrees.describe(label.pattern());
        }
        TreePath place = JavacView.child(JavacView.child(path, each), label.label());
        TreePath variable = JavacView.child(JavacView.child(place, bound), bound.getVariable());
        TypeMirror type = body.view().type(variable);
        if (type.getKind().isPrimitive() || !TypeLowering.isOfNamedClass(type)) {
          return "switch on a primitive or local type";
        }
      }
    }
    return null;
  }

  /** A box is unboxed, unless {@code null} or a type is one of the cases. */
  private Expr selector(TreePath path, List<? extends CaseTree> cases) {
    Expr value = body.lower(path);
    boolean asReference =
        cases.stream()
            .anyMatch(
                each ->
                    !NewerTrees.patterns(each).isEmpty()
                        || NewerTrees.constants(each).stream()
                            .anyMatch(label -> label.getKind() == Tree.Kind.NULL_LITERAL));
    return asReference ? value : body.conversions().unboxed(value, body.view().type(path));
  }

  private List<Stmt.Case> cases(
      TreePath path, List<? extends CaseTree> cases, Expr selector, boolean yields) {
    List<Stmt.Case> lowered = new ArrayList<>();
    for (CaseTree each : cases) {
      lowered.add(oneCase(JavacView.child(path, each), each, selector, yields));
    }
    return List.copyOf(lowered);
  }

  private Stmt.Case oneCase(TreePath path, CaseTree tree, Expr selector, boolean yields) {
    List<Expr> labels = new ArrayList<>();
    for (ExpressionTree each : NewerTrees.constants(tree)) {
      labels.add(label(JavacView.child(path, each), selector.type()));
    }
    TypeRef pattern = null;
    Local binding = null;
    for (NewerTrees.PatternLabel each : NewerTrees.patterns(tree)) {
      TreePath label = JavacView.child(path, each.label());
      TreePath place = JavacView.child(label, each.pattern());
      if (each.pattern() instanceof BindingPatternTree bound
          && body.view().element(JavacView.child(place, bound.getVariable()))
              instanceof VariableElement element) {
        pattern = body.types().lower(element.asType());
        binding = element.getSimpleName().isEmpty() ? null : body.scope().declare(element);
      }
    }
    ExpressionTree guard = NewerTrees.guard(tree);
    boolean isArrow = tree.getCaseKind() == CaseTree.CaseKind.RULE;
    return new Stmt.Case(
        List.copyOf(labels),
        NewerTrees.isDefault(tree),
        pattern,
        binding,
        guard == null ? null : body.condition(JavacView.child(path, guard)),
        isArrow,
        isArrow
            ? ruleBody(JavacView.child(path, tree.getBody()), yields)
            : body.statements().list(path, tree.getStatements()),
        body.view().span(path));
  }

  private List<Stmt> ruleBody(TreePath path, boolean yields) {
    if (!(path.getLeaf() instanceof ExpressionTree)) {
      return body.statements().one(path);
    }
    Span span = body.view().span(path);
    body.scope().enterStatement();
    Stmt only =
        yields ? body.statements().yielded(path, span) : new Stmt.Evaluate(body.lower(path), span);
    return body.statements().afterHoisted(only);
  }

  /** A constant of a case; expressions of constants are computed. */
  private Expr label(TreePath path, TypeRef selector) {
    TreePath bare = JavacView.bare(path);
    if (body.view().element(bare) instanceof VariableElement element
        && element.getKind() == ElementKind.ENUM_CONSTANT) {
      return new Expr.FieldRead(
          null,
          body.members().field(element),
          body.types().lower(element.asType()),
          body.view().span(bare));
    }
    Expr lowered = body.lower(bare);
    if (lowered.type() instanceof NullType) {
      return lowered;
    }
    PrimitiveType primitive =
        selector instanceof PrimitiveType own ? own : PrimitiveType.unboxed(selector).orElse(null);
    Expr converted = primitive == null ? lowered : ConversionLowering.primitive(lowered, primitive);
    Optional<Object> value = LabelConstants.evaluate(converted);
    return value
        .<Expr>map(each -> new Expr.Constant(each, converted.type(), lowered.span()))
        .orElse(converted);
  }
}
