package dev.tracewright.processor.lowering;

import dev.tracewright.processor.syntax.ClassInfo;
import java.lang.reflect.RecordComponent;
import java.util.function.Consumer;

/** Walks through everything that syntax is made of, types and members included. */
final class SyntaxParts {

  private SyntaxParts() {}

  /** Shows the visitor each part, outermost first, but for what a class says of itself. */
  static void visit(Object part, Consumer<Object> visitor) {
    visitor.accept(part);
    if (part instanceof Iterable<?> all) {
      all.forEach(each -> visit(each, visitor));
    } else if (part instanceof Record && !(part instanceof ClassInfo)) {
      for (RecordComponent each : part.getClass().getRecordComponents()) {
        try {
          Object value = each.getAccessor().invoke(part);
          if (value != null) {
            visit(value, visitor);
          }
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
    }
  }
}
