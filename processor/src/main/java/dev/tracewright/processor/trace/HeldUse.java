package dev.tracewright.processor.trace;

import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Modifiers;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the array or mutable list in a field can be changed by anyone but its constructor. */
final class HeldUse {
  private static final Set<String> READS = Set.of("get", "size", "isEmpty");

  private final FieldInfo field;

  /** Mentions of the field through which its elements are only read. */
  private final Set<Expr> reads = Collections.newSetFromMap(new IdentityHashMap<>());

  private @Nullable Span other;

  private HeldUse(FieldInfo field) {
    this.field = field;
  }

  /** Whether a field is private and code that runs later only reads elements through it. */
  static boolean isOnlyRead(ClassSyntax owner, FieldInfo field, Program program) {
    return obstacle(owner, field, program).isEmpty();
  }

  /**
   * Why code that runs after the constructor may change what a field holds, as a clause; empty if
   * it may not.
   */
  static Optional<String> obstacle(ClassSyntax owner, FieldInfo field, Program program) {
    if (field.modifiers().access() != Modifiers.Access.PRIVATE || !field.modifiers().isFinal()) {
      return Optional.of("it can be changed and the field is not private");
    }
    HeldUse use = new HeldUse(field);
    List<Object> code = new ArrayList<>(owner.methods());
    code.addAll(later(owner, program));
    SyntaxWalk.visitAll(
        code,
        program,
        part -> {
          use.visit(part);
          return true;
        });
    return Optional.ofNullable(use.other)
        .map(each -> "line " + each.line() + " of its class does more than read an element");
  }

  /** What stands in constructors and runs later: lambdas, and code of local classes. */
  private static List<Object> later(ClassSyntax owner, Program program) {
    List<Object> found = new ArrayList<>();
    SyntaxWalk.visit(
        List.of(owner.initializers(), owner.constructors()),
        part -> {
          boolean isLater =
              part instanceof Expr.Lambda
                  || (part instanceof Expr.New made
                      && program
                          .info(made.constructor().declaring())
                          .filter(ClassInfo::isLocal)
                          .isPresent());
          if (isLater) {
            found.add(part);
          }
          return !isLater;
        });
    return found;
  }

  /** Is shown what mentions the field before the mention itself. */
  private void visit(Object part) {
    if (part instanceof Stmt.ForEach loop) {
      excuse(loop.iterable());
    } else if (part instanceof Expr.Call call && READS.contains(call.method().ref().name())) {
      excuse(call.receiver());
    } else if (part instanceof Expr.ArrayAccess access) {
      excuse(access.array());
    } else if (part instanceof Expr.ArrayLength length) {
      excuse(length.array());
    } else if (part instanceof Expr.Assign assign && isElement(assign.target())) {
      blame(assign.span());
    } else if (part instanceof Expr.CompoundAssign assign && isElement(assign.target())) {
      blame(assign.span());
    } else if (part instanceof Expr.FieldRead read && isField(read) && !reads.contains(read)) {
      blame(read.span());
    }
  }

  private void excuse(@Nullable Expr expression) {
    Expr bare = bare(expression);
    if (bare != null) {
      reads.add(bare);
    }
  }

  private void blame(Span span) {
    if (other == null) {
      other = span;
    }
  }

  private boolean isElement(Expr.Assignable target) {
    return target instanceof Expr.ArrayAccess access
        && bare(access.array()) instanceof Expr.FieldRead read
        && isField(read);
  }

  private boolean isField(Expr.FieldRead read) {
    return read.field().name().equals(field.name()) && read.field().owner().equals(field.owner());
  }

  private static @Nullable Expr bare(@Nullable Expr expression) {
    Expr bare = expression;
    while (bare instanceof Expr.Convert convert) {
      bare = convert.operand();
    }
    return bare;
  }
}
