package dev.tracewright.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the functions of {@link Operators} are written in Java: symbol, number of operands,
 * precedence, associativity. All overloads of a name are written alike.
 */
public enum OperatorSyntax {
  ADD("add", Form.BINARY, "+", 2, Precedence.ADDITIVE),
  SUB("sub", Form.BINARY, "-", 2, Precedence.ADDITIVE),
  CONCAT("concat", Form.BINARY, "+", 2, Precedence.ADDITIVE),
  MUL("mul", Form.BINARY, "*", 2, Precedence.MULTIPLICATIVE),
  DIV("div", Form.BINARY, "/", 2, Precedence.MULTIPLICATIVE),
  MOD("mod", Form.BINARY, "%", 2, Precedence.MULTIPLICATIVE),
  NEG("neg", Form.PREFIX, "-", 1, Precedence.UNARY),
  POS("pos", Form.PREFIX, "+", 1, Precedence.UNARY),
  INVERT("invert", Form.PREFIX, "~", 1, Precedence.UNARY),
  NOT("not", Form.PREFIX, "!", 1, Precedence.UNARY),
  AND("and", Form.BINARY, "&", 2, Precedence.AND),
  OR("or", Form.BINARY, "|", 2, Precedence.OR),
  XOR("xor", Form.BINARY, "^", 2, Precedence.XOR),
  SHL("shl", Form.BINARY, "<<", 2, Precedence.SHIFT),
  SHR("shr", Form.BINARY, ">>", 2, Precedence.SHIFT),
  USHR("ushr", Form.BINARY, ">>>", 2, Precedence.SHIFT),
  LT("lt", Form.BINARY, "<", 2, Precedence.RELATIONAL),
  LE("le", Form.BINARY, "<=", 2, Precedence.RELATIONAL),
  GT("gt", Form.BINARY, ">", 2, Precedence.RELATIONAL),
  GE("ge", Form.BINARY, ">=", 2, Precedence.RELATIONAL),
  EQ("eq", Form.BINARY, "==", 2, Precedence.EQUALITY),
  NE("ne", Form.BINARY, "!=", 2, Precedence.EQUALITY),
  TO_BYTE("toByte", Form.PREFIX, "(byte)", 1, Precedence.UNARY),
  TO_SHORT("toShort", Form.PREFIX, "(short)", 1, Precedence.UNARY),
  TO_CHAR("toChar", Form.PREFIX, "(char)", 1, Precedence.UNARY),
  TO_INT("toInt", Form.PREFIX, "(int)", 1, Precedence.UNARY),
  TO_LONG("toLong", Form.PREFIX, "(long)", 1, Precedence.UNARY),
  TO_FLOAT("toFloat", Form.PREFIX, "(float)", 1, Precedence.UNARY),
  TO_DOUBLE("toDouble", Form.PREFIX, "(double)", 1, Precedence.UNARY),
  CAST("cast", Form.CAST, "()", 2, Precedence.UNARY),
  INSTANCE_OF("instanceOf", Form.INSTANCE_OF, "instanceof", 2, Precedence.RELATIONAL),
  GET_ITEM("getItem", Form.INDEX, "[]", 2, Precedence.PRIMARY),
  SET_ITEM("setItem", Form.INDEX_STORE, "[] =", 3, Precedence.ASSIGNMENT),
  LENGTH("length", Form.LENGTH, ".length", 1, Precedence.PRIMARY),
  NEW_ARRAY("newArray", Form.NEW_ARRAY, "new []", 2, Precedence.PRIMARY),
  NEW_MULTI_ARRAY("newMultiArray", Form.NEW_MULTI_ARRAY, "new [][]", 2, Precedence.PRIMARY),
  ARRAY("array", Form.ARRAY_LITERAL, "new [] {}", 1, Precedence.PRIMARY),
  NULL_CHECK(
      "nullCheck", Form.NULL_CHECK, "java.util.Objects.requireNonNull", 1, Precedence.PRIMARY),
  INITIALIZE("initialize", Form.INITIALIZE, "Operators.initialize", 1, Precedence.PRIMARY);

