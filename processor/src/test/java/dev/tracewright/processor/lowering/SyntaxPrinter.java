package dev.tracewright.processor.lowering;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.BinaryOperator;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Stmt;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints syntax in one line, close to Java, with every conversion as a function: {@code
 * prim<double>(x)}, {@code box(x)}, {@code unbox(x)}, {@code cast<T>(x)}, {@code static<T>(x)}.
 * Calls name what javac resolved in braces, an interface with a star, then their type.
 */
final class SyntaxPrinter {

  private SyntaxPrinter() {}

  static String print(MethodSyntax method) {
    String parameters =
        method.parameters().stream()
            .map(each -> type(each.type()) + " " + each.name())
            .collect(Collectors.joining(", "));
    Stmt.Block body = method.body();
    String text =
        type(method.result())
            + " "
            + method.info().ref().name()
            + "("
            + parameters
            + ") "
            + (body == null ? ";" : print(body));
    return within(method.info().declaring(), text);
  }

  /** {@code this} as it is printed at first, with the class that is meant. */
  private static String outer(ClassType type) {
    return type(type.erasure()) + ".this";
  }

  /** The text of code of a class, in which {@code this} needs no name. */
  static String within(ClassType type, String text) {
    return text.replace(outer(type), "this");
  }

  /** A class in one line: its fields, initialisers, constructors and methods. */
  static String print(ClassSyntax type) {
    ClassInfo info = type.info();
    StringBuilder text = new StringBuilder(info.nesting() + " " + info.kind() + " ");
    text.append(type(info.type()).replaceFirst(".*\\$", "")).append(" {");
    for (FieldInfo field : type.fields()) {
      text.append(" ").append(type(field.type())).append(" ").append(field.name()).append(";");
    }
    if (!type.initializers().isEmpty()) {
      String code = within(info.type(), statements(type.initializers()));
      text.append(" init { ").append(code).append(" }");
    }
    type.constructors().forEach(each -> text.append(" ").append(print(each)));
    type.methods().forEach(each -> text.append(" ").append(print(each)));
    return text.append(" }").toString();
  }

  /** The statements of a body without its braces, one a line. */
  static String printBody(MethodSyntax method) {
    Stmt.Block body = method.body();
    return body == null
        ? ";"
        : within(
            method.info().declaring(),
            body.statements().stream().map(SyntaxPrinter::print).collect(Collectors.joining("\n")));
  }

  static String type(TypeRef type) {
    return type.text().replaceAll("java\\.(lang|util|io|util\\.function)\\.(?=[A-Z])", "");
  }

  static String statements(List<Stmt> statements) {
    return statements.stream().map(SyntaxPrinter::print).collect(Collectors.joining(" "));
  }

  static String print(Stmt statement) {
    if (statement instanceof Stmt.Block it) {
      return it.statements().isEmpty() ? "{}" : "{ " + statements(it.statements()) + " }";
    }
    if (statement instanceof Stmt.Declare it) {
      String value = it.initial() == null ? "" : " = " + print(it.initial());
      return type(it.local().type()) + " " + it.local().name() + value + ";";
    }
    if (statement instanceof Stmt.Evaluate it) {
      return print(it.expression()) + ";";
    }
    if (statement instanceof Stmt.ConstructorCall it) {
      return (it.isSuper() ? "super" : "this")
          + named(it.constructor())
          + arguments(it.arguments())
          + ";";
    }
    if (statement instanceof Stmt.If it) {
      String otherwise = it.otherwise() == null ? "" : " else " + print(it.otherwise());
      return "if (" + print(it.condition()) + ") " + print(it.then()) + otherwise;
    }
    if (statement instanceof Stmt.Return it) {
      return it.value() == null ? "return;" : "return " + print(it.value()) + ";";
    }
    if (statement instanceof Stmt.Yield it) {
      return "yield " + print(it.value()) + ";";
    }
    if (statement instanceof Stmt.Throw it) {
      return "throw " + print(it.value()) + ";";
    }
    if (statement instanceof Stmt.Assert it) {
      String detail = it.detail() == null ? "" : " : " + print(it.detail());
      return "assert " + print(it.condition()) + detail + ";";
    }
    return printControl(statement);
  }

