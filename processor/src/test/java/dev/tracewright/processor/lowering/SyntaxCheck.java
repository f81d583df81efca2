package dev.tracewright.processor.lowering;

import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.BinaryOperator;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Stmt;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that syntax is typed as its documentation promises: operands have one type, what is
 * converted needed it, what is passed, assigned, returned and yielded has the type it is taken as.
 */
final class SyntaxCheck {

  private final Program program;

  /** Whether the code can read variables of a method around its class. */
  private final boolean isLocal;

  private final List<String> problems = new ArrayList<>();
  private final List<MethodInfo> called = new ArrayList<>();
  private final Map<Integer, Local> locals = new HashMap<>();

  SyntaxCheck(Program program, boolean isLocal) {
    this.program = program;
    this.isLocal = isLocal;
  }

  List<String> problems() {
    return problems;
  }

  /** Every method and constructor that is called, in the order of the walk. */
  List<MethodInfo> called() {
    return called;
  }

  void method(MethodSyntax method) {
    locals.clear();
    method.parameters().forEach(this::declare);
    Stmt.Block body = method.body();
    if (body != null) {
      walk(body, method.result(), null);
    }
  }

  void initializers(List<Stmt> statements) {
    locals.clear();
    statements.forEach(each -> walk(each, PrimitiveType.VOID, null));
  }

  private void require(boolean holds, Object syntax, String rule) {
    if (!holds) {
      problems.add(rule + ": " + syntax);
    }
  }

  private void declare(Local local) {
    Local other = locals.putIfAbsent(local.id(), local);
    require(other == null, local, "variables of one method have different numbers");
  }

  /** The type an expression can stand for: the very primitive type, or a supertype. */
  private boolean fits(Expr value, TypeRef type) {
    if (value instanceof Expr.Unsupported) {
      return true;
    }
    boolean exact = type.isPrimitive() || value.type().isPrimitive();
    return exact ? value.type() == type : program.isSubtype(value.type(), type);
  }

  private void walk(@Nullable Object syntax, @Nullable TypeRef result, @Nullable TypeRef yielded) {
    if (syntax instanceof List<?> list) {
      list.forEach(each -> walk(each, result, yielded));
      return;
    }
    if (syntax instanceof Stmt.Return it) {
      Expr value = it.value();
      require(
          value == null || result == null || fits(value, result),
          it,
          "a result has the declared type");
    } else if (syntax instanceof Stmt.Yield it) {
      require(yielded != null && fits(it.value(), yielded), it, "what is yielded has the type");
    } else if (syntax instanceof Stmt statement) {
      statement(statement);
    } else if (syntax instanceof Expr expression) {
      expression(expression);
    }
    if (syntax instanceof Expr.Lambda it) {
      it.parameters().forEach(this::declare);
      walk(it.body(), it.result(), null);
      return;
    }
    if (syntax instanceof Stmt.Case it) {
      oneCase(it);
    }
    boolean parts = syntax instanceof Stmt || syntax instanceof Expr;
    boolean clauses = syntax instanceof Stmt.Case || syntax instanceof Stmt.Catch;
    if (syntax != null && (parts || clauses)) {
      TypeRef inner = syntax instanceof Expr.SwitchExpr it ? it.type() : yielded;
      parts(syntax, result, inner);
    }
  }

