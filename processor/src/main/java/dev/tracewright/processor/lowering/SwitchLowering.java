package dev.tracewright.processor.lowering;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.BinaryOperator;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Lowers switches, as statements and as expressions, of old and of new form. */
final class SwitchLowering {

  private static final Set<PrimitiveType> OLD_TYPES =
      EnumSet.of(PrimitiveType.BYTE, PrimitiveType.SHORT, PrimitiveType.CHAR, PrimitiveType.INT);

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
    TypedValue value = selector(selector, tree.getCases());
    List<Stmt.Case> cases = cases(path, tree.getCases(), value, false);
    boolean exhaustive = comparesReferences(tree.getCases()) || !isOfOldType(value.type());
    return new Stmt.Switch(value.expr(), exhaustive ? withDefault(cases, span) : cases, span);
  }

  Expr expression(TreePath path, SwitchExpressionTree tree) {
    Span span = body.view().span(path);
    TreePath selector = JavacView.bare(path, tree.getExpression());
    String problem = problem(selector, path, tree.getCases());
    if (problem != null) {
      return body.unsupported(problem, path);
    }
    TypeMirror type = body.view().type(path);
    TypedValue value = selector(selector, tree.getCases());
    body.scope().enterSwitch(type);
    List<Stmt.Case> cases = cases(path, tree.getCases(), value, true);
    body.scope().leaveSwitch();
    return new Expr.SwitchExpr(
        value.expr(), withDefault(cases, span), body.types().lower(type), span);
  }

  /** Why the switch has no form, or null if it has one. */
  private @Nullable String problem(
      TreePath selector, TreePath path, List<? extends CaseTree> cases) {
    TypeMirror type = body.view().type(selector);
    for (CaseTree each : cases) {
      if (NewerTrees.hasLabelOfPreview(each)) {
        return "case of a preview of Java";
      }
      for (NewerTrees.PatternLabel label : NewerTrees.patterns(each)) {
        String problem = body.patterns().problem(pattern(path, each, label), type, false);
        if (problem != null) {
          return problem;
        }
      }
    }
    PrimitiveType primitive = primitive(type);
    boolean compares = cases.stream().anyMatch(each -> !NewerTrees.constants(each).isEmpty());
    return primitive == null || OLD_TYPES.contains(primitive) || !compares
        ? null
        : "switch on a " + primitive.keyword();
  }

  private static TreePath pattern(TreePath path, CaseTree tree, NewerTrees.PatternLabel label) {
    TreePath place = JavacView.child(JavacView.child(path, tree), label.label());
    return JavacView.child(place, label.pattern());
  }

  /** A box is unboxed, unless {@code null} or a type is one of the cases. */
  private TypedValue selector(TreePath path, List<? extends CaseTree> cases) {
    TypeMirror type = body.view().type(path);
    Expr value = body.lower(path);
    return new TypedValue(
        comparesReferences(cases) ? value : body.conversions().unboxed(value, type), type);
  }

  /** Whether {@code null} or a pattern is one of the cases. */
  private static boolean comparesReferences(List<? extends CaseTree> cases) {
    return cases.stream()
        .anyMatch(
            each ->
                !NewerTrees.patterns(each).isEmpty()
                    || NewerTrees.constants(each).stream()
                        .anyMatch(label -> label.getKind() == Tree.Kind.NULL_LITERAL));
  }

  /** Whether there could always be a switch on the type, which need not be exhaustive. */
  private boolean isOfOldType(TypeMirror type) {
    PrimitiveType primitive = primitive(type);
    return primitive == null
        ? isEnum(type) || body.types().lower(type).equals(ClassType.STRING)
        : OLD_TYPES.contains(primitive);
  }

  private @Nullable PrimitiveType primitive(TypeMirror type) {
    return body.types().lower(type) instanceof PrimitiveType own
        ? own
        : body.types().unboxed(type).orElse(null);
  }

  private static boolean isEnum(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.ENUM;
  }

  private List<Stmt.Case> cases(
      TreePath path, List<? extends CaseTree> cases, TypedValue selector, boolean yields) {
    List<Stmt.Case> lowered = new ArrayList<>();
    for (CaseTree each : cases) {
      lowered.add(oneCase(path, each, selector, yields));
    }
    return List.copyOf(lowered);
  }

  /**
   * The cases behind a default for what javac has shown not to be: a value that a class compiled
   * later has brought.
   */
  private List<Stmt.Case> withDefault(List<Stmt.Case> cases, Span span) {
    if (cases.stream().anyMatch(each -> each.isDefault() || takesAll(each))) {
      return cases;
    }
    boolean isArrow = cases.stream().anyMatch(Stmt.Case::isArrow);
    Stmt thrown = new Stmt.Throw(unmatched(span), span);
    List<Stmt.Case> all = new ArrayList<>();
    all.add(new Stmt.Case(List.of(), true, List.of(), null, isArrow, List.of(thrown), span));
    all.addAll(cases);
    return List.copyOf(all);
  }

  private static boolean takesAll(Stmt.Case tree) {
    Expr test = tree.test() instanceof Expr.Sequence sequence ? sequence.last() : tree.test();
    return test instanceof Expr.Constant constant && Boolean.TRUE.equals(constant.value());
  }

  private Expr unmatched(Span span) {
    Expr none = new Expr.Constant(null, NullType.NULL, span);
    return body.view().hasPatternSwitches()
        ? body.platform().matchException(none, none, span)
        : body.platform().incompatibleClassChange(span);
  }

  private Stmt.Case oneCase(TreePath parent, CaseTree tree, TypedValue selector, boolean yields) {
    TreePath path = JavacView.child(parent, tree);
    List<Expr> labels = new ArrayList<>();
    Expr test = null;
    body.scope().enterStatement();
    for (ExpressionTree each : NewerTrees.constants(tree)) {
      Expr label = label(JavacView.child(path, each), selector.expr().type());
      if (label instanceof Expr.FieldRead && !isEnum(selector.type())) {
        test = or(test, isConstant(label, selector.expr()));
      } else {
        labels.add(label);
      }
    }
    for (NewerTrees.PatternLabel each : NewerTrees.patterns(tree)) {
      TreePath pattern = pattern(parent, tree, each);
      Expr current = new Expr.CurrentValue(selector.expr().type(), body.view().span(pattern));
      TypedValue value = new TypedValue(current, selector.type());
      test = or(test, body.patterns().matches(pattern, value));
    }
    ExpressionTree guard = NewerTrees.guard(tree);
    if (guard != null && test != null) {
      test = PatternExpansion.and(test, body.condition(JavacView.child(path, guard)));
    }
    List<Local> bindings = body.scope().leaveStatement();
    boolean isArrow = tree.getCaseKind() == CaseTree.CaseKind.RULE;
    return new Stmt.Case(
        List.copyOf(labels),
        NewerTrees.isDefault(tree),
        List.copyOf(bindings),
        test,
        isArrow,
        isArrow
            ? ruleBody(JavacView.child(path, tree.getBody()), yields)
            : body.statements().list(path, tree.getStatements()),
        body.view().span(path));
  }

  private static Expr or(@Nullable Expr left, Expr right) {
    return left == null ? right : new Expr.Logical(false, left, right, left.span());
  }

  /** Whether a selector of an interface is a constant of an enum that implements it. */
  private static Expr isConstant(Expr constant, Expr selector) {
    return new Expr.Binary(
        BinaryOperator.EQUAL,
        new Expr.CurrentValue(selector.type(), constant.span()),
        constant,
        PrimitiveType.BOOLEAN,
        constant.span());
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
    Optional<Object> value = ConstantExpressions.evaluate(converted);
    return value
        .<Expr>map(each -> new Expr.Constant(each, converted.type(), lowered.span()))
        .orElse(converted);
  }
}