  private static String printControl(Stmt statement) {
    if (statement instanceof Stmt.While it) {
      return "while (" + print(it.condition()) + ") " + print(it.body());
    }
    if (statement instanceof Stmt.DoWhile it) {
      return "do " + print(it.body()) + " while (" + print(it.condition()) + ");";
    }
    if (statement instanceof Stmt.For it) {
      String condition = it.condition() == null ? "" : print(it.condition());
      return "for ("
          + statements(it.initial())
          + " | "
          + condition
          + " | "
          + statements(it.updates())
          + ") "
          + print(it.body());
    }
    if (statement instanceof Stmt.ForEach it) {
      return "for ("
          + type(it.local().type())
          + " "
          + it.local().name()
          + " = "
          + print(it.converted())
          + " : "
          + print(it.iterable())
          + ") "
          + print(it.body());
    }
    if (statement instanceof Stmt.Break it) {
      return it.label() == null ? "break;" : "break " + it.label() + ";";
    }
    if (statement instanceof Stmt.Continue it) {
      return it.label() == null ? "continue;" : "continue " + it.label() + ";";
    }
    if (statement instanceof Stmt.Labeled it) {
      return it.label() + ": " + print(it.body());
    }
    if (statement instanceof Stmt.Switch it) {
      return "switch (" + print(it.selector()) + ") " + cases(it.cases());
    }
    if (statement instanceof Stmt.Synchronized it) {
      return "synchronized (" + print(it.lock()) + ") " + print(it.body());
    }
    if (statement instanceof Stmt.Try it) {
      return printTry(it);
    }
    if (statement instanceof Stmt.Empty) {
      return ";";
    }
    if (statement instanceof Stmt.Unsupported it) {
      return "UNSUPPORTED<" + it.construct() + ">;";
    }
    throw new AssertionError(statement);
  }

  private static String printTry(Stmt.Try it) {
    StringBuilder text = new StringBuilder("try ");
    text.append(print(it.body()));
    for (Stmt.Catch each : it.catches()) {
      text.append(" catch (")
          .append(each.types().stream().map(SyntaxPrinter::type).collect(Collectors.joining(" | ")))
          .append(" ")
          .append(each.local().name())
          .append(":")
          .append(type(each.local().type()))
          .append(") ")
          .append(print(each.body()));
    }
    if (it.finallyBlock() != null) {
      text.append(" finally ").append(print(it.finallyBlock()));
    }
    return text.toString();
  }

  private static String cases(List<Stmt.Case> cases) {
    return cases.stream().map(SyntaxPrinter::print).collect(Collectors.joining(" ", "{ ", " }"));
  }

  private static String print(Stmt.Case it) {
    StringBuilder text = new StringBuilder("case");
    String separator = " ";
    for (Expr label : it.labels()) {
      text.append(separator).append(print(label));
      separator = ", ";
    }
    if (it.isDefault()) {
      text.append(separator).append("default");
    }
    for (Local each : it.bindings()) {
      text.append(" ").append(type(each.type())).append(" ").append(each.name()).append(";");
    }
    if (it.test() != null) {
      text.append(" if ").append(print(it.test()));
    }
    return text.append(it.isArrow() ? " -> " : ": ").append(statements(it.body())).toString();
  }

  static String print(Expr expression) {
    if (expression instanceof Expr.Constant it) {
      return constant(it);
    }
    if (expression instanceof Expr.LocalRead it) {
      return it.local().name();
    }
    if (expression instanceof Expr.This it) {
      return outer(it.type());
    }
    if (expression instanceof Expr.FieldRead it) {
      String owner = it.field().owner().simpleName();
      return (it.receiver() == null ? owner : print(it.receiver())) + "." + it.field().name();
    }
    if (expression instanceof Expr.ArrayAccess it) {
      return print(it.array()) + "[" + print(it.index()) + "]";
    }
    if (expression instanceof Expr.ArrayLength it) {
      return print(it.array()) + ".length";
    }
    if (expression instanceof Expr.Unary it) {
      return it.operator().function() + "(" + print(it.operand()) + ")";
    }
    if (expression instanceof Expr.Binary it) {
      return "(" + print(it.left()) + " " + symbol(it.operator()) + " " + print(it.right()) + ")";
    }
    if (expression instanceof Expr.Concat it) {
      return "(" + print(it.left()) + " ~ " + print(it.right()) + ")";
    }
    if (expression instanceof Expr.Logical it) {
      String symbol = it.isAnd() ? " && " : " || ";
      return "(" + print(it.left()) + symbol + print(it.right()) + ")";
    }
    if (expression instanceof Expr.Conditional it) {
      return "("
          + print(it.condition())
          + " ? "
          + print(it.whenTrue())
          + " : "
          + print(it.whenFalse())
          + "):"
          + type(it.type());
    }
    return printMore(expression);
  }

