package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Stmt;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Visits every expression and statement inside a piece of syntax, outermost first. */
final class SyntaxWalk {
  private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

  private SyntaxWalk() {}

  /**
   * Shows {@code visitor} every {@link Expr}, {@link Stmt} and {@link Stmt.Case} in it; where it
   * returns false, what is inside is left out.
   */
  static void visit(Object syntax, Predicate<Object> visitor) {
    if (syntax instanceof Iterable<?> all) {
      all.forEach(each -> visit(each, visitor));
      return;
    }
    if (!(syntax instanceof Expr
        || syntax instanceof Stmt
        || syntax instanceof Stmt.Case
        || syntax instanceof Stmt.Catch)) {
      return;
    }
    if (!visitor.test(syntax)) {
      return;
    }
    for (RecordComponent component :
        COMPONENTS.computeIfAbsent(syntax.getClass(), Class::getRecordComponents)) {
      Object part = read(component, syntax);
      if (part != null) {
        visit(part, visitor);
      }
    }
  }

  private static @org.jspecify.annotations.Nullable Object read(
      RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
