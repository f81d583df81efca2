package dev.tracewright.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.OperatorSyntax.Precedence;
import dev.tracewright.graph.TypeRef;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Constants as Java source, in ASCII, to the last bit. */
final class Literals {
  private static final ClassName FLOAT = ClassName.get("java.lang", "Float");
  private static final ClassName DOUBLE = ClassName.get("java.lang", "Double");
  private static final int FLOAT_NAN = 0x7fc00000;
  private static final long DOUBLE_NAN = 0x7ff8000000000000L;

  private Literals() {}

  /** The literal as an expression of exactly its own type. */
  static Expr of(Literal literal) {
    Object value = literal.value();
    if (value instanceof Byte || value instanceof Short) {
      String type = value instanceof Byte ? "byte" : "short";
      String number = ((Number) value).intValue() < 0 ? "(" + value + ")" : value.toString();
      return new Expr(
          CodeBlock.of("$L", "(" + type + ") " + number), Precedence.UNARY, literal.type(), false);
    }
    boolean signed = isSigned(value);
    return new Expr(
        code(value), signed ? Precedence.UNARY : Precedence.PRIMARY, literal.type(), signed);
  }

  /** Whether the text of the constant starts with a minus sign. */
  private static boolean isSigned(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      return number < 0 && number != Long.MIN_VALUE && !value.equals(Integer.MIN_VALUE);
    }
    if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) && Math.copySign(1.0, number) < 0;
    }
    return false;
  }

  /** An integer alone, for where the context gives it the type {@code byte} or {@code short}. */
  static Expr bareInteger(Number value, TypeRef type) {
    boolean signed = value.intValue() < 0;
    return new Expr(
        CodeBlock.of("$L", value), signed ? Precedence.UNARY : Precedence.PRIMARY, type, signed);
  }

  private static CodeBlock code(@Nullable Object value) {
    if (value instanceof String text) {
      return CodeBlock.of("$L", string(text));
    }
    if (value instanceof Character each) {
      return CodeBlock.of("$L", each == '\'' ? "'\\''" : "'" + escape(each) + "'");
    }
    if (value instanceof Integer number) {
      return number == Integer.MIN_VALUE
          ? CodeBlock.of("$T.MIN_VALUE", ClassName.get("java.lang", "Integer"))
          : CodeBlock.of("$L", number);
    }
    if (value instanceof Long number) {
      return number == Long.MIN_VALUE
          ? CodeBlock.of("$T.MIN_VALUE", ClassName.get("java.lang", "Long"))
          : CodeBlock.of("$LL", number);
    }
    if (value instanceof Float number) {
      return floating(number);
    }
    if (value instanceof Double number) {
      return floating(number);
    }
    return CodeBlock.of("$L", String.valueOf(value));
  }

  private static CodeBlock floating(float value) {
    if (Float.isNaN(value)) {
      int bits = Float.floatToRawIntBits(value);
      return bits == FLOAT_NAN
          ? CodeBlock.of("$T.NaN", FLOAT)
          : CodeBlock.of("$T.intBitsToFloat(0x$L)", FLOAT, Integer.toHexString(bits));
    }
    return Float.isInfinite(value)
        ? CodeBlock.of("$T.$L", FLOAT, value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY")
        : CodeBlock.of("$Lf", value);
  }

  private static CodeBlock floating(double value) {
    if (Double.isNaN(value)) {
      long bits = Double.doubleToRawLongBits(value);
      return bits == DOUBLE_NAN
          ? CodeBlock.of("$T.NaN", DOUBLE)
          : CodeBlock.of("$T.longBitsToDouble(0x$LL)", DOUBLE, Long.toHexString(bits));
    }
    return Double.isInfinite(value)
        ? CodeBlock.of("$T.$L", DOUBLE, value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY")
        : CodeBlock.of("$L", value);
  }

  /** A string literal in ASCII. */
  static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      out.append(each == '"' ? "\\\"" : escape(each));
    }
    return out.append('"').toString();
  }

  /** Octal below 128, since a Unicode escape of a control character would end the line. */
  private static String escape(char each) {
    return switch (each) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      case '\\' -> "\\\\";
      default -> {
        if (each >= ' ' && each <= '~') {
          yield String.valueOf(each);
        }
        yield each < 128
            ? String.format(Locale.ROOT, "\\%03o", (int) each)
            : String.format(Locale.ROOT, "\\u%04x", (int) each);
      }
    };
  }

  /** The text with every character outside ASCII escaped; identifiers stay what they are. */
  static String ascii(String source) {
    StringBuilder out = new StringBuilder(source.length());
    for (int i = 0; i < source.length(); i++) {
      char each = source.charAt(i);
      if (each < 128) {
        out.append(each);
      } else {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
      }
    }
    return out.toString();
  }
}
