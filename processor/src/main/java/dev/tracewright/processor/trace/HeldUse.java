package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Modifiers;
import dev.tracewright.processor.syntax.Stmt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the array or mutable list in a field can be changed by anyone but its constructor. */
final class HeldUse {
  private static final Set<String> READS = Set.of("get", "size", "isEmpty");

  private HeldUse() {}

  /** Whether a field is private and every method of its class only reads elements through it. */
  static boolean isOnlyRead(ClassSyntax owner, FieldInfo field) {
    if (field.modifiers().access() != Modifiers.Access.PRIVATE || !field.modifiers().isFinal()) {
      return false;
    }
    int[] others = new int[1];
    for (MethodSyntax method : owner.methods()) {
      if (method.body() != null) {
        SyntaxWalk.visit(
            method.body(),
            part -> {
              others[0] += uses(part, field);
              return true;
            });
      }
    }
    return others[0] == 0;
  }

  /** Counts a mention of the field up, and down again where it is one that only reads. */
  private static int uses(Object part, FieldInfo field) {
    int count = part instanceof Expr.FieldRead read && isField(read, field) ? 1 : 0;
    if (part instanceof Stmt.ForEach loop && isField(loop.iterable(), field)) {
      count--;
    } else if (part instanceof Expr.Call call
        && isField(call.receiver(), field)
        && READS.contains(call.method().ref().name())) {
      count--;
    } else if (part instanceof Expr.ArrayAccess access && isField(access.array(), field)) {
      count--;
    } else if (part instanceof Expr.ArrayLength length && isField(length.array(), field)) {
      count--;
    } else if (part instanceof Expr.Assign assign && isElement(assign.target(), field)) {
      count++;
    } else if (part instanceof Expr.CompoundAssign assign && isElement(assign.target(), field)) {
      count++;
    }
    return count;
  }

  private static boolean isElement(Expr.Assignable target, FieldInfo field) {
    return target instanceof Expr.ArrayAccess access && isField(access.array(), field);
  }

  private static boolean isField(@Nullable Expr expression, FieldInfo field) {
    Expr bare = expression;
    while (bare instanceof Expr.Convert convert) {
      bare = convert.operand();
    }
    return bare instanceof Expr.FieldRead read
        && read.field().name().equals(field.name())
        && read.field().owner().equals(field.owner());
  }
}