  private void parts(Object syntax, @Nullable TypeRef result, @Nullable TypeRef yielded) {
    for (RecordComponent each : syntax.getClass().getRecordComponents()) {
      try {
        Object part = each.getAccessor().invoke(syntax);
        if (part instanceof Expr || part instanceof Stmt || part instanceof List<?>) {
          walk(part, result, yielded);
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Declare it) {
      declare(it.local());
      Expr initial = it.initial();
      require(
          initial == null || fits(initial, it.local().type()), it, "an initial value has the type");
    } else if (statement instanceof Stmt.ConstructorCall it) {
      called.add(it.constructor());
      arguments(it.constructor(), it.arguments(), it);
    } else if (statement instanceof Stmt.If it) {
      condition(it.condition());
    } else if (statement instanceof Stmt.While it) {
      condition(it.condition());
    } else if (statement instanceof Stmt.DoWhile it) {
      condition(it.condition());
    } else if (statement instanceof Stmt.For it && it.condition() != null) {
      condition(it.condition());
    } else if (statement instanceof Stmt.ForEach it) {
      declare(it.local());
      require(fits(it.converted(), it.local().type()), it, "an element has the variable's type");
    } else if (statement instanceof Stmt.Try it) {
      it.catches().forEach(each -> declare(each.local()));
    }
  }

  private void oneCase(Stmt.Case it) {
    it.bindings().forEach(this::declare);
    Expr test = it.test();
    if (test != null) {
      condition(test);
    }
    require(test == null || it.labels().isEmpty(), it, "a case has labels or a test");
  }

  private void condition(Expr condition) {
    require(fits(condition, PrimitiveType.BOOLEAN), condition, "a condition is a boolean");
  }

  private void expression(Expr expression) {
    if (expression instanceof Expr.LocalRead it) {
      require(
          it.local().equals(locals.getOrDefault(it.local().id(), isLocal ? it.local() : null)),
          it,
          "a variable is read as declared");
    } else if (expression instanceof Expr.Assign it) {
      require(fits(it.value(), it.target().type()), it, "an assigned value has the type");
    } else if (expression instanceof Expr.CompoundAssign it) {
      boolean text = it.newValue() instanceof Expr.Concat;
      require(text || fits(it.newValue(), it.target().type()), it, "what is stored has the type");
    } else if (expression instanceof Expr.Call it) {
      Expr receiver = it.receiver();
      if (!(receiver instanceof Expr.Unsupported)) {
        called.add(it.method());
      }
      arguments(it.method(), it.arguments(), it);
      boolean isStatic = it.method().ref().kind() == MemberRef.Kind.STATIC;
      require(isStatic == (receiver == null), it, "instance methods have a receiver");
      require(
          receiver == null || fits(receiver, it.method().ref().owner()),
          it,
          "a receiver has the method");
    } else if (expression instanceof Expr.New it) {
      called.add(it.constructor());
      arguments(it.constructor(), it.arguments(), it);
    } else if (expression instanceof Expr.Conditional it) {
      condition(it.condition());
      require(fits(it.whenTrue(), it.type()), it, "a branch has the type of the whole");
      require(fits(it.whenFalse(), it.type()), it, "a branch has the type of the whole");
    } else if (expression instanceof Expr.Logical it) {
      condition(it.left());
      condition(it.right());
    } else if (expression instanceof Expr.Binary it) {
      binary(it);
    } else if (expression instanceof Expr.Convert it) {
      convert(it);
    } else {
      arrays(expression);
    }
  }

  private void arrays(Expr expression) {
    if (expression instanceof Expr.ArrayAccess it) {
      require(fits(it.index(), PrimitiveType.INT), it, "an index is an int");
    } else if (expression instanceof Expr.NewArray it) {
      it.dimensions()
          .forEach(each -> require(fits(each, PrimitiveType.INT), it, "a dimension is an int"));
    } else if (expression instanceof Expr.ArrayLiteral it) {
      it.elements()
          .forEach(
              each -> require(fits(each, it.type().component()), it, "an element has the type"));
    }
  }

  private void arguments(MethodInfo method, List<Expr> arguments, Object syntax) {
    List<TypeRef> parameters = method.ref().parameters();
    require(parameters.size() == arguments.size(), syntax, "each parameter has an argument");
    for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
      require(fits(arguments.get(i), parameters.get(i)), syntax, "an argument has the type");
    }
  }

  private void binary(Expr.Binary it) {
    TypeRef left = it.left().type();
    TypeRef right = it.right().type();
    boolean poison =
        it.left() instanceof Expr.Unsupported || it.right() instanceof Expr.Unsupported;
    boolean shift =
        it.operator() == BinaryOperator.SHIFT_LEFT
            || it.operator() == BinaryOperator.SHIFT_RIGHT
            || it.operator() == BinaryOperator.SHIFT_RIGHT_UNSIGNED;
    boolean references = !left.isPrimitive() && !right.isPrimitive();
    boolean identity =
        it.operator() == BinaryOperator.EQUAL || it.operator() == BinaryOperator.NOT_EQUAL;
    require(
        poison || (shift ? isPromoted(left) && isPromoted(right) : left == right || references),
        it,
        "operands have one type");
    require(poison || identity || !references, it, "operands are primitive values");
    require(poison || references || isPromoted(left), it, "operands are promoted");
  }

  private static boolean isPromoted(TypeRef type) {
    return type == PrimitiveType.INT
        || type == PrimitiveType.LONG
        || type == PrimitiveType.FLOAT
        || type == PrimitiveType.DOUBLE
        || type == PrimitiveType.BOOLEAN;
  }

  private void convert(Expr.Convert it) {
    TypeRef from = it.operand().type();
    boolean fine =
        switch (it.conversion()) {
          case PRIMITIVE -> from.isPrimitive() && it.type().isPrimitive() && from != it.type();
          case BOX -> from instanceof PrimitiveType type && type.box().equals(it.type());
          case UNBOX ->
              PrimitiveType.unboxed(from.erasure())
                  .filter(type -> type.equals(it.type()))
                  .isPresent();
          case CAST -> !from.isPrimitive() && !it.type().isPrimitive();
          case STATIC ->
              from instanceof NullType
                  || (program.isSubtype(from, it.type()) && !from.isPrimitive());
        };
    require(
        fine || it.operand() instanceof Expr.Unsupported,
        it,
        "a conversion does what its name says");
  }
}