  /** The shapes in which an operator is written. */
  public enum Form {
    /** {@code a + b}. */
    BINARY,
    /** {@code -a}, {@code (int) a}. */
    PREFIX,
    /** {@code (String) a}: the second operand is the type. */
    CAST,
    /** {@code a instanceof String}: the second operand is the type. */
    INSTANCE_OF,
    /** {@code a[i]}. */
    INDEX,
    /** {@code a[i] = v}, a statement. */
    INDEX_STORE,
    /** {@code a.length}. */
    LENGTH,
    /** {@code new int[n]}: the first operand is the type of the elements. */
    NEW_ARRAY,
    /** {@code new int[n][m][]}: the first operand is the type, the second the array of lengths. */
    NEW_MULTI_ARRAY,
    /** {@code new int[] {a, b}}: written as its operand is. */
    ARRAY_LITERAL,
    /** {@code Objects.requireNonNull(a)}, a statement. */
    NULL_CHECK,
    /** {@code Operators.initialize(T.class)}. */
    INITIALIZE
  }

  /** How tightly operators bind; a greater number binds tighter (JLS 15, from 15.26 to 15.8). */
  public static final class Precedence {
    public static final int ASSIGNMENT = 1;
    public static final int CONDITIONAL = 2;
    public static final int CONDITIONAL_OR = 3;
    public static final int CONDITIONAL_AND = 4;
    public static final int OR = 5;
    public static final int XOR = 6;
    public static final int AND = 7;
    public static final int EQUALITY = 8;
    public static final int RELATIONAL = 9;
    public static final int SHIFT = 10;
    public static final int ADDITIVE = 11;
    public static final int MULTIPLICATIVE = 12;
    public static final int UNARY = 13;
    public static final int PRIMARY = 14;

    private Precedence() {}
  }

  /** On which side operators of one precedence group. */
  public enum Associativity {
    /** {@code a - b - c} is {@code (a - b) - c}. */
    LEFT,
    /** {@code - - a} is {@code -(-a)}. */
    RIGHT
  }

  private static final Map<String, OperatorSyntax> BY_FUNCTION = index();

  private final String function;
  private final Form form;
  private final String symbol;
  private final int arity;
  private final int precedence;

  OperatorSyntax(String function, Form form, String symbol, int arity, int precedence) {
    this.function = function;
    this.form = form;
    this.symbol = symbol;
    this.arity = arity;
    this.precedence = precedence;
  }

  /** The name of the function in {@link Operators}. */
  public String function() {
    return function;
  }

  /** The shape in which it is written. */
  public Form form() {
    return form;
  }

  /** What Java writes between, before or after the operands. */
  public String symbol() {
    return symbol;
  }

  /** How many arguments the function takes, types included. */
  public int arity() {
    return arity;
  }

  /** How tightly it binds: one of the numbers of {@link Precedence}. */
  public int precedence() {
    return precedence;
  }

  /** On which side it groups with its like. */
  public Associativity associativity() {
    return precedence == Precedence.UNARY || precedence == Precedence.ASSIGNMENT
        ? Associativity.RIGHT
        : Associativity.LEFT;
  }

  /** How the function with this name in {@link Operators} is written, if there is one. */
  public static Optional<OperatorSyntax> of(String function) {
    return Optional.ofNullable(BY_FUNCTION.get(function));
  }

  /** How a target is written, if it is an operator. */
  public static Optional<OperatorSyntax> of(Target target) {
    return target instanceof MemberRef member && member.isOperator()
        ? of(member.name())
        : Optional.empty();
  }

  private static Map<String, OperatorSyntax> index() {
    Map<String, OperatorSyntax> found = new LinkedHashMap<>();
    for (OperatorSyntax each : values()) {
      found.put(each.function, each);
    }
    return Collections.unmodifiableMap(found);
  }
}
