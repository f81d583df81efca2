package dev.tracewright.processor.lowering;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * Expands patterns (JLS 14.30) into tests and assignments: {@code x instanceof T t} becomes {@code
 * x instanceof T && (t = (T) x, true)}, with {@code t} declared before the statement; a value that
 * is more than a variable is kept in one. As javac does, a record pattern tests all components
 * before it looks into any of them.
 */
final class PatternExpansion {

  private final BodyLowering body;

  PatternExpansion(BodyLowering body) {
    this.body = body;
  }

  /**
   * Whether a value matches; what the pattern binds is assigned if it does.
   *
   * @param takesNull whether a type pattern that takes every value of the static type takes null,
   *     so that it tests nothing
   * @param span where the test stands
   */
  Expr matches(TreePath pattern, TypedValue value, boolean takesNull, Span span) {
    Match match = match(pattern, value, takesNull, span);
    Expr all = match.first();
    for (Expr each : match.then()) {
      all = and(all, each);
    }
    return all;
  }

  /**
   * A pattern's own test and binding, and those of the patterns in its components' components.
   *
   * @param then to be tested once everything beside the pattern has matched
   */
  private record Match(Expr first, List<Expr> then) {}

  private Match match(TreePath path, TypedValue value, boolean takesNull, Span span) {
    TreePath pattern = NewerTrees.barePattern(path);
    Tree tree = pattern.getLeaf();
    if (NewerTrees.isAnyPattern(tree)) {
      return new Match(evaluated(value.expr(), span), List.of());
    }
    if (tree instanceof BindingPatternTree binding
        && body.view().element(JavacView.child(pattern, binding.getVariable()))
            instanceof VariableElement element) {
      return new Match(bound(element, value, takesNull, span), List.of());
    }
    return components(pattern, value, span);
  }

  private Expr bound(VariableElement element, TypedValue value, boolean takesNull, Span span) {
    TypeMirror type = element.asType();
    TypeRef tested = body.types().lower(type);
    boolean total = takesNull && isTotal(value.type(), type);
    if (element.getSimpleName().isEmpty()) {
      return total
          ? evaluated(value.expr(), span)
          : new Expr.InstanceOf(value.expr(), tested, span);
    }
    Local local = body.scope().bind(element);
    if (total) {
      return assigned(local, body.conversions().assigned(value.expr(), value.type(), type), span);
    }
    Kept kept = keep(value.expr(), local.name());
    Expr cast = body.conversions().cast(kept.again, value.type(), type);
    return and(new Expr.InstanceOf(kept.first, tested, span), assigned(local, cast, span));
  }

  /** Whether every value of the type, null included, is one of the tested type. */
  private boolean isTotal(TypeMirror type, TypeMirror tested) {
    return type.getKind().isPrimitive()
        ? type.getKind() == tested.getKind()
        : body.types().isErasedSubtype(type, tested);
  }

  /** {@code R(P, Q)}: the value is tested for R and its components for P and Q. */
  private Match components(TreePath pattern, TypedValue value, Span span) {
    DeclaredType type = (DeclaredType) body.view().type(pattern);
    TypeElement element = (TypeElement) type.asElement();
    TypeRef lowered = body.types().lower(type);
    String name = name(element);
    Kept kept = keep(value.expr(), name);
    Expr test = new Expr.InstanceOf(kept.first, lowered, span);
    Expr whole = kept.again;
    if (!whole.type().equals(lowered)) {
      Local local = body.scope().fresh(name, lowered);
      body.scope().hoist(local);
      Expr cast = body.conversions().cast(kept.again, value.type(), type);
      test = and(test, assigned(local, cast, span));
      whole = new Expr.LocalRead(local, span);
    }
    List<Tree> nested = NewerTrees.nestedPatterns(pattern.getLeaf());
    List<Expr> then = new ArrayList<>();
    List<Expr> deeper = new ArrayList<>();
    for (int i = 0; i < nested.size(); i++) {
      TreePath each = JavacView.child(pattern, nested.get(i));
      TypedValue component = component(whole, type, RecordFields.accessor(element, i), span);
      Match match = match(each, component, true, body.view().span(each));
      then.add(match.first);
      deeper.addAll(match.then);
    }
    then.addAll(deeper);
    return new Match(test, List.copyOf(then));
  }

