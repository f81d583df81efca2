package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Stmt;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Visits every expression and statement inside a piece of syntax, outermost first. */
final class SyntaxWalk {
  private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

  private SyntaxWalk() {}

  /**
   * Shows {@code visitor} every {@link Expr}, {@link Stmt}, {@link Stmt.Case}, {@link Stmt.Catch}
   * and {@link MethodSyntax} in it; where it returns false, what is inside is left out.
   */
  static void visit(Object syntax, Predicate<Object> visitor) {
    if (syntax instanceof Iterable<?> all) {
      all.forEach(each -> visit(each, visitor));
      return;
    }
    if (!(syntax instanceof Expr
        || syntax instanceof Stmt
        || syntax instanceof Stmt.Case
        || syntax instanceof Stmt.Catch
        || syntax instanceof MethodSyntax)) {
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

  /** The same, also in the code of the local classes of which it makes instances. */
  static void visitAll(Object syntax, Program program, Predicate<Object> visitor) {
    visitAll(syntax, program, visitor, new HashSet<>());
  }

  private static void visitAll(
      Object syntax, Program program, Predicate<Object> visitor, Set<ClassType> seen) {
    visit(
        syntax,
        part -> {
          boolean goesOn = visitor.test(part);
          MethodInfo constructor = null;
          if (part instanceof Expr.New made) {
            constructor = made.constructor();
          } else if (part instanceof Stmt.ConstructorCall call) {
            constructor = call.constructor();
          }
          if (goesOn && constructor != null) {
            ClassType type = constructor.declaring();
            boolean isLocal = program.info(type).filter(ClassInfo::isLocal).isPresent();
            if (isLocal && seen.add(type)) {
              program.source(type).ifPresent(each -> visitAll(code(each), program, visitor, seen));
            }
          }
          return goesOn;
        });
  }

  /** The code of a class: its initialisers, constructors and methods. */
  static List<Object> code(ClassSyntax type) {
    List<Object> code = new ArrayList<>(type.initializers());
    code.addAll(type.constructors());
    code.addAll(type.methods());
    return code;
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
