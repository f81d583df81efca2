package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.OperatorSyntax;
import dev.tracewright.graph.OperatorSyntax.Precedence;
import dev.tracewright.graph.Operators;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Operators as Java writes them, with as few parentheses as the meaning allows. */
final class Operations {
  private static final Set<String> SHIFTS = Set.of("shl", "shr", "ushr");

  private final TypeNames types;
  private final Function<Argument, Expr> operands;

  Operations(TypeNames types, Function<Argument, Expr> operands) {
    this.types = types;
    this.operands = operands;
  }

  /** The expression for a node whose target is an operator. */
  Expr of(Node node, MemberRef operator) {
    OperatorSyntax syntax =
        OperatorSyntax.of(operator)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%" + node.name() + " calls an operator that is none: " + operator.name()));
    List<Argument> args = node.args();
    if (args.size() != syntax.arity() || operator.parameters().size() != args.size()) {
      throw new IllegalArgumentException(
          "%" + node.name() + ": " + operator.name() + " takes " + syntax.arity() + " arguments");
    }
    return switch (syntax.form()) {
      case BINARY -> binary(operator, syntax, args);
      case PREFIX -> prefix(operator, syntax, args.get(0));
      case CAST -> cast(node, args);
      case INSTANCE_OF -> instanceOf(operand(args.get(0)), classOf(node, args.get(1)));
      case INDEX -> index(node, args);
      case INDEX_STORE ->
          new Expr(
              CodeBlock.of("$L = $L", storeIndex(node, args).code(), stored(operator, args)),
              Precedence.ASSIGNMENT,
              PrimitiveType.VOID,
              false);
      case LENGTH ->
          Expr.primary(
              CodeBlock.of("$L.length", array(args.get(0), operator).receiver()),
              PrimitiveType.INT);
      case NEW_ARRAY -> newArray(classOf(node, args.get(0)).array(), List.of(args.get(1)));
      case NEW_MULTI_ARRAY -> newMultiArray(node, args);
      case ARRAY_LITERAL -> operand(args.get(0));
      case INITIALIZE ->
          Expr.primary(
              CodeBlock.of(
                  "$T.initialize($L)",
                  TypeNames.className(Operators.TYPE),
                  operand(args.get(0)).code()),
              PrimitiveType.VOID);
      case NULL_CHECK ->
          Expr.primary(
              CodeBlock.of("$T.requireNonNull($L)", Names.OBJECTS, operand(args.get(0)).code()),
              PrimitiveType.VOID);
    };
  }

  private Expr operand(Argument argument) {
    return operands.apply(argument);
  }

  private Expr binary(MemberRef operator, OperatorSyntax syntax, List<Argument> args) {
    Expr left = operand(args.get(0));
    Expr right = operand(args.get(1));
    if (syntax == OperatorSyntax.CONCAT) {
      return concat(operator, left, right);
    }
    boolean shift = SHIFTS.contains(operator.name());
    TypeRef first = operator.parameters().get(0);
    TypeRef second = operator.parameters().get(1);
    Expr a = converted(left, first, !shift && right.type().equals(first));
    Expr b = converted(right, second, !shift && a.type().equals(second));
    if (areIncomparable(a.type(), b.type())) {
      a = a.cast(types, ClassType.OBJECT);
    }
    return join(syntax, a, b, operator.result());
  }

  private static Expr join(OperatorSyntax syntax, Expr left, Expr right, TypeRef result) {
    int precedence = syntax.precedence();
    return new Expr(
        CodeBlock.of(
            "$L$W$L $L", left.atLeast(precedence), syntax.symbol(), right.atLeast(precedence + 1)),
        precedence,
        result,
        left.precedence() >= precedence && left.leadingSign());
  }