  /** The type of a component of a record of this type. */
  TypeMirror componentType(DeclaredType type, ExecutableElement accessor) {
    TypeMirror captured = body.view().types().capture(type);
    TypeMirror member = body.view().types().asMemberOf((DeclaredType) captured, accessor);
    return ((ExecutableType) member).getReturnType();
  }

  private TypedValue component(
      Expr whole, DeclaredType type, ExecutableElement accessor, Span span) {
    TypeMirror component = componentType(type, accessor);
    TypeRef lowered = body.types().lower(component);
    Expr call =
        new Expr.Call(body.calls().named(accessor, type), whole, false, List.of(), lowered, span);
    return new TypedValue(isCompilerMade(accessor) ? call : guarded(call, span), component);
  }

  /** Whether the accessor just reads its field, for sure: one of a class file may do anything. */
  private boolean isCompilerMade(ExecutableElement accessor) {
    String record =
        body.view().elements().getBinaryName(MemberLowering.declaring(accessor)).toString();
    return body.view().round().find(record).isPresent()
        && body.view().trees().getTree(accessor) == null;
  }

  /**
   * What a written accessor throws comes out of the pattern as a {@code MatchException} (JLS
   * 14.30.2): {@code switch (0) { default -> { try { yield call; } catch (Throwable t) { throw new
   * MatchException(t.toString(), t); } } }}.
   */
  private Expr guarded(Expr call, Span span) {
    Local caught = body.scope().fresh("t", PlatformCalls.THROWABLE);
    Expr cause = new Expr.LocalRead(caught, span);
    PlatformCalls platform = body.platform();
    Expr exception = platform.matchException(platform.text(cause), cause, span);
    Stmt thrown = new Stmt.Throw(exception, span);
    Stmt.Catch handler =
        new Stmt.Catch(
            List.of(PlatformCalls.THROWABLE), caught, new Stmt.Block(List.of(thrown), span), span);
    Stmt.Block tried = new Stmt.Block(List.of(new Stmt.Yield(call, span)), span);
    Stmt only = new Stmt.Try(tried, List.of(handler), null, span);
    Stmt.Case always = new Stmt.Case(List.of(), true, List.of(), null, true, List.of(only), span);
    Expr zero = new Expr.Constant(0, PrimitiveType.INT, span);
    return new Expr.SwitchExpr(zero, List.of(always), call.type(), span);
  }

  /**
   * A value to be used twice: first where it is evaluated, then from the variable it is kept in.
   */
  private record Kept(Expr first, Expr again) {}

  private Kept keep(Expr value, String name) {
    boolean repeatable =
        value instanceof Expr.LocalRead
            || value instanceof Expr.This
            || value instanceof Expr.CurrentValue;
    if (repeatable) {
      return new Kept(value, value);
    }
    Local kept = body.scope().fresh(name, value.type());
    body.scope().hoist(kept);
    Expr.LocalRead read = new Expr.LocalRead(kept, value.span());
    return new Kept(new Expr.Assign(read, value, value.span()), read);
  }

  /** True, once the value has been evaluated; reading a field of a record needs not happen. */
  private static Expr evaluated(Expr value, Span span) {
    return value instanceof Expr.SwitchExpr
        ? new Expr.Sequence(List.of(value), yes(span), span)
        : yes(span);
  }

  private static Expr assigned(Local local, Expr value, Span span) {
    Expr assign = new Expr.Assign(new Expr.LocalRead(local, span), value, span);
    return new Expr.Sequence(List.of(assign), yes(span), span);
  }

  private static Expr yes(Span span) {
    return new Expr.Constant(true, PrimitiveType.BOOLEAN, span);
  }

  private static boolean isYes(Expr expr) {
    return expr instanceof Expr.Constant constant && Boolean.TRUE.equals(constant.value());
  }

  /** {@code left && right}, without what is true anyway. */
  static Expr and(Expr left, Expr right) {
    if (isYes(left) || isYes(right)) {
      return isYes(left) ? right : left;
    }
    if (left instanceof Expr.Sequence sequence && isYes(sequence.last())) {
      List<Expr> first = new ArrayList<>(sequence.first());
      Expr last = right;
      if (right instanceof Expr.Sequence more) {
        first.addAll(more.first());
        last = more.last();
      }
      return new Expr.Sequence(List.copyOf(first), last, left.span());
    }
    return new Expr.Logical(true, left, right, left.span());
  }

  private static String name(TypeElement element) {
    String name = element.getSimpleName().toString();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
