package dev.tracewright.random;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of the variables and expressions of random programs. */
enum Type {
  BOOLEAN("boolean", "false", "true"),
  BYTE("byte", "(byte) 0", "(byte) 1", "(byte) -1", "Byte.MIN_VALUE", "Byte.MAX_VALUE"),
  SHORT("short", "(short) 0", "(short) 300", "(short) -1", "Short.MIN_VALUE", "Short.MAX_VALUE"),
  CHAR("char", "'a'", "'z'", "'0'", "'\\0'", "'\\uffff'", "'\\u00e9'"),
  INT(
      "int",
      "0",
      "1",
      "2",
      "3",
      "7",
      "31",
      "33",
      "1000",
      "65_537",
      "(-1)",
      "(-5)",
      "0x7fff_ffff",
      "Integer.MIN_VALUE",
      "Integer.MAX_VALUE"),
  LONG(
      "long",
      "0L",
      "1L",
      "3L",
      "64L",
      "(-70L)",
      "(1L << 40)",
      "123_456_789_012L",
      "Long.MIN_VALUE",
      "Long.MAX_VALUE"),
  FLOAT(
      "float",
      "0f",
      "(-0f)",
      "1f",
      "1.5f",
      "0.1f",
      "3e9f",
      "1e-40f",
      "Float.MAX_VALUE",
      "Float.NaN",
      "Float.NEGATIVE_INFINITY"),
  DOUBLE(
      "double",
      "0.0",
      "(-0.0)",
      "1.0",
      "(-1.5)",
      "0.1",
      "1e10",
      "(-3e40)",
      "Double.MIN_VALUE",
      "Double.MAX_VALUE",
      "Double.NaN",
      "Double.POSITIVE_INFINITY"),
  BOXED_BOOLEAN("Boolean", "Boolean.TRUE", "false", "null"),
  BOXED_CHAR("Character", "'c'", "'\\uffff'", "null"),
  BOXED_INT("Integer", "5", "127", "128", "Integer.valueOf(1000)", "null"),
  BOXED_LONG("Long", "5L", "-1000L", "Long.valueOf(127)", "null"),
  BOXED_DOUBLE("Double", "0.5", "-0.0", "Double.NaN", "null"),
  TEXT("String", "\"\"", "\"a\"", "\"known\"", "\"42\"", "\"-7x\"", "\"\\u00e9\\n\\\"\"", "null"),
  SHADE("Shade", "Shade.LIGHT", "Shade.HALF", "Shade.DARK", "null"),
  INTS("int[]", "(new int[0])", "(new int[] {7, -2, 40})", "null"),
  LONGS("long[]", "(new long[0])", "(new long[] {-1L, 1L << 33})", "null"),
  DOUBLES("double[]", "(new double[0])", "(new double[] {-0.0, 2.5})", "null"),
  BYTES("byte[]", "(new byte[0])", "(new byte[] {3, -128})", "null"),
  CHARS("char[]", "(new char[0])", "\"chars\".toCharArray()", "null"),
  TEXTS("String[]", "(new String[0])", "(new String[2])", "(new String[] {\"x\", \"\"})", "null"),
  GRID("int[][]", "(new int[0][])", "(new int[2][2])", "(new int[][] {{1}, {2, 3}})", "null"),
  INT_LIST(
      "List<Integer>",
      "List.<Integer>of()",
      "new ArrayList<Integer>()",
      "List.<Integer>of(4, -300, 0)",
      "null"),
  TEXT_LIST(
      "List<String>",
      "List.<String>of()",
      "new ArrayList<String>()",
      "List.<String>of(\"one\", \"\", \"a\")",
      "null"),
  PAIR("Pair", "new Pair(0, 0.0)", "null"),
  CELL("Cell", "new Cell(0)", "null"),
  OBJECT("Object", "\"text\"", "5", "5L", "'c'", "2.5", "Shade.DARK", "new int[1]", "null"),
  LOG("Log", "new Log()"),
  LAYER("Layer", "new Layer(1)", "new Layer(-3)"),
  LAYERS("Layer[]", "(new Layer[] {new Layer(2)})", "(new Layer[0])"),
  LAYER_LIST("List<Layer>", "List.<Layer>of(new Layer(5))", "new ArrayList<Layer>()"),
  RESOURCE("Log.Resource", "new Log().open(\"new\")"),
  EXCEPTION("RuntimeException", "new IllegalStateException(\"new\")");

  private static final List<Type> NUMBERS = List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE);

  private final String text;
  private final List<String> literals;

  Type(String text, String... literals) {
    this.text = text;
    this.literals = List.of(literals);
  }

  /** As it is declared. */
  String text() {
    return text;
  }

  /** Some expressions that need no variables; the first is the simplest. */
  List<String> literals() {
    return literals;
  }

  /** Whether it is a primitive number. */
  boolean isNumber() {
    return NUMBERS.contains(this);
  }

  /** Whether operators apply to it and the tracer computes them. */
  boolean isPlain() {
    return isNumber() || this == BOOLEAN || this == TEXT || this == SHADE;
  }

  /** The primitive numbers. */
  static List<Type> numbers() {
    return NUMBERS;
  }

  /** The types whose values are converted to this one where it is assigned, itself included. */
  List<Type> assignable() {
    return switch (this) {
      case SHORT -> List.of(BYTE, SHORT);
      case INT -> List.of(BYTE, SHORT, CHAR, INT);
      case LONG -> List.of(BYTE, SHORT, CHAR, INT, LONG);
      case FLOAT -> List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT);
      case DOUBLE -> NUMBERS;
      case OBJECT ->
          List.of(OBJECT, TEXT, INT, LONG, CHAR, BOOLEAN, DOUBLE, BOXED_INT, SHADE, PAIR, INTS);
      default -> unboxed() == null ? List.of(this) : List.of(this, unboxed());
    };
  }

  /** What the elements of an array or list are; null for other types. */
  @Nullable Type element() {
    return switch (this) {
      case INTS -> INT;
      case LONGS -> LONG;
      case DOUBLES -> DOUBLE;
      case BYTES -> BYTE;
      case CHARS -> CHAR;
      case TEXTS, TEXT_LIST -> TEXT;
      case GRID -> INTS;
      case INT_LIST -> BOXED_INT;
      case LAYERS, LAYER_LIST -> LAYER;
      default -> null;
    };
  }

  boolean isArray() {
    return element() != null && !isList();
  }

  boolean isList() {
    return this == INT_LIST || this == TEXT_LIST || this == LAYER_LIST;
  }

  /** What is in a box; null for other types. */
  @Nullable Type unboxed() {
    return switch (this) {
      case BOXED_BOOLEAN -> BOOLEAN;
      case BOXED_CHAR -> CHAR;
      case BOXED_INT -> INT;
      case BOXED_LONG -> LONG;
      case BOXED_DOUBLE -> DOUBLE;
      default -> null;
    };
  }

  /** The arrays and lists of this type. */
  List<Type> holders() {
    return Arrays.stream(values()).filter(each -> each.element() == this).toList();
  }

  /** The boxes of this type. */
  List<Type> boxes() {
    return Arrays.stream(values()).filter(each -> each.unboxed() == this).toList();
  }
}