  private static String printMore(Expr expression) {
    if (expression instanceof Expr.Assign it) {
      return print(it.target()) + " = " + print(it.value());
    }
    if (expression instanceof Expr.CompoundAssign it) {
      String sign = it.yieldsOld() ? " old:= " : " := ";
      return print(it.target()) + sign + print(it.newValue());
    }
    if (expression instanceof Expr.CurrentValue) {
      return "$";
    }
    if (expression instanceof Expr.Convert it) {
      return convert(it);
    }
    if (expression instanceof Expr.Call it) {
      String receiver = it.receiver() == null ? "" : print(it.receiver()) + ".";
      return (it.isSuper() ? "super:" : "")
          + receiver
          + it.method().ref().name()
          + named(it.method())
          + arguments(it.arguments())
          + ":"
          + type(it.type());
    }
    if (expression instanceof Expr.New it) {
      return "new " + type(it.type()) + named(it.constructor()) + arguments(it.arguments());
    }
    if (expression instanceof Expr.NewArray it) {
      return "new " + type(it.type()) + list("[", it.dimensions(), "]");
    }
    if (expression instanceof Expr.ArrayLiteral it) {
      return (it.implicit() ? "pack " : "new ") + type(it.type()) + list("{", it.elements(), "}");
    }
    if (expression instanceof Expr.InstanceOf it) {
      return "(" + print(it.operand()) + " instanceof " + type(it.tested()) + ")";
    }
    if (expression instanceof Expr.ClassOf it) {
      return type(it.named()) + ".class:" + type(it.type());
    }
    if (expression instanceof Expr.Sequence it) {
      return "[" + list("", it.first(), "") + "; " + print(it.last()) + "]";
    }
    if (expression instanceof Expr.SwitchExpr it) {
      return "switch (" + print(it.selector()) + ") " + cases(it.cases()) + ":" + type(it.type());
    }
    if (expression instanceof Expr.Lambda it) {
      String parameters =
          it.parameters().stream()
              .map(each -> type(each.type()) + " " + each.name())
              .collect(Collectors.joining(", "));
      return type(it.type())
          + it.markers().stream().map(each -> " & " + type(each)).collect(Collectors.joining())
          + named(it.functionalMethod())
          + "("
          + parameters
          + ") -> "
          + print(it.body());
    }
    if (expression instanceof Expr.Unsupported it) {
      return "UNSUPPORTED<" + it.construct() + ">";
    }
    throw new AssertionError(expression);
  }

  private static String convert(Expr.Convert it) {
    String name =
        switch (it.conversion()) {
          case PRIMITIVE -> "prim<" + type(it.type()) + ">";
          case BOX -> "box";
          case UNBOX -> "unbox";
          case CAST -> "cast<" + type(it.type()) + ">";
          case STATIC -> "static<" + type(it.type()) + ">";
        };
    return name + "(" + print(it.operand()) + ")";
  }

  /** What javac resolved: the owner, a star for an interface, and the erased parameters. */
  static String named(MethodInfo method) {
    MemberRef ref = method.ref();
    return "{"
        + type(ref.owner())
        + (ref.ownerIsInterface() ? "*" : "")
        + ref.parameters().stream()
            .map(SyntaxPrinter::type)
            .collect(Collectors.joining(",", "(", ")"))
        + "}";
  }

  private static String arguments(List<Expr> arguments) {
    return list("(", arguments, ")");
  }

  private static String list(String open, List<Expr> expressions, String close) {
    return expressions.stream()
        .map(SyntaxPrinter::print)
        .collect(Collectors.joining(", ", open, close));
  }

  private static String constant(Expr.Constant constant) {
    @Nullable Object value = constant.value();
    if (value instanceof String text) {
      return '"' + text.replace("\n", "\\n") + '"';
    }
    String suffix = "";
    if (constant.type() instanceof PrimitiveType type) {
      assertBoxOf(type, value);
      suffix =
          switch (type) {
            case LONG -> "L";
            case FLOAT -> "f";
            case BYTE, SHORT, CHAR -> ":" + type.keyword();
            default -> "";
          };
    }
    return value instanceof Character character ? (int) character + suffix : value + suffix;
  }

  private static void assertBoxOf(PrimitiveType type, @Nullable Object value) {
    if (value == null || !value.getClass().getSimpleName().equals(type.box().simpleName())) {
      throw new AssertionError(value + " is no " + type.keyword());
    }
  }

  private static String symbol(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case REMAINDER -> "%";
      case AND -> "&";
      case OR -> "|";
      case XOR -> "^";
      case SHIFT_LEFT -> "<<";
      case SHIFT_RIGHT -> ">>";
      case SHIFT_RIGHT_UNSIGNED -> ">>>";
      case LESS -> "<";
      case LESS_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_EQUAL -> ">=";
      case EQUAL -> "==";
      case NOT_EQUAL -> "!=";
    };
  }
}