  /** Without a string among its operands a plus would be an addition. */
  private Expr concat(MemberRef operator, Expr left, Expr right) {
    Expr a = converted(left, operator.parameters().get(0), false);
    Expr b = converted(right, operator.parameters().get(1), false);
    if (!a.type().equals(ClassType.STRING) && !b.type().equals(ClassType.STRING)) {
      if (operator.parameters().get(0).equals(ClassType.STRING)) {
        a = a.cast(types, ClassType.STRING);
      } else {
        b = b.cast(types, ClassType.STRING);
      }
    }
    return join(OperatorSyntax.CONCAT, a, b, ClassType.STRING);
  }

  /** The operand, cast unless Java gives it the parameter's type by itself. */
  private Expr converted(Expr operand, TypeRef parameter, boolean otherDecides) {
    TypeRef type = operand.type();
    if (!parameter.isPrimitive()) {
      return type.isPrimitive() ? operand.cast(types, parameter) : operand;
    }
    if (type.equals(parameter)) {
      return operand;
    }
    boolean promoted =
        type instanceof PrimitiveType from
            && CallSyntax.widens(from, (PrimitiveType) parameter)
            && (parameter == PrimitiveType.INT || otherDecides);
    return promoted ? operand : operand.cast(types, parameter);
  }

  private static boolean areIncomparable(TypeRef a, TypeRef b) {
    boolean references = !a.isPrimitive() && !b.isPrimitive();
    return references
        && a != NullType.NULL
        && b != NullType.NULL
        && !a.erasure().equals(b.erasure())
        && !a.erasure().equals(ClassType.OBJECT)
        && !b.erasure().equals(ClassType.OBJECT);
  }

  private Expr prefix(MemberRef operator, OperatorSyntax syntax, Argument argument) {
    Expr operand = converted(operand(argument), operator.parameters().get(0), false);
    String symbol = syntax.symbol();
    if (symbol.startsWith("(")) {
      return new Expr(
          CodeBlock.of("$L $L", symbol, operand.atLeast(Precedence.UNARY)),
          Precedence.UNARY,
          operator.result(),
          false);
    }
    boolean sign = symbol.equals("-") || symbol.equals("+");
    CodeBlock code =
        sign && (operand.leadingSign() || isNumber(argument))
            ? operand.parenthesized()
            : operand.atLeast(Precedence.UNARY);
    return new Expr(CodeBlock.of("$L$L", symbol, code), Precedence.UNARY, operator.result(), sign);
  }

  private static boolean isNumber(Argument argument) {
    return argument instanceof Literal literal && literal.value() instanceof Number;
  }

  private Expr cast(Node node, List<Argument> args) {
    TypeRef named = classOf(node, args.get(1));
    TypeRef to = node.type().erasure().equals(named) ? node.type() : named;
    Expr operand = operand(args.get(0));
    boolean isRefused = operand.type().isPrimitive() || !types.mayConvert(operand.type(), named);
    Expr from = isRefused ? operand.cast(types, ClassType.OBJECT) : operand;
    if (!types.isAccessible(named)) {
      return Expr.primary(
          CodeBlock.of("$L.cast($L)", types.classObject(named), from.code()), ClassType.OBJECT);
    }
    return from.cast(types, types.accessible(to));
  }

  /** Java refuses to ask whether a value is of a class that its static type cannot be. */
  private Expr instanceOf(Expr operand, TypeRef type) {
    boolean mayBe = types.mayConvert(operand.type(), type);
    Expr asked = mayBe ? operand : operand.cast(types, ClassType.OBJECT);
    return new Expr(
        CodeBlock.of("$L instanceof $T", asked.atLeast(Precedence.RELATIONAL), types.of(type)),
        Precedence.RELATIONAL,
        PrimitiveType.BOOLEAN,
        false);
  }

  static TypeRef classOf(Node node, Argument argument) {
    if (argument instanceof ClassLiteral literal) {
      return literal.type();
    }
    throw new IllegalArgumentException("%" + node.name() + " needs a class literal");
  }

  /** The array, with a type that says so. */
  private Expr array(Argument argument, MemberRef operator) {
    Expr array = operand(argument);
    return array.type() instanceof ArrayType
        ? array
        : array.cast(types, operator.parameters().get(0));
  }

