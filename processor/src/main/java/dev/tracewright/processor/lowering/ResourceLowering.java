package dev.tracewright.processor.lowering;

import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.processor.syntax.BinaryOperator;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Writes out the resources of a {@code try} (JLS 14.20.3.1). For each, around what follows it:
 *
 * <pre>{@code
 * R r = …;
 * Throwable primary = null;
 * try { … } catch (Throwable t) { primary = t; throw t; } finally {
 *   if (r != null) {
 *     if (primary != null) {
 *       try { r.close(); } catch (Throwable suppressed) { primary.addSuppressed(suppressed); }
 *     } else { r.close(); }
 *   }
 * }
 * }</pre>
 */
final class ResourceLowering {

  private final BodyLowering body;

  ResourceLowering(BodyLowering body) {
    this.body = body;
  }

  /** The block of a {@code try} with its resources around it. */
  Stmt.Block lower(TreePath path, TryTree tree) {
    return lower(path, tree, 0);
  }

  private Stmt.Block lower(TreePath path, TryTree tree, int index) {
    if (index == tree.getResources().size()) {
      return body.statements().block(JavacView.child(path, tree.getBlock()));
    }
    TreePath place = JavacView.child(path, tree.getResources().get(index));
    Span span = body.view().span(place);
    Opened opened = open(place, span);
    if (opened == null) {
      return new Stmt.Block(List.of(new Stmt.Unsupported("unresolved resource", span)), span);
    }
    List<Stmt> statements = new ArrayList<>(opened.statements);
    Local primary = body.scope().fresh("primary", PlatformCalls.THROWABLE);
    statements.add(new Stmt.Declare(primary, none(span), span));
    statements.add(
        new Stmt.Try(
            lower(path, tree, index + 1),
            List.of(remembering(primary, span)),
            block(closing(opened, primary, span), span),
            body.view().span(path)));
    return new Stmt.Block(List.copyOf(statements), body.view().span(path));
  }

  /**
   * A resource that is open.
   *
   * @param statements what opens it
   * @param read reads it
   * @param close closes it
   */
  private record Opened(List<Stmt> statements, Expr read, Expr close) {}

  private @Nullable Opened open(TreePath place, Span span) {
    List<Stmt> statements;
    Expr read;
    TypeMirror type;
    if (place.getLeaf() instanceof VariableTree) {
      if (!(body.view().element(place) instanceof VariableElement element)) {
        return null;
      }
      statements = body.statements().one(place);
      Local local = body.scope().find(element);
      if (local == null) {
        return null;
      }
      read = new Expr.LocalRead(local, span);
      type = element.asType();
    } else {
      Expr existing = body.lower(place);
      Local local = body.scope().fresh("resource", existing.type());
      boolean isVariable = existing instanceof Expr.LocalRead;
      statements = isVariable ? List.of() : List.of(new Stmt.Declare(local, existing, span));
      read = isVariable ? existing : new Expr.LocalRead(local, span);
      type = body.view().type(place);
    }
    Expr close = close(read, type, span);
    return close == null ? null : new Opened(statements, read, close);
  }

  private @Nullable Expr close(Expr resource, TypeMirror type, Span span) {
    TypeElement closeable = body.view().elements().getTypeElement("java.lang.AutoCloseable");
    TypeMirror part = body.types().partOf(type, closeable.asType());
    if (part == null
        || !(body.view().types().erasure(part) instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)) {
      return null;
    }
    ExecutableElement method =
        new Supertypes(body.types())
            .of(element).stream()
                .flatMap(each -> body.members().declared(each, "close", List.of()).stream())
                .findFirst()
                .orElseThrow();
    return new Expr.Call(
        body.calls().named(method, type),
        body.calls().receiver(resource, type, method),
        false,
        List.of(),
        PrimitiveType.VOID,
        span);
  }

  private Stmt.Catch remembering(Local primary, Span span) {
    Local thrown = body.scope().fresh("t", PlatformCalls.THROWABLE);
    Expr read = new Expr.LocalRead(thrown, span);
    Stmt assign =
        new Stmt.Evaluate(new Expr.Assign(new Expr.LocalRead(primary, span), read, span), span);
    Stmt.Block handler = new Stmt.Block(List.of(assign, new Stmt.Throw(read, span)), span);
    return new Stmt.Catch(List.of(PlatformCalls.THROWABLE), thrown, handler, span);
  }

  private Stmt closing(Opened opened, Local primary, Span span) {
    Stmt close = new Stmt.Evaluate(opened.close, span);
    Expr failed = new Expr.LocalRead(primary, span);
    Local suppressed = body.scope().fresh("suppressed", PlatformCalls.THROWABLE);
    Expr add = body.platform().addSuppressed(failed, new Expr.LocalRead(suppressed, span));
    Stmt.Block handler = block(new Stmt.Evaluate(add, span), span);
    Stmt.Catch suppressing =
        new Stmt.Catch(List.of(PlatformCalls.THROWABLE), suppressed, handler, span);
    Stmt quietly = new Stmt.Try(block(close, span), List.of(suppressing), null, span);
    Stmt either =
        new Stmt.If(isThere(failed, span), block(quietly, span), block(close, span), span);
    return new Stmt.If(isThere(opened.read, span), block(either, span), null, span);
  }

  private static Expr isThere(Expr value, Span span) {
    return new Expr.Binary(
        BinaryOperator.NOT_EQUAL, value, none(span), PrimitiveType.BOOLEAN, span);
  }

  private static Expr none(Span span) {
    return new Expr.Constant(null, NullType.NULL, span);
  }

  private static Stmt.Block block(Stmt only, Span span) {
    return new Stmt.Block(List.of(only), span);
  }
}