  /** The place of a store; whether the value fits into the array is then up to the array. */
  private Expr storeIndex(Node node, List<Argument> args) {
    Expr array = operand(args.get(0));
    Expr value = operand(args.get(2));
    boolean fits =
        !(array.type() instanceof ArrayType type)
            || value.type() == NullType.NULL
            || type.component().isPrimitive()
            || type.component().erasure().equals(ClassType.OBJECT)
            || type.component().equals(value.type());
    return index(node, fits ? array : array.cast(types, parameter(node)), args.get(1));
  }

  private static TypeRef parameter(Node node) {
    return ((MemberRef) node.target()).parameters().get(0);
  }

  private Expr index(Node node, List<Argument> args) {
    Expr array = operand(args.get(0));
    boolean isNull = array.type() == NullType.NULL;
    return index(node, isNull ? array.cast(types, node.type().array()) : array, args.get(1));
  }

  private Expr index(Node node, Expr given, Argument at) {
    Expr array = given.type() instanceof ArrayType ? given : given.cast(types, parameter(node));
    TypeRef component =
        array.type() instanceof ArrayType type ? type.component() : ClassType.OBJECT;
    Expr index = converted(operand(at), PrimitiveType.INT, false);
    return Expr.primary(CodeBlock.of("$L[$L]", array.receiver(), index.code()), component);
  }

  private CodeBlock stored(MemberRef operator, List<Argument> args) {
    Expr value = operand(args.get(2));
    TypeRef parameter = operator.parameters().get(2);
    return (parameter.isPrimitive() ? converted(value, parameter, false) : value).code();
  }

  private Expr newMultiArray(Node node, List<Argument> args) {
    if (!(args.get(1) instanceof ArrayArgument dimensions)) {
      throw new IllegalArgumentException("%" + node.name() + " needs its lengths one by one");
    }
    return newArray(classOf(node, args.get(0)), dimensions.elements());
  }

  private Expr newArray(TypeRef type, List<Argument> lengths) {
    CodeBlock.Builder brackets = CodeBlock.builder();
    TypeRef element = type;
    int depth = 0;
    while (element instanceof ArrayType array) {
      element = array.component();
      if (depth < lengths.size()) {
        Expr length = converted(operand(lengths.get(depth)), PrimitiveType.INT, false);
        brackets.add("[$L]", length.code());
      } else {
        brackets.add("[]");
      }
      depth++;
    }
    return made(CodeBlock.of("new $T$L", types.of(element), brackets.build()), type);
  }

  /** A new array: a bracket behind it would make it an array of arrays. */
  private static Expr made(CodeBlock code, TypeRef type) {
    return new Expr(code, Precedence.UNARY, type, false);
  }

  /** A new array of these elements. */
  Expr arrayOf(ArrayArgument array) {
    CodeBlock.Builder elements = CodeBlock.builder();
    String separator = "";
    for (Argument each : array.elements()) {
      elements.add(separator).add(element(each, array.component()).code());
      separator = ",$W";
    }
    // Java makes no arrays of parameterized types or of type variables.
    TypeRef raw = array.component().erasure().array();
    return made(
        CodeBlock.of("new $T {$L}", types.of(raw), elements.build()), array.component().array());
  }

  private Expr element(Argument each, TypeRef component) {
    boolean small = component == PrimitiveType.BYTE || component == PrimitiveType.SHORT;
    if (small
        && each instanceof Literal literal
        && literal.value() instanceof Number number
        && literal.type().equals(component)) {
      return Literals.bareInteger(number, component);
    }
    Expr value = operand(each);
    if (CallSyntax.boxes(value.plain(), component)) {
      return value.plain();
    }
    return component instanceof PrimitiveType to
            && !value.type().equals(to)
            && !(value.type() instanceof PrimitiveType from && CallSyntax.widens(from, to))
        ? value.cast(types, to)
        : value;
  }
}
